"""Published old figures of an indicator: a series of its own, never joined with the one that is computed here."""

from collections.abc import Sequence
from dataclasses import dataclass

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.monitoring.takeover.actions import DATASET
from bildungsbuero.core.cells import Cell
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.warehouse.published import Published as Door

PARTS = ("", "@numerator", "@denominator")


@dataclass(frozen=True, slots=True, kw_only=True)
class OldValue:
    """One old figure with its parts, where they came along."""

    area: str
    period: str
    value: Cell
    numerator: Cell | None
    denominator: Cell | None


def old_values(door: Door, office: Office, key: str, areas: Sequence[str]) -> list[OldValue]:
    """Return the published old figures of areas over all breakdowns, the newest period first."""
    released = Delivery.objects.of(office).filter(dataset__key=DATASET, state=Delivery.State.RELEASED)
    if not released.exists():
        return []
    found: dict[tuple[str, str], dict[str, Cell]] = {}
    for item in door.own_table(office.key, DATASET, measures=[key + part for part in PARTS]):
        if item.area in areas and all(code == TOTAL for code in item.dims.values()):
            found.setdefault((item.period, item.area), {})[item.measure.removeprefix(key)] = item.cell
    return [
        OldValue(
            area=area,
            period=period,
            value=cells[""],
            numerator=cells.get("@numerator"),
            denominator=cells.get("@denominator"),
        )
        for (period, area), cells in sorted(found.items(), reverse=True)
        if "" in cells
    ]
