"""Sentences about statistical tables, deliveries, indicators and periods."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

KNOWN_FORMATS = _(
    "Known are: the flat file of GENESIS (“ffcsv”), its table as CSV, and the long table of this program "
    "(columns: measure, area, period, dimensions, value, mark)."
)

SENTENCES: dict[str, Sentence] = {
    "statistics.unknown_layout": Sentence(
        _("This is not a table that says by itself how it is read."),
        _("Bring it in in the browser: the assistant reads any table. Or give it in the long table of this program."),
    ),
    "statistics.other_kind": Sentence(_("This is a %(kind)s file, not a table of figures."), KNOWN_FORMATS),
    "statistics.old_flat": Sentence(
        _("This is a flat file in its layout before 2025; the command line does not read it."),
        _("Bring it in in the browser, where the assistant reads it, or download it anew as “Flat-File (CSV)”."),
    ),
    "statistics.flat_header": Sentence(
        _("The header of this flat file is not complete: columns are missing, doubled or shifted."),
        _("Download the table once more and leave its first line as it is."),
    ),
    "statistics.classic_header": Sentence(
        _("The header above the figures cannot be made out."),
        _("Download the table once more, or choose the format “Flat-File (CSV)”."),
    ),
    "statistics.long_header": Sentence(
        _("The header of this long table has an empty or doubled column."),
        _("Each column needs a name of its own; measure, area, period and value stand once each."),
    ),
    "statistics.no_rows": Sentence(
        _("This table holds no figures."), _("Choose areas and periods anew in the source and download it once more.")
    ),
    "statistics.zip_content": Sentence(
        _("This ZIP file holds %(count)s tables; exactly one is expected."),
        _("Pack one CSV file, or give the files one by one."),
    ),
    "statistics.which_table": Sentence(
        _("The code of the table stands neither in the file nor in its name."),
        _("Name it: --dataset 12411-01-01-4, or give the file back its original name."),
    ),
    "statistics.nothing_accepted": Sentence(
        _("Not one row of this table could be taken. First reason: %(reason)s"),
        _("Compare the file with what the source offers; perhaps a column is shifted."),
    ),
    "statistics.shifted": Sentence(
        _("Column %(position)s is headed “%(found)s”; expected is “%(expected)s”."),
        _("A column was moved, added or removed. Download the table in its usual form."),
    ),
    "statistics.other_table": Sentence(
        _("This file holds the table %(found)s, not %(expected)s."),
        _("Choose the right file, or the right data set."),
    ),
    "statistics.bad_key": Sentence(
        _("“%(name)s” cannot be the code of a data set."), _("Use letters, digits, points, hyphens and underscores.")
    ),
    "protection.header": Sentence(
        _("The first line must name one column for each dimension and end with “value”."),
        _("For example: school type, sex, value. The code TOTAL marks the sum over a dimension."),
    ),
    "protection.row": Sentence(
        _("This row does not have %(columns)s filled columns."), _("Each row needs a code for each dimension.")
    ),
    "protection.twice": Sentence(
        _("The cell %(cell)s stands in the table twice."), _("Remove one of the two rows, or add them up.")
    ),
    "protection.no_count": Sentence(
        _("“%(value)s” is not a count."), _("Counts are whole numbers such as 12, without points; “.” is no number.")
    ),
    "protection.too_large": Sentence(
        _("The table has more than %(most)s cells."), _("Split it where no sums connect its parts.")
    ),
    "protection.does_not_add_up": Sentence(
        _("The sum %(cell)s is %(total)s, but its parts add up to %(sum)s."),
        _("Correct the table; figures that were rounded or changed at their source need no suppression here."),
    ),
    "protection.no_numbers_fit": Sentence(
        _("No numbers in place of the missing ones make the sums come out."), _("Check the sums of the table.")
    ),
    "protection.over_budget": Sentence(
        _("The audit was not finished within its budget of %(steps)s steps, so nothing is shown."),
        _("Split the table where no sums connect its parts."),
    ),
    "protection.not_safe": Sentence(
        _("The audit failed: a withheld count could be bounded more narrowly than %(width)s cases."),
        _("Nothing may be published of this table. Please report this as a fault of the program."),
    ),
    "dataset.key_taken": Sentence(
        _("There is a data set with the code “%(name)s” already."), _("Choose another code, or open that data set.")
    ),
    "dataset.shared": Sentence(
        _("This data set belongs to the installation and is read by all offices."),
        _("Ask the person who administers the installation to change it."),
    ),
    "dataset.official": Sentence(
        _("This is an official table; it is shared by all offices of this installation."),
        _("Ask the person who runs the server to bring it in, or give own figures another code."),
    ),
    "statistics.unknown_dataset": Sentence(
        _("There is no data set “%(name)s” here."), _("“bildungsbuero statistics datasets” lists what there is.")
    ),
    "statistics.unknown_dimension": Sentence(
        _("The data set has no dimension “%(name)s”."), _("Known are: %(known)s.")
    ),
    "statistics.unknown_code": Sentence(
        _("The dimension %(dimension)s has no value “%(name)s”."), _("Known are: %(known)s.")
    ),
    "statistics.condition": Sentence(
        _("“%(text)s” is not a condition."), _("Write DIMENSION=VALUE, for example GES=GESW.")
    ),
    "statistics.no_measure": Sentence(
        _("This long table has no column “measure”, but the data set has several."), _("Known are: %(known)s.")
    ),
    "statistics.ambiguous_numbers": Sentence(
        _("It cannot be told whether “%(sample)s” means thousands or decimals."),
        _("Write numbers without thousands separators, decimals with a comma."),
    ),
    "period.unreadable": Sentence(
        _("“%(text)s” is not a period of this data set."),
        _("Write the year or the day as delivered, for example 2023 or 2024-12-31."),
    ),
    "indicator.unknown": Sentence(
        _("There is no indicator “%(name)s”."), _("“bildungsbuero indicators list” shows all of them.")
    ),
    "indicator.no_period": Sentence(
        _("%(indicator)s has no figures for “%(period)s”."), _("There are figures for: %(known)s.")
    ),
    "indicator.no_data": Sentence(
        _("%(indicator)s has no figures yet."), _("Import the table %(tables)s; then they appear.")
    ),
    "indicator.unknown_area": Sentence(
        _("There is no area with the key “%(area)s”."), _("Write the official key, for example 07211 for Trier.")
    ),
    "indicator.too_many_areas": Sentence(_("At most %(most)s areas can be put together."), _("Name fewer areas.")),
    "indicator.nested_areas": Sentence(
        _("One of these areas lies in another; its people would be counted twice."),
        _("Name areas side by side, for example 09762+09777."),
    ),
    "records.nothing_to_count": Sentence(
        _("There is nothing to count: the office has no area of its own."),
        _("Say under “Areas” what the office is responsible for."),
    ),
    "indicator.not_converted": Sentence(
        _("%(indicator)s cannot be converted onto another territory. %(reason)s"), _("Ask for it as delivered.")
    ),
    "indicator.no_peers": Sentence(
        _("%(indicator)s cannot be compared among districts: it is a number of things, or too few areas have one."),
        _("Ask for another indicator, or for the values of areas one by one."),
    ),
    "indicator.unknown_group": Sentence(
        _("There is no peer group “%(name)s” for this area."), _("Known groups: %(known)s.")
    ),
    "own_indicator.unknown_state": Sentence(
        _("It is not clear what is to happen to the indicator."), _("Use one of the buttons on its page.")
    ),
    "own_indicator.withdrawn": Sentence(
        _("%(indicator)s is withdrawn and is not changed any more."), _("Take it into use again first.")
    ),
    "own_indicator.not_a_draft": Sentence(
        _("%(indicator)s has been in use, so it stays as a statement of what was computed."), _("Withdraw it instead.")
    ),
    "indicator.sheet": Sentence(
        _("The sheet of this indicator is not complete: %(detail)s"), _("Mend the line that is named.")
    ),
    "warehouse.not_built": Sentence(
        _("No figures have been published here yet."),
        _("Import a table; the figures are then built and appear by themselves."),
    ),
    "takeover.gone": Sentence(
        _("This table is not kept any more."), _("Uploads are kept for a week; bring the table in once more.")
    ),
    "takeover.no_long_table": Sentence(
        _("This is not the table of old figures that the template describes."),
        _("Its first line names the columns; Kennzahl, Gebiet, Zeitraum and Wert must be among them."),
    ),
    "takeover.no_rows": Sentence(
        _("Not one line of this table could be read."),
        _("Compare its first lines with the second sheet of the template."),
    ),
    "takeover.done": Sentence(
        _("This table has been taken over already."), _("Undo its delivery as a whole on the page of the delivery.")
    ),
    "delivery.unknown": Sentence(
        _("There is no delivery “%(name)s”."), _("Its number stands on its page and in the answer of the import.")
    ),
    "delivery.failed_checks": Sentence(
        _("A check of this delivery failed: %(checks)s. It cannot be published."),
        _("Correct the file at its source and bring it in once more; this delivery can be withdrawn."),
    ),
    "delivery.open_hints": Sentence(
        _("Somebody still has to look at hints of the checks: %(checks)s."),
        _("Accept each hint on the page of the delivery, with the reason why it is right; then publish."),
    ),
    "delivery.no_such_hint": Sentence(
        _("There is no open hint of this kind."),
        _("Load the page of the delivery anew; perhaps it was accepted before."),
    ),
    "delivery.unprotected": Sentence(
        _("This data set has no protection profile, so it cannot be published."),
        _("Decide on the page of the data set how its small counts are protected, or keep it internal."),
    ),
}
