"""Sentences about files of offers in the formats of other programs."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "offers.broken_xml": Sentence(
        _("This XML file cannot be read: %(detail)s."), _("Have it written once more by the program it is from.")
    ),
    "offers.xml_with_dtd": Sentence(
        _("This XML file brings a document type of its own, which could load other files."),
        _("Take out the line that begins with <!DOCTYPE, and give the file once more."),
    ),
    "offers.unknown_xml": Sentence(
        _("This XML file begins with “%(root)s”, which is none of the known formats."),
        _("Known are Open-vhs, KuferSQL and openQ-cat."),
    ),
    "offers.other_format": Sentence(
        _("This file is not %(format)s."), _("Leave the format open: the file itself decides.")
    ),
    "offers.empty_feed": Sentence(
        _("There is no offer in this file."), _("Nothing was changed. Ask for the export once more.")
    ),
    "offers.no_provider": Sentence(
        _("The file does not say who makes these offers."), _("Name the provider when you give the file.")
    ),
    "offers.broken_calendar": Sentence(
        _("This calendar cannot be read: %(detail)s."), _("Have it written once more by the program it is from.")
    ),
    "offers.bad_recurrence": Sentence(
        _("“%(value)s” is not a rule of recurrence that can be kept."),
        _("Offers recur by days, weeks, months or years (RRULE of RFC 5545)."),
    ),
    "offers.too_many_dates": Sentence(
        _("This offer has more dates than can be kept (%(limit)s)."), _("Give it an end, or divide it.")
    ),
    "offers.run_without_offer": Sentence(
        _("The date %(number)s belongs to an offer that is not in the file."), _("Deliver the offer together with it.")
    ),
    "offers.no_uuid": Sentence(_("“%(value)s” is not a UUID."), _("HSDS wants each id as a UUID.")),
    "offers.not_writable": Sentence(
        _("The file cannot be written there."), _("Name a folder that exists and may be written to.")
    ),
    "offers.too_many_for_a_file": Sentence(
        _("%(count)s offers are too many for one download (%(limit)s at most)."),
        _("Ask for pages under api/hsds/services, narrow the search, or use “offers export”."),
    ),
    "offers.list_not_taken": Sentence(_("This list was not taken over."), _("There is nothing to take back.")),
    "offers.broken_link": Sentence(
        _("%(value)s leads to no row of the table “%(table)s”."), _("Add the row, or leave the cell empty.")
    ),
}
