"""What a profile would withhold of the figures of a data set, before anybody decides on it."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from bildungsbuero.core.protection.suppression import State
from bildungsbuero.warehouse.build import UNPROTECTED, make_areas, make_facts
from bildungsbuero.warehouse.catalogue import Area, StoredDataset
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.protection import WITHHELD, preview
from bildungsbuero.warehouse.releases import PeriodNote


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPreview:
    """Of one period: how many cells there are, how many are withheld for their own sake and for that of others."""

    cells: int
    primary: int
    secondary: int
    withheld: int
    problem: PeriodNote | None = None


def preview_protection(folder: Folder, dataset: StoredDataset, areas: tuple[Area, ...]) -> Mapping[str, PeriodPreview]:
    """Return, by period, what would be published and withheld; nothing is kept."""
    with duckdb.connect() as connection:
        make_areas(connection, areas)
        make_facts(connection, folder.made(), dataset, f"TEMP TABLE {UNPROTECTED}")
        periods, problems = preview(connection, folder, dataset, UNPROTECTED)
    found = {}
    for period, release in periods.items():
        states = list(release.states.values())
        found[period] = PeriodPreview(
            cells=len(states),
            primary=states.count(State.PRIMARY),
            secondary=states.count(State.SECONDARY),
            withheld=sum(state in WITHHELD for state in states),
        )
    nothing = {
        period: PeriodPreview(cells=0, primary=0, secondary=0, withheld=0, problem=note)
        for period, note in problems.items()
    }
    return dict(sorted((found | nothing).items()))
