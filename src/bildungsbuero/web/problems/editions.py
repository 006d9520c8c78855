"""Sentences about editions."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "edition.empty": Sentence(
        _("This edition holds no figures."), _("Choose at least one indicator or own table that has figures.")
    ),
    "edition.no_figures": Sentence(
        _("For “%(name)s” nothing is published for the areas of the office."),
        _("Leave it out, or publish its delivery first."),
    ),
    "edition.not_a_draft": Sentence(
        _("Only a draft can be changed."),
        _("Take a checked edition back to draft; a released one is corrected by a new version."),
    ),
    "edition.four_eyes": Sentence(
        _("Whoever drafted an edition cannot declare it checked: this office wants four eyes."),
        _("Ask a colleague with the role Monitoring or Management to look at the figures."),
    ),
    "edition.not_checked": Sentence(_("This edition is not checked."), _("Declare it checked first.")),
    "edition.not_released": Sentence(
        _("Only a released edition is corrected by a new version."), _("A draft can be changed as it is.")
    ),
    "edition.corrected_already": Sentence(
        _("A new version of this edition exists already."), _("Correct the newest version.")
    ),
    "edition.correction_without_note": Sentence(
        _("A correction says what was wrong."), _("Write one sentence that everybody will read.")
    ),
    "edition.not_public": Sentence(
        _("Only a released edition is taken off the public pages."), _("Discard the draft, or return it to draft.")
    ),
    "edition.closed_without_reason": Sentence(
        _("An edition is not taken off the public pages without a reason."), _("Write one sentence for the change log.")
    ),
    "edition.bad_day": Sentence(_("This is no day."), _("Leave the field empty, or write it as 31.12.2026.")),
    "edition.lost": Sentence(
        _("The file with the figures of this edition is missing."),
        _("Restore it from a backup; it lies in the folder “editions”."),
    ),
    "edition.altered": Sentence(
        _("The file with the figures of this edition was altered: its checksum does not fit."),
        _("Restore it from a backup; nothing is shown until then."),
    ),
}
