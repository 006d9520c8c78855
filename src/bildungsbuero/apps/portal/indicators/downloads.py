"""What is downloaded: every row says its period, origin, source and licence in columns of their own."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.portal.indicators.content import Content, sources, split_figures
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core.cells import Cell, Published
from bildungsbuero.core.figures import Figure

HEADS = (
    "indicator",
    "title",
    "area",
    "area_name",
    "period",
    "period_label",
    "dimension",
    "code",
    "label",
    "value",
    "display",
    "unit",
    "mark",
    "meaning",
    "numerator",
    "denominator",
    "origin",
    "last_period",
    "caveat",
    "source",
    "licence",
)
# The rows of a peer group say which group it is and by which rule it was made.
PEER_HEADS = (*HEADS, "peer_group", "peer_rule")


def selection_rows(content: Content) -> list[list[Any]]:
    """Return the areas of the page over all periods, and every split of the chosen period."""
    selection = content.selection
    rows = _rows(selection, content.whole, caveat=compared_caveat(content))
    for split in selection.indicator.breakdowns:
        rows += _rows(selection, split_figures(selection, split.dimension), caveat=compared_caveat(content))
    return rows


def series_rows(selection: Selection, figures: Iterable[Figure], *, note: str) -> list[list[Any]]:
    """Return a series with the kind, source and licence of its own."""
    return _rows(selection, figures, caveat=note)


def district_rows(selection: Selection, figures: Iterable[Figure], names: dict[str, str]) -> list[list[Any]]:
    """Return all Kreise of the chosen period."""
    caveats = " ".join(wording.text(item) for item in selection.indicator.caveats)
    return _rows(selection, figures, caveat=caveats, names=names)


def compared_caveat(content: Content) -> str:
    """Return what must stand beside areas that are set side by side, empty for a single one."""
    selection = content.selection
    names = [selection.name(unit.key) for unit in selection.units if unit.level == "district"]
    if len(names) < 2:
        return ""
    joined = _(" and ").join([", ".join(names[:-1]), names[-1]])
    return " ".join(wording.text(item).format(areas=joined) for item in selection.indicator.caveats_when_compared)


def source_line(deliveries: Iterable[Delivery]) -> str:
    """Return the attribution of all sources in one line."""
    return "; ".join(_attribution(item) for item in deliveries)


def _attribution(delivery: Delivery) -> str:
    """What the licence asks for, with the code of the table where the attribution does not name it."""
    line, key = delivery.dataset.attribution_for(delivery), delivery.dataset.key
    named = _("table %(key)s") % {"key": key}
    return line if key.casefold() in line.casefold() else f"{line} ({named})"


def _rows(
    selection: Selection, figures: Iterable[Figure], *, caveat: str, names: dict[str, str] | None = None
) -> list[list[Any]]:
    deliveries = sources(selection)
    source = source_line(deliveries)
    licence = ", ".join(dict.fromkeys(item.dataset.licence for item in deliveries))
    known = names or selection.names
    return [
        _row(selection, figure, name=known.get(figure.area, ""), end=[caveat, source, licence]) for figure in figures
    ]


def _row(selection: Selection, figure: Figure, *, name: str, end: list[str]) -> list[Any]:
    indicator = selection.indicator
    label = ""
    if figure.code:
        label = labels.full_label(selection.declaration, figure.dimension, figure.code, area=figure.area)
    return [
        indicator.key,
        wording.text(indicator.title),
        figure.area,
        name,
        figure.period.code,
        wording.period_label(figure.period),
        figure.dimension,
        figure.code,
        label,
        _number(figure.cell),
        wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals),
        indicator.unit,
        figure.cell.mark,
        str(figure.cell.meaning),
        None if indicator.is_count else _number(figure.numerator),
        _number(figure.denominator) if indicator.denominator else None,
        wording.origin(indicator),
        selection.periods[-1].code,
        *end,
    ]


def _number(cell: Cell | None) -> Decimal | None:
    return cell.value if isinstance(cell, Published) else None
