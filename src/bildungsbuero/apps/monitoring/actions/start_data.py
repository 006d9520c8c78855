"""The official start data: open official tables for all districts that come with the product, loaded in one step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files
from typing import Any

import yaml

from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file
from bildungsbuero.apps.monitoring.models import Delivery

FOLDER = files("bildungsbuero.demo") / "figures"
Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTable:
    """A table that comes with the product, with its source and licence."""

    dataset: str
    file: str
    source: str
    licence: str
    attribution: str
    as_of: str
    notes: str


def official_start_data() -> tuple[StartTable, ...]:
    """Return the tables that come with the product, in the order in which they are loaded."""
    entries: list[dict[str, Any]] = yaml.safe_load((FOLDER / "manifest.yaml").read_text("utf-8"))
    return tuple(
        StartTable(
            dataset=entry["dataset"],
            file=entry["file"],
            source=entry["source"],
            licence=entry["licence"],
            attribution=entry["attribution"],
            as_of=entry["as_of"],
            notes=entry.get("notes", ""),
        )
        for entry in entries
    )


def is_official_start_data_loaded() -> bool:
    """Whether every table that comes with the product has a delivery that counts."""
    counting = Delivery.objects.shared().counting()
    present = set(counting.values_list("dataset__key", flat=True))
    return {table.dataset for table in official_start_data()} <= present


def load_official_start_data(*, at: datetime, report: Report = lambda _done, _all, _note: None) -> tuple[Delivery, ...]:
    """Load all tables that come with the product for all offices, build the figures once, return the deliveries.

    What is there already is kept; so a loading that was broken off, or one of an older version, can be repeated.
    """
    tables = official_start_data()
    deliveries = []
    for number, table in enumerate(tables):
        report(number, len(tables) + 1, table.dataset)
        deliveries.append(_load(table, at))
    report(len(tables), len(tables) + 1, "")
    bring_up_to_date()
    report(len(tables) + 1, len(tables) + 1, "")
    return tuple(deliveries)


def _load(table: StartTable, at: datetime) -> Delivery:
    footer = (FOLDER / table.notes).read_text("utf-8").strip() if table.notes else ""
    with as_file(FOLDER / table.file) as path:
        arrival = Arrival(
            path=path,
            file_name=table.file,
            office=None,
            person=None,
            at=at,
            dataset=table.dataset,
            as_of=table.as_of,
            footer=footer,
        )
        return import_file(arrival, is_built=False)
