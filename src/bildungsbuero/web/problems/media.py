"""Sentences about recordings, videos and captions."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "media.too_large": Sentence(_("The file is larger than %(limit)s MB."), _("Save it smaller, or shorten it.")),
    "media.not_audio": Sentence(_("This is no sound file that browsers play."), _("Save it as MP3, M4A or Ogg.")),
    "media.not_video": Sentence(_("This is no video that browsers play."), _("Save it as MP4 or WebM.")),
    "media.captions_too_large": Sentence(
        _("The captions are larger than %(limit)s kB."), _("A file of captions holds text only.")
    ),
    "media.no_captions": Sentence(
        _("This is no file of captions."),
        _("It is a text in UTF-8 that begins with WEBVTT and names times."),
    ),
    "media.no_page": Sentence(
        _("There is no public offer and no theme portal at this address."),
        _("Copy the address of its public page from your browser."),
    ),
}
