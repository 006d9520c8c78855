"""Sentences about the settings of an installation."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "settings.unreadable": Sentence(
        _("The settings file cannot be read: %(detail)s."),
        _("Mend the line that is named, or take the file away."),
    ),
    "settings.unknown": Sentence(
        _("The settings file names “%(name)s”, which does not exist."),
        _("All settings with their meaning stand in docs/reference/settings.md."),
    ),
    "settings.not_a_switch": Sentence(_("“%(value)s” is neither yes nor no."), _("Write true or false.")),
    "settings.not_a_number": Sentence(_("“%(value)s” is not a whole number."), _("Write digits only.")),
}
