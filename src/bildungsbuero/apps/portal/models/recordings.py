"""What an office shows in German Sign Language, and what it had read aloud: files of its own."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.models.themes import ThemePortal
from bildungsbuero.web.public_ids import PublicIdField


class SignLanguageVideo(OfficeOwned):
    """The video on the home page, which tells what there is and how to find it, with captions and all words."""

    file_name = models.CharField(max_length=60, editable=False)
    captions_name = models.CharField(max_length=60, editable=False)
    poster_name = models.CharField(max_length=60, blank=True, editable=False)
    transcript = models.TextField(
        _("all words"), help_text=_("What the video says, to read. For people who see neither signs nor pictures.")
    )

    objects = OfficeQuerySet["SignLanguageVideo"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("video in German Sign Language")
        verbose_name_plural = _("videos in German Sign Language")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_sign_language_video_of_an_office")]

    def __str__(self) -> str:
        return self.file_name


class RecordingQuerySet(OfficeQuerySet["Recording"]):
    def about(self, shown: Offer | ThemePortal) -> Self:
        """The recordings of an offer or of a theme portal."""
        return self.filter(offer=shown) if isinstance(shown, Offer) else self.filter(theme=shown)


class Recording(OfficeOwned):
    """The text of an offer or a theme portal, read aloud in one language; `said` tells which text that was."""

    public_id = PublicIdField()
    offer = models.ForeignKey(Offer, null=True, on_delete=models.CASCADE, related_name="recordings", editable=False)
    theme = models.ForeignKey(
        ThemePortal, null=True, on_delete=models.CASCADE, related_name="recordings", editable=False
    )
    language = models.CharField(_("language"), max_length=12)
    file_name = models.CharField(max_length=60, editable=False)
    # A digest: once the text is another one, the recording is not offered any more.
    said = models.CharField(max_length=64, editable=False)

    objects = RecordingQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["language"]
        constraints = [
            models.CheckConstraint(condition=Q(offer=None) ^ Q(theme=None), name="recording_of_an_offer_or_of_a_theme"),
            models.UniqueConstraint(fields=["offer", "language"], name="one_recording_of_an_offer_in_a_language"),
            models.UniqueConstraint(fields=["theme", "language"], name="one_recording_of_a_theme_in_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.file_name}"
