"""Computing a run: what each cell reaches, summed for Gemeinden and the parts of own layers."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import numpy as np

from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach import store
from bildungsbuero.apps.needs.reach.places import Places, gathered
from bildungsbuero.apps.needs.reach.where import Allotted, by_municipality, by_part
from bildungsbuero.apps.territory.models import Layer
from bildungsbuero.core import reach_method as method
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory.european_grid import Array

Report = Callable[[int, int | None, str], None]
STEPS = 4


def compute(run: ReachRun, *, on: date, at: datetime, report: Report = lambda _done, _total, _note: None) -> ReachRun:
    """Compute a run and keep what it finds: rows beside the database, sums in it. Raises Refusal where nothing is near.

    `on` is the day whose register and borders count.
    """
    report(0, STEPS, "")
    cells = store.rows_of(run.cell_set)
    places = gathered(run.place_sets.all(), run.office, on)
    if not places.has_position.any():
        raise Refusal("reach.no_positions", places=len(places))
    report(1, STEPS, "")
    found, unknown_ways = _measured(run, cells, places)
    report(2, STEPS, "")
    positions = np.column_stack([cells["x"], cells["y"]])
    towns = by_municipality(positions, on)
    summary = _summary(run, found, cells["people"], towns) | {
        "layers": _layers(run, found, cells["people"], positions, on),
        "places": len(places),
        "without_position": int((~places.has_position).sum()),
        "unknown_ways": unknown_ways,
        "on": on.isoformat(),
    }
    report(3, STEPS, "")
    store.keep_result(run, cells=_columns(run, cells, found, places, towns), places=dict(places.columns))
    run.summary, run.computed_at = summary, at
    run.save(update_fields=["summary", "computed_at"])
    report(STEPS, STEPS, "")
    return run


def question_of(run: ReachRun) -> Any:
    """Return how a run measures, for `core.reach`: metres, with travel times minutes."""
    from bildungsbuero.core.reach import Question

    bounds = method.USUAL_BOUNDS_MINUTES if run.is_by_time else method.USUAL_BOUNDS_M
    return Question(
        reach=run.reach if run.is_by_time else run.reach * 1000,
        bounds=tuple(float(bound) for bound in bounds),
        weights=method.weights_of(run.catchment, run.weights),
        has_choice=run.catchment == ReachRun.Catchment.THREE_STEP,
        detour=float(run.detour_factor),
    )


def people_and_places(run: ReachRun, cells: dict[str, Any], places: Places) -> tuple[Any, Any]:
    """Return the cells and those places that have a position as points, with what the run lets each place hold."""
    from bildungsbuero.core.access import Points

    known = places.has_position
    capacity = np.ones(int(known.sum())) if run.has_equal_capacities else places.columns["capacity"][known]
    positions = np.column_stack([cells["x"], cells["y"]])
    return (
        Points(positions=positions, amounts=cells["people"]),
        Points(positions=places.positions[known], amounts=capacity),
    )


def _measured(run: ReachRun, cells: dict[str, Any], places: Places) -> tuple[Any, int]:
    from bildungsbuero.core.access import TravelTimes
    from bildungsbuero.core.reach import measured

    people, sites = people_and_places(run, cells, places)
    if run.travel_table is None:
        return measured(people, sites, question_of(run)), 0
    table = store.rows_of(run.travel_table)
    numbers = {key: number for number, key in enumerate(places.columns["id"][places.has_position])}
    at = np.array([numbers.get(key, -1) for key in table["place"]], dtype=np.intp)
    known = at >= 0
    if not known.any():
        raise Refusal("reach.other_places", name=run.travel_table.name)
    routes = TravelTimes(
        size=len(people.amounts),
        people=table["cell"][known].astype(np.intp),
        places=at[known],
        minutes=table["minutes"][known],
    )
    return measured(people, sites, question_of(run), routes=routes), int((~known).sum())


def _summary(run: ReachRun, found: Any, people: Array, towns: Allotted) -> dict[str, Any]:
    from bildungsbuero.core.reach import area_sum, not_reached

    whole = area_sum(found, people, np.ones(len(people), dtype=bool))
    if whole is None:
        raise Refusal("reach.nobody", name=run.cell_set.name)
    far = not_reached(found, people)
    return {
        "all": asdict(whole),
        "areas": _sums(found, people, towns),
        "nowhere": float(people[towns.at < 0].sum()),
        "far_cells": len(far),
        "far_people": float(people[far].sum()),
        "bounds": [int(bound) for bound in question_of(run).bounds],
    }


def _sums(found: Any, people: Array, allotted: Allotted) -> list[dict[str, Any]]:
    from bildungsbuero.core.reach import area_sum

    order = np.argsort(allotted.at, kind="stable")
    starts = np.searchsorted(allotted.at[order], np.arange(len(allotted.areas) + 1))
    rows = []
    for number, area in enumerate(allotted.areas):
        one = area_sum(found, people, order[starts[number] : starts[number + 1]])
        if one is not None:
            rows.append({"key": area.key, "name": area.name, **asdict(one)})
    return rows


def _layers(run: ReachRun, found: Any, people: Array, positions: Array, on: date) -> list[dict[str, Any]]:
    rows = []
    for layer in Layer.objects.of(run.office):
        allotted = by_part(positions, layer, on)
        if allotted is not None and allotted.areas:
            areas = _sums(found, people, allotted)
            rows.append({"id": layer.public_id, "name": layer.name, "areas": areas})
    return rows


def _columns(run: ReachRun, cells: dict[str, Any], found: Any, places: Places, towns: Allotted) -> dict[str, Any]:
    """What is kept of each cell."""
    keys = np.array([*(area.key for area in towns.areas), ""], dtype=object)
    columns = {name: cells[name] for name in ("id", "x", "y", "people", "mark")}
    columns |= {
        "area": keys[towns.at],
        "nearest_m": found.nearest_m,
        "nearest": places.columns["id"][places.has_position][found.nearest],
    }
    for bound, counts in zip(question_of(run).bounds, found.within, strict=True):
        columns[f"within_{bound:.0f}"] = counts
    for name in ("access", "walk", "bike", "minutes"):
        values = getattr(found, name)
        if values is not None:
            columns[name] = np.where(np.isfinite(values), values, np.nan)
    return columns
