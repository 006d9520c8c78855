"""The two maps of a run: cells by their way to the nearest place, and Gemeinden by the way of the middle one."""

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach import store, tables, wording
from bildungsbuero.apps.territory.shapes import projected, shapes
from bildungsbuero.core.territory import Level
from bildungsbuero.core.territory.european_grid import on_the_grid
from bildungsbuero.documents.cell_map import CellMap, cell_map
from bildungsbuero.documents.classes import class_of, classes
from bildungsbuero.documents.maps import DrawnMap, MapArea, MapFrame, choropleth
from bildungsbuero.web.wording import number

# Ways to the nearest place in metres: the classes of the map, with their upper bounds.
BOUNDS_M = (1000.0, 2000.0, 3000.0)
CELLS, AREAS = "zellen", "gemeinden"
# More squares than this make a picture too heavy for a page; then a square stands for what lies in it.
MOST_CELLS = 8_000
CELLS_ACROSS = 85


def drawn(run: ReachRun, which: str, *, stands_alone: bool = False) -> DrawnMap | None:
    """Return one of the maps; None where no outline of the areas is known."""
    return _areas(run, stands_alone=stands_alone) if which == AREAS else _cells(run, stands_alone=stands_alone)


def title_of(run: ReachRun, which: str) -> str:
    """Return the title of a map, with the remark that every result carries."""
    title = (
        _("Straight line to the nearest place: half of the people have at most … (by municipality)")
        if which == AREAS
        else _("Straight line from each cell to the nearest place")
    )
    return f"{title} – {run.notice}" if run.notice else title


def source_of(run: ReachRun) -> str:
    """Return what has to stand below a map."""
    outlines = shapes(Level.MUNICIPALITY, _on(run))
    borders = outlines[0].source if outlines else ""
    return "; ".join(part for part in (wording.attribution(run), borders) if part)


def _cells(run: ReachRun, *, stands_alone: bool) -> DrawnMap:
    places = store.places_of(run)
    x, y, ways = _gathered(store.result_of(run))
    numbers = np.searchsorted(BOUNDS_M, ways, side="left")
    spots = [list(zip(x[numbers == at], y[numbers == at], strict=True)) for at in range(len(BOUNDS_M) + 1)]
    known = ~np.isnan(places["x"])
    return cell_map(
        CellMap(
            classes=spots,
            outlines=outlines(run),
            places=list(zip(places["x"][known], places["y"][known], strict=True)),
            place_label=wording.places_word(run),
        ),
        frame=_frame(run, CELLS, _way_labels(), stands_alone=stands_alone),
    )


def _gathered(found: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Positions of cells with people and their ways; where a picture could not hold them, means of neighbours."""
    lived = found["people"] > 0
    x, y, ways, people = (found[name][lived] for name in ("x", "y", "nearest_m", "people"))
    if len(x) <= MOST_CELLS:
        return x, y, ways
    side = max(float(np.ptp(x)), float(np.ptp(y)), 1.0) / CELLS_ACROSS
    bins = np.floor(x / side) * 1e6 + np.floor(y / side)
    _bins, at = np.unique(bins, return_inverse=True)
    total = np.bincount(at, weights=people)
    mean_x, mean_y, mean_way = (np.bincount(at, weights=values * people) / total for values in (x, y, ways))
    return mean_x, mean_y, mean_way


def _way_labels() -> tuple[str, ...]:
    bounds = [number(bound / 1000) for bound in BOUNDS_M]
    within = [_("up to %(upper)s km") % {"upper": bounds[0]}]
    within += [_("over %(lower)s to %(upper)s km") % {"lower": a, "upper": b} for a, b in pairwise(bounds)]
    return (*within, _("over %(lower)s km") % {"lower": bounds[-1]})


def outlines(run: ReachRun) -> list[list[tuple[float, float]]]:
    """Return the outlines of the Gemeinden that hold cells of a run, in the European grid."""
    keys = {area["key"] for area in run.summary["areas"]}
    rings = [ring for shape in shapes(Level.MUNICIPALITY, _on(run)) if shape.key in keys for ring in shape.rings]
    return [[(float(x), float(y)) for x, y in on_the_grid(np.asarray(ring, dtype=float))] for ring in rings]


def _areas(run: ReachRun, *, stands_alone: bool) -> DrawnMap | None:
    rows = {area["key"]: area for area in run.summary["areas"]}
    outlines = [shape for shape in shapes(Level.MUNICIPALITY, _on(run)) if shape.key in rows]
    if not outlines:
        return None
    told = {key: row["median_m"] / 1000 for key, row in rows.items() if not tables.is_withheld(run, row["people"])}
    groups = classes([told[shape.key] for shape in outlines if shape.key in told])
    labels = tuple(
        _("%(lower)s to %(upper)s km") % {"lower": number(one.lower, 1), "upper": number(one.upper, 1)}
        for one in groups
    )
    shown = [
        MapArea(
            key=shape.key,
            name=shape.name,
            rings=shape.rings,
            display=f"{number(told[shape.key], 1)} km" if shape.key in told else _("withheld: too few people"),
            class_index=class_of(told[shape.key], groups) if shape.key in told else None,
            is_suppressed=shape.key not in told,
        )
        for shape in projected(outlines).shapes
    ]
    return choropleth(shown, frame=_frame(run, AREAS, labels, stands_alone=stands_alone))


def _frame(run: ReachRun, which: str, labels: tuple[str, ...], *, stands_alone: bool) -> MapFrame:
    return MapFrame(
        title=title_of(run, which),
        description=_("The table holds every value of the map."),
        class_labels=labels,
        no_data_label=_("no people counted"),
        suppressed_label=_("withheld: too few people"),
        key=f"reach-{which}",
        source=source_of(run) if stands_alone else "",
        stands_alone=stands_alone,
    )


def _on(run: ReachRun) -> date:
    return date.fromisoformat(run.summary["on"])
