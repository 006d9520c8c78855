"""What the assistant says: roles of columns, units, why a cell was refused and what helps."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.core.grids.mapping import Says

Words = str | Promise

ROLES: dict[Says, Words] = {
    Says.VALUE: gettext_lazy("numbers"),
    Says.AREA: gettext_lazy("area"),
    Says.QUARTER: gettext_lazy("part of an own layer"),
    Says.PERIOD: gettext_lazy("period"),
    Says.MEASURE: gettext_lazy("measure (what is counted)"),
    Says.DIMENSION: gettext_lazy("breakdown (such as school type)"),
    Says.UNIT: gettext_lazy("unit"),
    Says.MARK: gettext_lazy("signs in place of numbers"),
    Says.NOTHING: gettext_lazy("leave out"),
}
SHORT_ROLES: dict[Says, Words] = {
    Says.VALUE: gettext_lazy("numbers"),
    Says.AREA: gettext_lazy("area"),
    Says.QUARTER: gettext_lazy("part of an own layer"),
    Says.PERIOD: gettext_lazy("period"),
    Says.MEASURE: gettext_lazy("measure"),
    Says.DIMENSION: gettext_lazy("breakdown"),
    Says.UNIT: gettext_lazy("unit"),
    Says.MARK: gettext_lazy("signs"),
    Says.NOTHING: gettext_lazy("left out"),
}
OF_LINES = (Says.PERIOD, Says.AREA, Says.QUARTER, Says.MEASURE, Says.DIMENSION, Says.UNIT, Says.NOTHING)
OF_SECTIONS = (Says.DIMENSION, Says.PERIOD, Says.AREA, Says.QUARTER, Says.NOTHING)
UNITS: dict[str, Words] = {
    "number": gettext_lazy("number"),
    "persons": gettext_lazy("persons"),
    "percent": gettext_lazy("percent"),
    "per_100": gettext_lazy("per 100"),
    "per_1000": gettext_lazy("per 1,000"),
    "per_10000": gettext_lazy("per 10,000"),
    "EUR": gettext_lazy("euro"),
    "years": gettext_lazy("years"),
    "ha": gettext_lazy("hectares"),
    "km2": gettext_lazy("square kilometres"),
}
FACTORS: dict[int, Words] = {
    1: gettext_lazy("as they stand there"),
    100: gettext_lazy("times 100 (0,123 is 12,3 percent)"),
    1000: gettext_lazy("times 1,000 (figures in thousands)"),
    1_000_000: gettext_lazy("times 1,000,000 (figures in millions)"),
}
DECIMALS: dict[str, Words] = {
    ",": gettext_lazy("comma (1.234,5)"),
    ".": gettext_lazy("point (1,234.5)"),
}
# Why a cell was refused, and what helps.
REASONS: dict[str, tuple[Words, Words]] = {
    "value": (
        gettext_lazy("“%(detail)s” is neither a number nor a known sign."),
        gettext_lazy("Write a number or a sign such as “.”, or leave the row out."),
    ),
    "footnote": (
        gettext_lazy("In “%(detail)s” it cannot be told where the number ends and the footnote begins."),
        gettext_lazy("Put a space before the footnote in the file."),
    ),
    "error": (
        gettext_lazy("Here stands an error of a formula (%(detail)s)."),
        gettext_lazy("Mend the formula in the file, or put “.” in its place."),
    ),
    "unsolved": (
        gettext_lazy("Here stands a formula without its result."),
        gettext_lazy("Open the file in a spreadsheet program, save it and give it once more."),
    ),
    "digits": (
        gettext_lazy("“%(detail)s” has more digits than a statistical figure can have."),
        gettext_lazy("Perhaps it is an account or telephone number; leave the column out."),
    ),
    "no_area": (
        gettext_lazy("Nothing says for which area this number is."),
        gettext_lazy("Name the area below, or the column in which it stands."),
    ),
    "unknown_area": (
        gettext_lazy("“%(detail)s” is no area that the program knows, or several are called so."),
        gettext_lazy("Write the official key, for example 07211, or leave the row out."),
    ),
    "quarter": (
        gettext_lazy("“%(detail)s” is not in your own layers."),
        gettext_lazy("Add it under “Own layers”, or choose “breakdown” for this column."),
    ),
    "no_period": (
        gettext_lazy("Nothing says for which period this number is."),
        gettext_lazy("Name the period below, or the column or line in which it stands."),
    ),
    "unknown_period": (
        gettext_lazy("“%(detail)s” is no period."),
        gettext_lazy("Known are years (2023), school years (2022/23), semesters (WS 2023/24) and days (31.12.2023)."),
    ),
    "other_period": (
        gettext_lazy("“%(detail)s” does not fit what the periods mean."),
        gettext_lazy("Choose what the periods mean, or say on which day of the year the figures were counted."),
    ),
    "twice": (
        gettext_lazy("The same figure (same area, period, measure and breakdown) already stands in cell %(detail)s."),
        gettext_lazy("A column or line that tells the two apart is left out; say what it means."),
    ),
}


def reason(refused: dict[str, object]) -> tuple[str, str]:
    """Return why a cell was refused and what helps; empty for reasons that are none of the assistant's."""
    words = REASONS.get(str(refused.get("reason")))
    if words is None or "cell" not in refused:
        return "", ""
    return str(words[0]) % {"detail": refused.get("detail", "")}, str(words[1])


def role(says: Says, name: str = "") -> str:
    """Return what a column or line says, with the name of a breakdown."""
    words = str(SHORT_ROLES[says])
    return _("%(role)s: %(name)s") % {"role": words, "name": name} if name else words
