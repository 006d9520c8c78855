"""A recording of an offer and the video of the home page, as examples behind their pages."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.models import Recording, SignLanguageVideo
from bildungsbuero.apps.portal.recordings.keeping import path_of


def of_recordings(published: Offer) -> dict[str, dict[str, str | int]]:
    """Store both and return what stands in the addresses of their pages."""
    office = published.office
    sound = default_storage.save(path_of("ton.mp3"), ContentFile(b"ID3" + bytes(64)))
    name = sound.rpartition("/")[2]
    recording = Recording.unscoped.create(office=office, offer=published, language="de", file_name=name)
    video = default_storage.save(path_of("video.mp4"), ContentFile(b"\0\0\0\x18ftypmp42" + bytes(64)))
    captions = default_storage.save(path_of("video.vtt"), ContentFile(b"WEBVTT\n\n00:00.000 --> 00:02.000\nHallo\n"))
    names = [stored.rpartition("/")[2] for stored in (video, captions)]
    SignLanguageVideo.unscoped.create(
        office=office, file_name=names[0], captions_name=names[1], transcript=f"Willkommen in {office.name}"
    )
    return {
        "portal:recording": {"name": name},
        "portal:remove-recording": {"public_id": recording.public_id},
        "portal:sign-language-file": {"name": names[0]},
    }
