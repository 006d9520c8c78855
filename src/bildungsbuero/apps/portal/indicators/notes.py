"""What is drawn into the charts of an indicator: two dates, notes on single areas, caveats, intervals, a target."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.portal.indicators.content import Content
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.apps.territory.wording import listed
from bildungsbuero.core import derived
from bildungsbuero.core.cells import Published
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import RegionalNote, Text
from bildungsbuero.core.intervals import Interval
from bildungsbuero.documents.chart_notes import Goal, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Lines below a chart, and the signs inside that they explain; `numbers` are those beside the names of areas."""

    lines: tuple[str, ...]
    signs: tuple[Sign, ...]
    numbers: dict[str, str]


def read_notes(content: Content) -> Notes:
    """Return the notes of the main chart; regional ones are numbered in their order."""
    selection = content.selection
    shown = {unit.key for unit in selection.units} | {unit.key for unit in selection.references}
    regional = [
        note for note in selection.indicator.regional_notes if any(note.concerns(area) for area in sorted(shown))
    ]
    lines = [f"{number} {wording.text(note.text)}" for number, note in enumerate(regional, 1)]
    lines += [f"† {text}" for text in _two_dates(selection)]
    lines += [f"* {text}" for text in _caveats(content)]
    if over := wording.over_a_hundred(selection.indicator, (figure.cell for figure in content.whole)):
        lines.append(f"* {over}")
    lines += [reform.words for reform in content.ground.reforms if reform.is_minor and content.has_series]
    if not content.has_series and any(interval_of(selection, figure) for _name, figure in content.now):
        lines.append(_("Thin lines: 95 % interval where fewer than 100 cases stand behind a figure."))
    return Notes(lines=tuple(lines), signs=_signs(content, regional), numbers=_numbers(content, regional))


def interval_of(selection: Selection, figure: Figure) -> Interval | None:
    """Return within which limits chance alone may move a figure of few cases; None where it need not be said."""
    indicator = selection.indicator
    if not derived.is_small(figure.numerator) or indicator.denominator is None:
        return None
    return derived.interval(indicator.measurement, figure.numerator, figure.denominator, factor=indicator.factor)


def goal_of(content: Content) -> Goal | None:
    """Return the target of the office as the chart draws it."""
    target, indicator = content.target, content.selection.indicator
    if target is None:
        return None
    shown = wording.display(Published(value=target.value), unit=indicator.unit, decimals=indicator.decimals)
    until = _(" until %(year)s") % {"year": target.year} if target.year else ""
    return Goal(value=float(target.value), label=_("Target: %(value)s") % {"value": shown} + until)


def _two_dates(selection: Selection) -> list[str]:
    """Numerator and denominator of different days."""
    indicator = selection.indicator
    if indicator.denominator is None or indicator.denominator.period == "same":
        return []
    return [_("Two reference dates: %(dates)s") % {"dates": wording.text(indicator.dates)}]


def _caveats(content: Content) -> list[str]:
    """What holds where areas are set side by side; for a single one the first caveat."""
    selection = content.selection
    compared = [unit for unit in selection.units if unit.level == "district"]
    indicator = selection.indicator
    if len(compared) > 1 and indicator.caveats_when_compared:
        return [
            compared_in_words(text, [selection.name(unit.key) for unit in compared])
            for text in indicator.caveats_when_compared
        ]
    return [wording.text(text) for text in indicator.caveats[:1]]


def compared_in_words(text: Text, names: list[str]) -> str:
    """Return what holds where areas are set side by side, the list of them in the language of the sentence."""
    with translation.override(wording.language_of(text)):
        return wording.text(text).format(areas=listed(names))


def _signs(content: Content, regional: list[RegionalNote]) -> tuple[Sign, ...]:
    """A sign above each point of a line that a note with a period speaks of."""
    found = []
    for number, note in enumerate(regional, 1):
        for figure in content.whole:
            is_meant = note.period and str(figure.period.end.year) == note.period and note.concerns(figure.area)
            if is_meant and isinstance(figure.cell, Published) and figure.area in content.series_keys:
                label = wording.period_label(figure.period)
                found.append(Sign(period=label, value=float(figure.cell.value), number=str(number)))
    return tuple(found)


def _numbers(content: Content, regional: list[RegionalNote]) -> dict[str, str]:
    """The numbers that stand beside an area in a comparison: of notes without a period, or of the one shown."""
    year = str(content.selection.period.end.year)
    found: dict[str, str] = {}
    for number, note in enumerate(regional, 1):
        for _name, figure in content.now:
            if note.period in {"", year} and note.concerns(figure.area):
                found[figure.area] = f"{found.get(figure.area, '')} {number})"
    return found
