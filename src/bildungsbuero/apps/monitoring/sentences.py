"""The sentence with which the page of an indicator begins: what the figure says, before any chart."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.core.cells import Cell, Meaning, Published, severity
from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.web.wording import is_german

MOST_PARTS = 12


def headline(
    indicator: Indicator, figure: Figure, *, area_name: str, declaration: Dataset, parts: Sequence[Figure], gone: str
) -> str:
    """Return the sentence of a figure; without a number it says why there is none.

    `parts` are the figures of its first breakdown, for indicators that speak of a distribution.
    """
    falls = bool(indicator.headline_falling) and isinstance(figure.cell, Published) and figure.cell.value < 0
    template = wording.text(indicator.headline_falling if falls else indicator.headline) or _plain(indicator)
    in_words = _parts(indicator, parts, declaration, figure.area) if "{parts}" in template else ""
    if not isinstance(figure.cell, Published) and not in_words:
        return _without_number(indicator, figure, area_name=area_name, gone=gone)
    facts = {
        "area": area_name,
        "period": _in_a_sentence(wording.period_label(figure.period)),
        "year": str(figure.period.end.year),
        "value": wording.display(_size(figure.cell, falls), unit=indicator.unit, decimals=indicator.decimals),
        "numerator": wording.part(_size(figure.numerator, falls)),
        "denominator": wording.part(figure.denominator),
        "parts": in_words,
        **_code_names(indicator, declaration, figure.area),
    }
    return template.format(**facts)


def _plain(indicator: Indicator) -> str:
    """A sentence for an indicator whose sheet has none of its own."""
    title = wording.text(indicator.title).replace("{", "{{").replace("}", "}}")
    if indicator.is_distribution:
        return title + ", {area}, {period}: {parts}."
    if indicator.denominator is None:
        return title + ", {area}, {period}: {value}."
    above, below = wording.text(indicator.numerator_name), wording.text(indicator.denominator_name)
    return title + f", {{area}}, {{period}}: {{value}} ({above}: {{numerator}}, {below}: {{denominator}})."


def comparison(indicator: Indicator, figures: Sequence[tuple[str, Figure]]) -> str:
    """Return "Rheinland-Pfalz: 8,6 %. Deutschland: 7,1 %." for the areas that have a number."""
    shown = (
        f"{name}: {wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals)}."
        for name, figure in figures
        if isinstance(figure.cell, Published)
    )
    return " ".join(shown)


def summary(indicator: Indicator, figures: Sequence[tuple[str, Figure]], *, gone: str = "") -> str:
    """Return one paragraph that says what a chart shows, also for those who do not see it."""
    shown = (f"{name}: {_spoken_value(indicator, figure, gone)}" for name, figure in figures)
    return "; ".join(shown) + "."


def summary_of_series(indicator: Indicator, series: Sequence[tuple[str, Sequence[Figure]]]) -> str:
    """Return "Trier: 1995 7,2 % … 2022 18,1 %." with the first and the last number of each line."""
    shown = []
    for name, ends in series:
        values = [f"{wording.period_label(item.period)} {_spoken_value(indicator, item, '')}" for item in ends]
        if values:
            shown.append(f"{name}: {' … '.join(values)}")
    return "; ".join(shown) + "."


def _spoken_value(indicator: Indicator, figure: Figure, gone: str) -> str:
    if isinstance(figure.cell, Published):
        return wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals)
    return wording.spoken(figure.cell, gone=gone)


def _without_number(indicator: Indicator, figure: Figure, *, area_name: str, gone: str) -> str:
    if gone:
        return f"{area_name}: {gone}."
    if figure.cell.meaning is Meaning.NO_BASE and indicator.no_base:
        return f"{area_name}: {wording.text(indicator.no_base)}."
    facts = {
        "area": area_name,
        "period": wording.period_label(figure.period),
        "reason": wording.spoken(figure.cell),
    }
    return _("%(area)s, %(period)s: there is no figure (%(reason)s).") % facts


def _parts(indicator: Indicator, parts: Sequence[Figure], declaration: Dataset, area: str) -> str:
    """The distribution in words, the largest part first unless it has an order; zeros are left to the table."""
    if not parts:
        return ""
    subsets = labels.subset_codes(declaration, parts[0].dimension)
    numbers = [part for part in parts if isinstance(part.cell, Published) and part.code not in subsets]
    shown = [part for part in numbers if severity(part.cell) == 0 and part.cell.value]  # type: ignore[union-attr]
    ordered = shown
    if not indicator.parts_in_order:
        ordered = sorted(shown, key=lambda part: part.cell.value, reverse=True)  # type: ignore[union-attr]
    names = (
        (
            labels.short_label(declaration, part.dimension, part.code, area=area),
            wording.display(part.cell, unit=indicator.unit, decimals=indicator.decimals),
        )
        for part in ordered[:MOST_PARTS]
    )
    return ", ".join(f"{value} {name}" if indicator.unit == "number" else f"{name} {value}" for name, value in names)


def _size(cell: Cell, falls: bool) -> Cell:  # noqa: FBT001 - one word of a sentence
    """The number without its minus where the sentence itself says that it falls."""
    return replace(cell, value=abs(cell.value)) if falls and isinstance(cell, Published) else cell


def _in_a_sentence(label: str) -> str:
    """A period inside a sentence: the English write "school year" there, the Germans "Schuljahr" everywhere."""
    return label if is_german() else label[:1].lower() + label[1:]


def _code_names(indicator: Indicator, declaration: Dataset, area: str) -> dict[str, str]:
    """The names of the codes of the numerator, so that a sentence may say {BILABS11}."""
    return {
        code: labels.short_label(declaration, dimension, code, area=area)
        for dimension, codes in indicator.main.where.items()
        for code in codes
    }
