"""Uploads of recordings and of the video in sign language."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.portal.models import SignLanguageVideo
from bildungsbuero.apps.portal.recordings.media import AUDIO_LIMIT_MB, CAPTIONS_LIMIT_KB, VIDEO_LIMIT_MB

OFFER = re.compile(r"/angebote/([a-z0-9]+)/?(?:[?#].*)?$")
THEME = re.compile(r"/themen/([-a-z0-9_]+)/?(?:[?#].*)?$")


class RecordingForm(forms.Form):
    """A sound file, what it reads, and in which language."""

    page = forms.CharField(
        label=_("Address of the public page"),
        max_length=300,
        help_text=_("The page of the offer or of the theme portal whose text is read; copy it from your browser."),
    )
    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(
        label=_("Sound file"),
        widget=forms.FileInput(attrs={"accept": "audio/mpeg,audio/mp4,audio/ogg,.mp3,.m4a,.ogg"}),
        help_text=_("MP3, M4A or Ogg, at most %(limit)s MB. Read title, short text and description as they stand.")
        % {"limit": AUDIO_LIMIT_MB},
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        spoken = [(language.code, language.name) for language in settings.SPOKEN]
        self.fields["language"].choices = spoken  # type: ignore[attr-defined]

    def about(self) -> tuple[str, str]:
        """Return the public id of an offer or the key of a theme portal, the other one empty."""
        page = self.cleaned_data["page"]
        offer, theme = OFFER.search(page), THEME.search(page)
        return offer[1] if offer else "", theme[1] if theme else ""


class SignLanguageForm(forms.ModelForm[SignLanguageVideo]):
    """The video with captions, a still picture and all its words; files stay until others are chosen."""

    file = forms.FileField(
        label=_("Video"),
        widget=forms.FileInput(attrs={"accept": "video/mp4,video/webm"}),
        help_text=_("MP4 or WebM, at most %(limit)s MB. It lies on this server; no other service plays it.")
        % {"limit": VIDEO_LIMIT_MB},
    )
    captions = forms.FileField(
        label=_("Captions"),
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text=_("A WebVTT file (.vtt), at most %(limit)s kB.") % {"limit": CAPTIONS_LIMIT_KB},
    )
    poster = forms.FileField(
        label=_("Still picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_("Stands there until somebody starts the video."),
    )
    field_order = ("file", "captions", "poster", "transcript")

    class Meta:
        model = SignLanguageVideo
        fields = ("transcript",)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name in ("file", "captions"):
            self.fields[name].required = self.instance.pk is None

    def content(self, name: str, limit_bytes: int) -> bytes | None:
        """Return the bytes of a file, one more than allowed at most; None where none was chosen."""
        file = self.cleaned_data.get(name)
        content: bytes | None = file.read(limit_bytes + 1) if file else None
        return content
