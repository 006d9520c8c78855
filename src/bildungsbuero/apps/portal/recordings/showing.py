"""Which text a recording says, and which one a page offers: none that says something else than the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.translating.showing import Spoken, speak
from bildungsbuero.apps.portal.models import Recording, SignLanguageVideo, ThemePortal
from bildungsbuero.apps.portal.recordings.media import KINDS
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.web.languages import current


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A recording as a page offers it."""

    address: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVideo:
    """The video of the home page with everything that belongs to it."""

    address: str
    media_type: str
    captions: str
    poster: str
    transcript: str


def digest_of(shown: Offer | ThemePortal, language: str) -> str:
    """Return a digest of what a page says of an offer or a theme portal in a language."""
    if isinstance(shown, Offer):
        return digest_of_offer(speak([shown], language)[0])
    texts = {**shown.texts.get(GERMAN, {}), **{k: v for k, v in shown.texts.get(language, {}).items() if v}}
    return _digest((str(texts.get("title", "")), str(texts.get("intro", ""))))


def digest_of_offer(spoken: Spoken) -> str:
    """Return a digest of the texts of an offer as a page shows them."""
    record = spoken.record
    return _digest((record.title, record.summary, record.description))


def sound_of(shown: Offer | ThemePortal, digest: str | None = None) -> Sound | None:
    """Return the recording in the language of the page; None where there is none, or where the text is another now."""
    language = current().code
    found = Recording.objects.of(shown.office).about(shown).find_one(language=language)
    if found is None or found.said != (digest or digest_of(shown, language)):
        return None
    return Sound(address=reverse("portal:recording", args=[found.file_name]), media_type=media_type_of(found.file_name))


def is_current(recording: Recording) -> bool:
    """Whether a recording still says what stands on the page."""
    shown = recording.offer or recording.theme
    return shown is not None and recording.said == digest_of(shown, recording.language)


def public_recording(office: Office, name: str, on: date) -> Recording | None:
    """Return the recording of a file where the public sees what it is about."""
    found = Recording.objects.of(office).select_related("theme").filter(file_name=name).first()
    if found is None:
        return None
    if found.theme is not None:
        return found if found.theme.is_published else None
    return found if Offer.objects.of(office).public_on(on).filter(recordings=found).exists() else None


def shown_video(office: Office) -> ShownVideo | None:
    """Return the video of the home page; None while there is none."""
    found = SignLanguageVideo.objects.of(office).first()
    if found is None:
        return None
    return ShownVideo(
        address=_address(found.file_name),
        media_type=media_type_of(found.file_name),
        captions=_address(found.captions_name),
        poster=_address(found.poster_name),
        transcript=found.transcript,
    )


def media_type_of(name: str) -> str:
    """Return the media type of a file by the ending that it was given here."""
    return KINDS[name.rpartition(".")[2]]


def _address(name: str) -> str:
    return reverse("portal:sign-language-file", args=[name]) if name else ""


def _digest(texts: Iterable[str]) -> str:
    return sha256("\0".join(text.strip() for text in texts).encode()).hexdigest()
