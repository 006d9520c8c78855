"""Sentences about files of any kind."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "file.not_there": Sentence(_("This file does not exist."), _("Check the name and the folder.")),
    "file.empty": Sentence(_("This file is empty."), _("Save or download it once more, then try again.")),
    "file.no_text": Sentence(
        _("This file is not a text file."),
        _("Give the table as CSV, as a ZIP with one CSV, or as an Excel file."),
    ),
    "file.no_row": Sentence(
        _("This row cannot be read: a quotation mark is not closed, or a cell is unusually long."),
        _("Save the table once more as CSV, then try again."),
    ),
    "file.not_written": Sentence(
        _("The file could not be written: %(reason)s."),
        _("Check the folder, its rights and the room on the disk."),
    ),
    "file.encoding": Sentence(
        _("The letters of this file cannot be read: its encoding is neither UTF-8 nor Windows-1252."),
        _("Save it as “CSV UTF-8” and try again."),
    ),
    "file.broken_zip": Sentence(
        _("This ZIP file is damaged or was not received completely."),
        _("Download it once more, then try again."),
    ),
    "file.zip_too_many": Sentence(
        _("This ZIP file holds %(count)s files; %(limit)s are allowed."),
        _("Pack only the files that are meant."),
    ),
    "file.zip_too_large": Sentence(
        _("Unpacked, this ZIP file is unusually large (allowed are %(limit_mb)s MB) and was not opened."),
        _("Give the table unpacked, or in smaller parts."),
    ),
    "file.zip_bad_name": Sentence(
        _("This ZIP file holds a name that leads out of its folder: %(name)s."),
        _("Pack the files anew without folders."),
    ),
    "file.zip_encrypted": Sentence(
        _("This ZIP file is protected by a password."), _("Pack it without a password and try again.")
    ),
    "file.no_space": Sentence(
        _("There is not enough room on the disk to unpack this file; about %(needed_mb)s MB are needed."),
        _("Make room on the disk, then try again."),
    ),
    "file.too_large": Sentence(
        _("This file has %(size_mb)s MB; %(limit_mb)s MB are allowed."),
        _("Split it, or ask the person who runs the server to raise UPLOAD_LIMIT_MB."),
    ),
    "workbook.locked": Sentence(
        _("This workbook is protected by a password."), _("Save it without a password and try again.")
    ),
    "workbook.declares": Sentence(
        _("This workbook holds declarations (entities) that no spreadsheet program writes, and was not read."),
        _("Open it in a spreadsheet program, save it as xlsx and try again."),
    ),
    "workbook.too_large": Sentence(
        _("This workbook is larger than %(limit)s cells, or a single cell stands far away from all others."),
        _("Delete empty rows and columns behind the table, save it and try again; or split it."),
    ),
    "workbook.broken": Sentence(
        _("This workbook cannot be opened; it is damaged or no Excel or OpenDocument file."),
        _("Open it in a spreadsheet program, save it as xlsx and try again."),
    ),
}
