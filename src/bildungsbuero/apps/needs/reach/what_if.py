"""What a run would find if a place opened or closed: computed while somebody waits, kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach import store
from bildungsbuero.apps.needs.reach.computing import people_and_places, question_of
from bildungsbuero.apps.needs.reach.places import Places
from bildungsbuero.apps.needs.reach.what_if_form import WhatIfForm
from bildungsbuero.apps.needs.reach.where import by_part
from bildungsbuero.apps.territory.models import Layer
from bildungsbuero.core.territory.european_grid import Array

# More cells than these are not computed while somebody waits for a page.
MOST_CELLS = 300_000
MOST_PLACES = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What a plan would change: for all cells, and summed for areas by their keys."""

    effect: Any
    whole: Any
    areas: Mapping[str, Any]
    names: Mapping[str, str]
    positions: Array
    sites: Array
    # Where a place would open or close.
    planned: Array
    cost_each: float | None


def is_too_large(run: ReachRun) -> bool:
    """Whether a run has so many cells or places that nobody would wait for it."""
    return run.cell_set.cells > MOST_CELLS or run.summary["places"] > MOST_PLACES


def what_if(run: ReachRun, form: WhatIfForm, places: Mapping[str, Any], *, layer: str) -> WhatIf:
    """Return what the plan of a checked form changes, along the straight line, for Gemeinden or parts of a layer."""
    from bildungsbuero.core.access import equal_zones
    from bildungsbuero.core.access.what_if import Plan, Question, by_area, cost_per_newly_reached, effect, summed
    from bildungsbuero.core.access.what_if import with_plan as planned

    cells, asked = store.result_of(run), question_of(run)
    people, sites = people_and_places(run, cells, Places(columns=places))
    plan = Plan(added=_added(form), closed=_closed(form, places))
    found = effect(
        people,
        sites,
        plan,
        Question(
            reach=asked.reach,
            weight=equal_zones(asked.reach, asked.weights or (1.0,)),
            reached_within=form.reached_within_m,
            has_choice=asked.has_choice,
        ),
    )
    whole = summed(found)
    keys, names = _areas(run, cells, people.positions, layer)
    return WhatIf(
        effect=found,
        whole=whole,
        areas=by_area(found, keys),
        names=names,
        positions=people.positions,
        sites=planned(sites, plan).positions,
        planned=np.concatenate([*([plan.added.positions] if plan.added else []), sites.positions[list(plan.closed)]]),
        cost_each=cost_per_newly_reached(_cost(form), whole.newly_reached),
    )


def _added(form: WhatIfForm) -> Any:
    from bildungsbuero.core.access import Points

    where = form.cleaned_data["where"]
    if where is None:
        return None
    return Points(positions=where, amounts=np.array([float(form.cleaned_data.get("capacity") or 1)]))


def _closed(form: WhatIfForm, places: Mapping[str, Any]) -> tuple[int, ...]:
    """The number of the place that closes, among those with a position."""
    ids = places["id"][~np.isnan(places["x"])].astype(str)
    return tuple(int(at) for at in np.flatnonzero(ids == form.cleaned_data["closes"]))


def _cost(form: WhatIfForm) -> float | None:
    cost = form.cleaned_data["cost"]
    return None if cost is None else float(cost)


def _areas(
    run: ReachRun, cells: Mapping[str, Any], positions: Array, layer: str
) -> tuple[list[str], Mapping[str, str]]:
    """The area of each cell, and the names of areas."""
    if layer:
        own = Layer.objects.of(run.office).get(public_id=layer)
        allotted = by_part(positions, own, date.fromisoformat(run.summary["on"]))
        if allotted is not None:
            known = [*(area.key for area in allotted.areas), ""]
            return [known[at] for at in allotted.at], {area.key: area.name for area in allotted.areas}
    names = {area["key"]: area["name"] for area in run.summary["areas"]}
    return [str(key) for key in cells["area"]], names
