"""Recordings and the video as records with their files; those that nothing names are swept away."""

from datetime import datetime, timedelta
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.pictures.drawing import written_anew
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.portal.models import Recording, SignLanguageVideo, ThemePortal
from bildungsbuero.apps.portal.recordings.media import check_captions, check_sound, check_video
from bildungsbuero.apps.portal.recordings.showing import digest_of
from bildungsbuero.web.public_ids import new_public_id

FOLDER = "recordings"
BECAUSE = "files of all offices"
# A file that is being stored has no record yet.
SPARED = timedelta(days=1)

Shown = Offer | ThemePortal


@transaction.atomic
def put_recording(shown: Shown, *, language: str, content: bytes, person: Person) -> Recording:
    """Return the recording of a text in a language; an earlier one makes room."""
    ending = check_sound(content)
    among = Recording.objects.of(shown.office).about(shown)
    owner = {"offer": shown} if isinstance(shown, Offer) else {"theme": shown}
    recording = among.filter(language=language).first() or Recording(office=shown.office, language=language, **owner)
    _forget_file(recording.file_name)
    recording.file_name, recording.said = _stored(content, ending), digest_of(shown, language)
    recording.save()
    audit.note("recordings.put", office=shown.office, person=person, about=f"{shown} ({language})")
    return recording


@transaction.atomic
def remove_recording(recording: Recording, *, person: Person) -> None:
    """Take a recording away, and its file once that is certain."""
    about = f"{recording.offer or recording.theme} ({recording.language})"
    _forget_file(recording.file_name)
    recording.delete()
    audit.note("recordings.removed", office=recording.office, person=person, about=about)


def video_of(office: Office) -> SignLanguageVideo | None:
    """Return the video of the home page, None while there is none."""
    return SignLanguageVideo.objects.of(office).first()


@transaction.atomic
def put_video(
    video: SignLanguageVideo, *, content: bytes | None, captions: bytes | None, poster: bytes | None, person: Person
) -> SignLanguageVideo:
    """Return the video with its captions and words; what is None stays as it is."""
    if content is not None:
        video.file_name = _exchanged(video.file_name, content, check_video(content))
    if captions is not None:
        video.captions_name = _exchanged(video.captions_name, check_captions(captions), "vtt")
    if poster is not None:
        video.poster_name = _exchanged(video.poster_name, written_anew(poster).content, "jpg")
    video.save()
    audit.note("sign_language.put", office=video.office, person=person)
    return video


@transaction.atomic
def remove_video(video: SignLanguageVideo, *, person: Person) -> None:
    """Take the video away, and its files once that is certain."""
    for name in names_of(video):
        _forget_file(name)
    video.delete()
    audit.note("sign_language.removed", office=video.office, person=person)


def names_of(video: SignLanguageVideo) -> list[str]:
    """Return the names of the files of a video."""
    return [name for name in (video.file_name, video.captions_name, video.poster_name) if name]


def path_of(name: str) -> str:
    """Return where a file lies among the media."""
    return f"{FOLDER}/{name}"


def sweep(at: datetime) -> int:
    """Delete files that nothing names, such as those of an offer that is gone; return how many."""
    if not default_storage.exists(FOLDER):
        return 0
    kept = set(Recording.objects.across_offices(because=BECAUSE).values_list("file_name", flat=True))
    for video in SignLanguageVideo.objects.across_offices(because=BECAUSE):
        kept.update(names_of(video))
    _folders, names = default_storage.listdir(FOLDER)
    old = [name for name in names if name not in kept and _is_old(name, at)]
    for name in old:
        default_storage.delete(path_of(name))
    return len(old)


def _is_old(name: str, at: datetime) -> bool:
    return default_storage.get_modified_time(path_of(name)) < at - SPARED


def _exchanged(old: str, content: bytes, ending: str) -> str:
    _forget_file(old)
    return _stored(content, ending)


def _stored(content: bytes, ending: str) -> str:
    name = path_of(f"{new_public_id()}{new_public_id()}.{ending}")
    return PurePosixPath(default_storage.save(name, ContentFile(content))).name


def _forget_file(name: str) -> None:
    if name:
        transaction.on_commit(lambda: default_storage.delete(path_of(name)))
