"""Sentences about tables that the import assistant reads."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "assistant.too_large": Sentence(
        _("This table has more than %(limit)s cells; the assistant reads smaller ones."),
        _("Split it, or give it as the long table of this program, which may have millions of rows."),
    ),
    "assistant.broken_text": Sentence(
        _("From here on this file is no table: a quotation mark is missing, or signs cannot be read."),
        _("Open it in a spreadsheet program, save it as xlsx and give it once more."),
    ),
    "assistant.no_table": Sentence(
        _("There is no table of figures in this file: no row has a number beside its label."),
        _("Check whether it is the right file; pictures and PDF pages in a workbook cannot be read."),
    ),
    "assistant.gone": Sentence(
        _("The file of this table is no longer here: it was imported, put aside or forgotten after a week."),
        _("Give the file once more under “Import figures”."),
    ),
    "assistant.which_dataset": Sentence(
        _("Nobody has said yet for which data set this table is."), _("Choose a data set, or name a new one.")
    ),
    "assistant.no_figures": Sentence(
        _("Not one number of this table can be read in this way."),
        _("Go back to the reading; the list of refused cells says why."),
    ),
}
