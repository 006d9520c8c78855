"""Which indicators have no figures yet, and which file would fill them."""

from collections.abc import Iterable
from dataclasses import dataclass

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.declarations import shipped
from bildungsbuero.apps.monitoring.models import Dataset
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.indicators import Indicator

# Behind its dimensions, every row of an own table has these.
HEADS_BEFORE = ("merkmal", "gebiet", "zeitraum")
HEADS_BEHIND = ("wert", "zeichen", "quelle", "anmerkung")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingTable:
    """A table that would fill indicators; `is_delivered` where it is there but not all that they need."""

    declaration: Declaration
    indicators: tuple[Indicator, ...]
    is_delivered: bool


def missing_tables(office: Office) -> list[MissingTable]:
    """Return the tables that would fill indicators of the office, those that fill most first."""
    filled = published.filled_keys(office)
    empty = [item for item in published.all_indicators(office) if item.key not in filled and not item.owner]
    delivered = set(Dataset.objects.readable_by(office).values_list("key", flat=True))
    found: dict[str, list[Indicator]] = {}
    for indicator in empty:
        for key in _lacking(indicator, delivered):
            found.setdefault(key, []).append(indicator)
    tables = [
        MissingTable(declaration=declaration, indicators=tuple(items), is_delivered=key in delivered)
        for key, items in found.items()
        if (declaration := shipped(key)) is not None
    ]
    return sorted(tables, key=lambda table: (table.is_delivered, -len(table.indicators), table.declaration.key))


def template_rows(key: str, *, area: str) -> list[list[str]]:
    """Return an empty long table of an own data set, with a row for each measure and value; raises NotFound."""
    declaration = shipped(key)
    if declaration is None or not declaration.own:
        raise NotFound("not_found")
    dimensions = [item.code for item in declaration.dimensions]
    rows = [[*HEADS_BEFORE, *dimensions, *HEADS_BEHIND]]
    for measure in declaration.measures:
        rows.append(_row(measure.code, area, dict.fromkeys(dimensions, "")))
        rows += [
            _row(measure.code, area, {**dict.fromkeys(dimensions, ""), item.code: code.code})
            for item in declaration.dimensions
            for code in item.codes
        ]
    return rows


def _row(measure: str, area: str, dims: dict[str, str]) -> list[str]:
    return [measure, area, "", *dims.values(), *([""] * len(HEADS_BEHIND))]


def _lacking(indicator: Indicator, delivered: set[str]) -> Iterable[str]:
    """The tables that are not there; where all are, the main one, which lacks what the indicator needs."""
    lacking = [key for key in indicator.named_tables if key not in delivered]
    return lacking or indicator.named_tables[:1]
