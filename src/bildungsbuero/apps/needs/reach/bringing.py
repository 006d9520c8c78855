"""Bringing in own cells, places and travel times, and taking them away again as a whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import ProtectedError

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.needs.models import CellSet, PlaceSet, ReachRun, TravelTable
from bildungsbuero.apps.needs.reach import store
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.cell_table import read_cells
from bildungsbuero.formats.place_table import read_places
from bildungsbuero.formats.travel_times import read_travel_times


def bring_cells(path: Path, facts: Mapping[str, Any], *, office: Office | None, person: Person | None) -> CellSet:
    """Return the cells of a file, stored with what somebody said of them, or raise Refusal and store nothing."""
    table = read_cells(path)
    kept = store.keep(
        store.CELLS,
        {
            "id": np.array(table.ids, dtype=object),
            "x": table.positions[:, 0],
            "y": table.positions[:, 1],
            "people": table.people,
            "area": np.array(table.areas, dtype=object),
            "mark": np.array(table.marks, dtype=object),
        },
    )
    with transaction.atomic():
        audit.note("reach.cells", office=office, person=person, about=str(facts["name"]))
        return CellSet.unscoped.create(
            office=office, path=kept, cells=len(table.ids), people=float(table.people.sum()), **facts
        )


def bring_places(path: Path, facts: Mapping[str, Any], *, office: Office | None, person: Person | None) -> PlaceSet:
    """Return the places of a file, stored with what somebody said of them, or raise Refusal and store nothing."""
    table = read_places(path)
    texts = {"id": table.ids, "name": table.names, "address": table.addresses, "note": table.notes}
    kept = store.keep(
        store.PLACES,
        {name: np.array(values, dtype=object) for name, values in texts.items()}
        | {"x": table.positions[:, 0], "y": table.positions[:, 1], "capacity": table.capacities},
    )
    with transaction.atomic():
        audit.note("reach.places", office=office, person=person, about=str(facts["name"]))
        return PlaceSet.unscoped.create(
            office=office,
            origin=PlaceSet.Origin.LIST,
            path=kept,
            places=len(table.ids),
            without_position=int(np.isnan(table.positions[:, 0]).sum()),
            **facts,
        )


@transaction.atomic
def choose_places(
    selection: Mapping[str, Any], facts: Mapping[str, Any], *, office: Office, person: Person | None
) -> PlaceSet:
    """Return a choice from the register, which each run reads anew."""
    audit.note("reach.places", office=office, person=person, about=str(facts["name"]))
    return PlaceSet.unscoped.create(office=office, origin=PlaceSet.Origin.REGISTER, selection=dict(selection), **facts)


def bring_travel_times(
    path: Path, facts: Mapping[str, Any], *, cell_set: CellSet, office: Office, person: Person | None
) -> TravelTable:
    """Return the travel times of a file from these cells; raises Refusal, and then nothing is stored."""
    ids = store.rows_of(cell_set)["id"]
    table = read_travel_times(path, cells={key: place for place, key in enumerate(ids)}, mode=facts["mode"])
    columns = {"cell": table.cells, "place": np.array(table.places, dtype=object), "minutes": table.minutes}
    kept = store.keep(store.TRAVEL, columns)
    with transaction.atomic():
        audit.note("reach.travel_times", office=office, person=person, about=str(facts["name"]))
        return TravelTable.unscoped.create(
            office=office,
            cell_set=cell_set,
            path=kept,
            rows=len(table.minutes),
            longest_minutes=float(table.minutes.max()),
            **facts,
        )


@transaction.atomic
def remove(record: CellSet | PlaceSet | TravelTable | ReachRun, *, office: Office, person: Person) -> None:
    """Take a record away with its rows; raises Refusal while a result stands on it."""
    if isinstance(record, PlaceSet) and ReachRun.objects.of(office).filter(place_sets=record).exists():
        raise Refusal("reach.in_use", name=record.name)
    audit.note("reach.removed", office=office, person=person, about=record.name)
    try:
        record.delete()
    except ProtectedError as error:
        raise Refusal("reach.in_use", name=record.name) from error
    # The rows themselves go at night (`store.sweep`): a backup or a job may just be reading them.
