"""Figures as rows to take along: each says its period, origin, source and licence in columns of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.core.cells import Cell, Published
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator

# What every row says, whatever else stands before and behind it.
OF_A_FIGURE = (
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
)
HEADS = (
    "indicator",
    *OF_A_FIGURE,
    "last_period",
    "version",
    "definition_state",
    "caveat",
    "source",
    "licence",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands in the rows of one indicator beside its figures."""

    indicator: Indicator
    declaration: Declaration
    names: Mapping[str, str]
    last_period: str
    caveat: str
    deliveries: tuple[Delivery, ...]
    # What is said of the origin of the figures beyond what their sheet says.
    origin: str = ""


def source_line(deliveries: Iterable[Delivery]) -> str:
    """Return the attribution of all sources in one line."""
    return "; ".join(dict.fromkeys(_attribution(item) for item in deliveries))


def licences(deliveries: Iterable[Delivery]) -> str:
    """Return the licences of all sources, each once."""
    return ", ".join(dict.fromkeys(item.dataset.licence for item in deliveries if item.dataset.licence))


def rows_of(around: Around, figures: Iterable[Figure]) -> list[list[Any]]:
    """Return a row for each figure, in the order of `HEADS`."""
    end = [around.caveat, source_line(around.deliveries), licences(around.deliveries)]
    return [[*_row(around, figure), *end] for figure in figures]


def number(cell: Cell | None) -> Decimal | None:
    """Return the number of a cell, None where it has none."""
    return cell.value if isinstance(cell, Published) else None


def _row(around: Around, figure: Figure) -> list[Any]:
    indicator = around.indicator
    label = ""
    if figure.code:
        label = labels.full_label(around.declaration, figure.dimension, figure.code, area=figure.area)
    return [
        indicator.key,
        wording.text(indicator.title),
        figure.area,
        around.names.get(figure.area, ""),
        figure.period.code,
        wording.period_label(figure.period),
        figure.dimension,
        figure.code,
        label,
        number(figure.cell),
        wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals),
        indicator.unit,
        figure.cell.mark,
        str(figure.cell.meaning),
        None if indicator.is_count else number(figure.numerator),
        number(figure.denominator) if indicator.denominator else None,
        "; ".join(part for part in (wording.origin(indicator), around.origin) if part),
        around.last_period,
        figure.version,
        wording.definition_state(indicator),
    ]


def _attribution(delivery: Delivery) -> str:
    """What the licence asks for, with the code of the table where the attribution does not name it."""
    line, key = delivery.dataset.attribution_for(delivery), delivery.dataset.key
    named = _("table %(key)s") % {"key": key}
    return line if key.casefold() in line.casefold() else f"{line} ({named})"
