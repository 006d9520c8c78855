"""Figures in words: what is shown, what is spoken, what a period and a refused row are called."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from bildungsbuero.core.cells import Cell, Meaning, Published, Quality, rounded
from bildungsbuero.core.indicators import Indicator, Kind, Text
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.core.periods import Period, PeriodMeaning
from bildungsbuero.web import wording

Words = str | Promise

HUNDRED = Decimal(100)
UNIT_SIGNS = {"percent": "\u00a0%", "EUR": "\u00a0€", "km2": "\u00a0km²"}
UNIT_NAMES: dict[str, Words] = {
    "number": gettext_lazy("number"),
    "persons": gettext_lazy("persons"),
    "percent": gettext_lazy("percent"),
    "per_100": gettext_lazy("per 100"),
    "per_1000": gettext_lazy("per 1,000"),
    "per_10000": gettext_lazy("per 10,000"),
    "persons_per_km2": gettext_lazy("persons per square kilometre"),
    "EUR": gettext_lazy("euro"),
    "years": gettext_lazy("years"),
    "km2": gettext_lazy("square kilometres"),
}
MEANINGS: dict[Meaning, Words] = {
    Meaning.ZERO: gettext_lazy("nothing there (exactly zero)"),
    Meaning.UNKNOWN_OR_SECRET: gettext_lazy("unknown or to be kept confidential"),
    Meaning.SECRET: gettext_lazy("to be kept confidential"),
    Meaning.SUPPRESSED: gettext_lazy("withheld to protect people"),
    Meaning.PENDING: gettext_lazy("will follow later"),
    Meaning.UNRELIABLE: gettext_lazy("too uncertain"),
    Meaning.NOT_MEANINGFUL: gettext_lazy("makes no sense here"),
    Meaning.NO_BASE: gettext_lazy("cannot be computed, since the base is zero"),
    Meaning.NOT_DELIVERED: gettext_lazy("not delivered"),
    Meaning.NOT_PUBLISHED: gettext_lazy("not published for this area"),
    Meaning.UNDECIDED: gettext_lazy("meaning not stated yet"),
    Meaning.UNIT_GONE: gettext_lazy("The area no longer exists"),
}
QUALITIES: dict[Quality, Words] = {
    Quality.LIMITED: gettext_lazy("of limited reliability"),
    Quality.REVISED: gettext_lazy("corrected"),
    Quality.PRELIMINARY: gettext_lazy("preliminary"),
    Quality.ESTIMATED: gettext_lazy("estimated"),
    Quality.ROUNDED: gettext_lazy("rounded by the source"),
}
# What the legend under tables explains, in the order of the official legend.
LEGEND = (
    ("–", Meaning.ZERO),
    (".", Meaning.UNKNOWN_OR_SECRET),
    ("…", Meaning.PENDING),
    ("/", Meaning.UNRELIABLE),
    ("x", Meaning.NOT_MEANINGFUL),
)
ORIGINS: dict[Kind, Words] = {
    Kind.COMPUTED: gettext_lazy("computed from the numbers of the source"),
    Kind.TAKEN_OVER: gettext_lazy("rate taken over (numerator and denominator not delivered)"),
    Kind.OPEN: gettext_lazy("described, but the measures of its table are not settled yet"),
}
OVER_A_HUNDRED = gettext_lazy(
    "A value above 100 % is no error: here more are counted than belong to the base, for example because children from "
    "other municipalities come here."
)
UNCHECKED = gettext_lazy("Definition not yet checked")
COUNT_BESIDE = gettext_lazy("rate taken over (denominator not delivered)")
PRIORITIES: dict[str, Words] = {
    "core": gettext_lazy("Core – proposal of this program"),
    "overview": gettext_lazy("Overview – proposal of this program"),
    "supplement": gettext_lazy("Supplement – proposal of this program"),
}
REASONS: dict[str, Words] = {
    "columns": gettext_lazy("The row has too many or too few columns."),
    "area": gettext_lazy("“%(detail)s” is no key of an area."),
    "period": gettext_lazy("“%(detail)s” is no period."),
    "value": gettext_lazy("“%(detail)s” is neither a number nor a known sign."),
    "label": gettext_lazy("“%(detail)s” is not a value that the data set knows."),
    "double": gettext_lazy("The same value already stands in row %(detail)s."),
}
AREAS_OF_EDUCATION: dict[str, Words] = {
    "A": gettext_lazy("General conditions"),
    "B": gettext_lazy("Basic information on education"),
    "C": gettext_lazy("Early childhood education"),
    "D": gettext_lazy("General schools"),
    "E": gettext_lazy("Vocational education"),
    "F": gettext_lazy("Universities"),
    "G": gettext_lazy("Continuing education"),
    "H": gettext_lazy("Non-formal and informal learning"),
    "I": gettext_lazy("Networks, guidance, management"),
}


def text(texts: Text) -> str:
    """Return a text of a sheet in the active language, German where it has none."""
    return texts.get(language_of(texts)) or ""


def language_of(texts: Text) -> str:
    """Return the language in which a text of a sheet is told: the active one, or German where it is missing there."""
    wanted = (get_language() or GERMAN).partition("-")[0]
    return wanted if texts.get(wanted) else GERMAN


def origin(indicator: Indicator) -> str:
    """Return whether a figure is computed here or a finished rate of its source, and from which tables."""
    is_beside = indicator.kind is Kind.TAKEN_OVER and indicator.numerator is not None
    kind = COUNT_BESIDE if is_beside else ORIGINS[indicator.kind]
    return f"{kind}: {', '.join(indicator.datasets or indicator.tables)}"


def origin_in_short(indicator: Indicator) -> str:
    """Return "berechnet aus 12411-02-03-4" or "übernommen aus INKAR"."""
    tables = {"tables": ", ".join(indicator.datasets or indicator.tables)}
    if indicator.is_open:
        return _("described; would be filled by %(tables)s") % tables
    if indicator.kind is Kind.TAKEN_OVER:
        return _("taken over from %(tables)s") % tables
    return _("computed from %(tables)s") % tables


def over_a_hundred(indicator: Indicator, cells: Iterable[Cell]) -> str:
    """Return what to say beside a share above 100 per cent, empty where there is none."""
    if indicator.unit != "percent":
        return ""
    is_over = any(isinstance(cell, Published) and cell.value > HUNDRED for cell in cells)
    return str(OVER_A_HUNDRED) if is_over else ""


def definition_state(indicator: Indicator) -> str:
    """Return "Definition noch nicht geprüft" where nobody has checked it, else nothing."""
    return "" if indicator.checked else str(UNCHECKED)


def priority(key: str) -> str:
    """Return how important an indicator is held to be."""
    return str(PRIORITIES.get(key, ""))


def part(cell: Cell | None) -> str:
    """Return a numerator or denominator: whole numbers without decimals, others with two at most."""
    if not isinstance(cell, Published):
        return "–"
    is_whole = cell.value == cell.value.to_integral_value()
    return number(cell.value, 0 if is_whole else 2)


def display(cell: Cell, *, unit: str, decimals: int, gone: str = "") -> str:
    """Return what stands in a table: "6,5 %", "(4,5)", "–", "."; `gone` is what to say of a dissolved unit."""
    if cell.meaning is Meaning.ZERO and cell.mark == "-":
        return "–"
    if isinstance(cell, Published):
        shown = number(cell.value, decimals) + unit_sign(unit)
        if Quality.LIMITED in cell.quality:
            return f"({shown})"
        return f"{shown} {cell.mark}" if cell.mark in {"r", "p", "s"} else shown
    if cell.meaning is Meaning.UNIT_GONE:
        return gone or str(MEANINGS[Meaning.UNIT_GONE])
    return {"-": "–", "...": "…"}.get(cell.mark, cell.mark)


def unit_sign(unit: str) -> str:
    """Return what stands behind a number: "6,5 %" in German, "6.5%" in English."""
    sign = UNIT_SIGNS.get(unit, "")
    return sign.strip() if unit == "percent" and wording.is_english() else sign


def number(value: Decimal, decimals: int) -> str:
    """Return a number in the way of the active language, commercially rounded."""
    return wording.number(rounded(value, decimals), decimals)


def plain_number(value: float | str | None) -> str:
    """Return a number with as many decimals, at most four, as it has; a sign as it is, empty for None."""
    if value is None or isinstance(value, str):
        return value or ""
    exact = round(float(value), 4)
    return wording.number(exact, len(f"{exact:.4f}".rstrip("0").split(".")[1]))


def spoken(cell: Cell, *, gone: str = "") -> str:
    """Return what is read aloud in place of a bare sign; empty where the number speaks for itself."""
    if cell.meaning is Meaning.ZERO:
        return str(MEANINGS[Meaning.ZERO])
    if isinstance(cell, Published):
        return ", ".join(str(QUALITIES[quality]) for quality in sorted(cell.quality))
    if gone and cell.meaning in {Meaning.UNIT_GONE, Meaning.NOT_MEANINGFUL}:
        return gone
    return str(MEANINGS[cell.meaning])


def period_label(period: Period) -> str:
    """Return the period with its meaning: "Schuljahr 2022/23", "31.12.2024"."""
    return str(_(period.message)) % (
        period.facts | {"day": wording.day(period.end), "month": wording.month(period.start)}
    )


def period_in_short(period: Period) -> str:
    """Return the period for an axis: "2022/23", "2025", "31.12.2024"."""
    if period.meaning is PeriodMeaning.REFERENCE_DATE:
        return wording.day(period.end)
    if period.meaning is PeriodMeaning.MONTH:
        return period.facts["month"]
    is_over_new_year = period.start.year != period.end.year
    return period.facts["years"] if is_over_new_year else period.facts["year"]


def unit_name(unit: str) -> str:
    """Return the unit in words."""
    return str(UNIT_NAMES.get(unit, unit))


def unit_beside(unit: str) -> str:
    """Return the unit where the bare number would not say it: "je 10.000"; empty for shares and counts."""
    return unit_name(unit) if unit.startswith(("per_", "persons_per_")) else ""


def reason(refused: dict[str, object]) -> str:
    """Return why a row was refused."""
    known = REASONS.get(str(refused.get("reason")))
    return str(known) % {"detail": refused.get("detail", "")} if known else str(refused.get("reason"))


def values_in_words(count: int) -> str:
    """Return "1.467 Werte"."""
    return ngettext("%(count)s value", "%(count)s values", count) % {"count": wording.number(count)}
