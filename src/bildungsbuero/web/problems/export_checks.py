"""Sentences about what a check of exports finds."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

OF_THE_OFFER = _("Open the offer and correct or complete the field.")
OF_THE_PROGRAM = _("Please report this with “Report a problem”: the program writes the file.")

SENTENCES: dict[str, Sentence] = {
    "exports.missing": Sentence(_("Here a value is missing that the format asks for."), OF_THE_OFFER),
    "exports.bad_value": Sentence(_("“%(value)s” is not what the format expects here."), OF_THE_OFFER),
    "exports.ends_before_start": Sentence(_("The end lies before the beginning."), OF_THE_OFFER),
    "exports.twice": Sentence(_("“%(value)s” stands there twice, but may stand only once."), OF_THE_PROGRAM),
    "exports.leads_nowhere": Sentence(_("“%(value)s” is named, but is not in the file."), OF_THE_PROGRAM),
    "exports.wrong_order": Sentence(_("The parts stand in another order than the format asks for."), OF_THE_PROGRAM),
    "exports.unknown_name": Sentence(_("The format does not know “%(name)s” here."), OF_THE_PROGRAM),
    "exports.wrong_count": Sentence(_("The file says %(said)s entries, but holds %(found)s."), OF_THE_PROGRAM),
    "exports.long_line": Sentence(_("A line is longer than %(limit)s signs or ends in another way."), OF_THE_PROGRAM),
    "exports.no_delivery_yet": Sentence(
        _("No catalogue has been delivered yet, so there is nothing that an update could follow."),
        _("Deliver the whole catalogue first."),
    ),
    "exports.nothing_new": Sentence(
        _("Nothing has changed since the last delivery."), _("Nothing needs to be delivered.")
    ),
    "exports.only_the_newest": Sentence(
        _("Only the newest delivery can be forgotten."), _("Open the page anew; it shows which one that is.")
    ),
    "exports.unreadable": Sentence(_("The file cannot be read back: %(detail)s."), OF_THE_PROGRAM),
}
