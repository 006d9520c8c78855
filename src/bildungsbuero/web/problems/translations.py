"""Sentences about texts in other languages and about sheets for translators."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "translations.no_program": Sentence(
        _("This installation has no program that translates."),
        _("Write the texts here, or give a translator the sheet from the list of translations."),
    ),
    "translations.program_failed": Sentence(
        _("The program that translates gave no usable answer."), _("Nothing was stored. Try again later.")
    ),
    "translations.not_public": Sentence(
        _("Only texts that are public are given to a program."), _("Publish the offer first.")
    ),
    "translations.no_wish": Sentence(
        _("There is no such sheet."), _("Choose language and texts in the list of translations.")
    ),
    "translations.too_many_rows": Sentence(
        _("The sheet would have more than %(limit)s rows."), _("Choose the outdated texts only.")
    ),
    "translations.no_sheet": Sentence(
        _("This file is no workbook."), _("Fill in the sheet that you downloaded, and save it as .xlsx or .ods.")
    ),
    "translations.unknown_language": Sentence(
        _("There is no language “%(value)s”."), _("Known are: %(known)s. Do not change the column Sprache.")
    ),
    "translations.not_spoken": Sentence(_("There is no language “%(value)s”."), _("Known are: %(known)s.")),
    "translations.unknown_offer": Sentence(
        _("There is no offer with the id “%(id)s” in this office."),
        _("Do not change the column Kennung; it may also be that the offer was deleted since."),
    ),
    "translations.unknown_field": Sentence(
        _("The offer has no text “%(field)s”, or has it no more."),
        _("Do not change the column Feld; where the offer was changed, download the sheet anew."),
    ),
    "translations.twice": Sentence(_("This text stands in row %(first)s already."), _("Take one of the two rows out.")),
    "translations.sheet_gone": Sentence(
        _("The file of this preview is no longer here."), _("Give the sheet once more.")
    ),
    "translations.sheet_not_taken": Sentence(
        _("This sheet was not taken over, so there is nothing to take back."), _("Nothing needs to be done.")
    ),
}
