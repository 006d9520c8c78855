"""The tables of a run: Gemeinden or parts of a layer, cells that are not reached, places without coordinates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import QueryDict
from django.utils.translation import gettext as _

from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach import store, wording
from bildungsbuero.core.reach_method import REACHED_MINUTES
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.tables import Cell, Column, Row, Table, asked_order, sortable
from bildungsbuero.web.wording import number

# Fewer people than this are not told where the source has not protected its numbers.
FEWEST = 3
WITHHELD = "."
DEFAULT_ORDER = "-median_m"
# So many areas stand on the page at first.
FIRST = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class FarCell:
    """A cell whose people do not reach a place in time."""

    id: str
    area: str
    people: float
    metres: float
    minutes: float
    place: str
    mark: str


def areas_of(run: ReachRun, layer: str = "") -> list[dict[str, Any]]:
    """Return the sums for Gemeinden, or for the parts of an own layer by its id."""
    layers = {one["id"]: one["areas"] for one in run.summary["layers"]}
    found: list[dict[str, Any]] = layers.get(layer, run.summary["areas"])
    return found


def is_withheld(run: ReachRun, people: float) -> bool:
    """Whether so few people live there that nothing is told of them."""
    return not run.cell_set.is_protected_at_source and 0 < people < FEWEST


def asks_for_all(query: QueryDict) -> bool:
    """Whether the address asks for all areas."""
    return query.get("alle") == "1"


def hidden_areas(run: ReachRun, query: QueryDict, layer: str = "") -> int:
    """Return how many areas the table leaves out for now."""
    return 0 if asks_for_all(query) else max(0, len(areas_of(run, layer)) - FIRST)


def area_table(run: ReachRun, query: QueryDict, *, may_note: bool, layer: str = "") -> Table:
    """Return what the run found for each area, sortable, with all cells in the last line.

    The first areas alone, unless the address asks for all of them.
    """
    columns = _columns(run)
    order = asked_order(query, allowed=tuple(column.key for column in columns if column.key), default=DEFAULT_ORDER)
    rows = _ordered(run, areas_of(run, layer), order)
    if not asks_for_all(query):
        rows = rows[:FIRST]
    need_new = find_address("needs:need-new") if may_note else ""
    shown = sortable(columns, order=order, query=query)
    if need_new:
        shown = (*shown, Column(title=_("Make of it")))
    whole = {"key": "", "name": _("all cells"), **run.summary["all"]}
    foot = _row(run, whole, name=str(whole["name"]), extra=bool(need_new))
    return Table(
        caption=_("Parts of the layer") if layer else _("Municipalities"),
        columns=shown,
        rows=tuple(_row(run, area, extra=bool(need_new), need_new=need_new) for area in rows),
        footer=(foot,),
        key="reach-areas",
        note=_note(run),
    )


def _note(run: ReachRun) -> str:
    parts = [run.notice] if run.notice else []
    if not run.cell_set.is_protected_at_source:
        parts.append(_("“%(sign)s”: fewer than %(fewest)s people.") % {"sign": WITHHELD, "fewest": FEWEST})
    return ". ".join(parts)


def _columns(run: ReachRun) -> tuple[Column, ...]:
    unit = _("min") if run.is_by_time else "km"
    bounds = [bound if run.is_by_time else bound // 1000 for bound in run.summary["bounds"]]
    near_title = _("one within %(bound)s %(unit)s")
    near = [
        Column(
            title=near_title % {"bound": bound, "unit": unit},
            key=f"within{at}",
            is_numeric=True,
        )
        for at, bound in enumerate(bounds)
    ]
    minutes = {"minutes": REACHED_MINUTES}
    reached = (
        [Column(title=_("%(minutes)s min") % minutes, key="in_time", is_numeric=True)]
        if run.is_by_time
        else [
            Column(title=_("%(minutes)s min on foot") % minutes, key="on_foot", is_numeric=True),
            Column(title=_("%(minutes)s min by bike") % minutes, key="by_bike", is_numeric=True),
        ]
    )
    ratio = [Column(title=wording.ratio_title(run), key="access", is_numeric=True)] if _has_ratio(run) else []
    return (
        Column(title=_("Area"), key="name"),
        Column(title=run.cell_set.people_word, key="people", is_numeric=True),
        Column(title=_("half have at most (km)"), key="median_m", is_numeric=True),
        Column(title=_("95 of 100 at most (km)"), key="most_m", is_numeric=True),
        *near,
        *reached,
        *ratio,
    )


def _has_ratio(run: ReachRun) -> bool:
    return run.summary["all"]["access"] is not None


def _ordered(run: ReachRun, areas: Sequence[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    key = order.removeprefix("-")

    def value(area: dict[str, Any]) -> Any:
        if key == "name":
            return wording.area_name(area).casefold()
        if is_withheld(run, area["people"]) and key != "people":
            return -1.0
        if key.startswith("within"):
            return area["within"][int(key.removeprefix("within"))] / area["people"]
        if key in ("on_foot", "by_bike", "in_time"):
            return area[key] / area["people"]
        return area[key]

    by_name = sorted(areas, key=lambda area: wording.area_name(area).casefold())
    return sorted(by_name, key=value, reverse=order.startswith("-"))


def _row(run: ReachRun, area: Mapping[str, Any], *, name: str = "", extra: bool, need_new: str = "") -> Row:
    cells = [Cell(text=name or wording.area_name(area)), *_figures(run, area)]
    if extra:
        reference = f"reach:{run.public_id}:{area['key']}"
        note = Cell(text=_("Need"), address=f"{need_new}?from={reference}") if need_new else Cell(text="")
        cells.append(note)
    return Row(cells=tuple(cells))


def _figures(run: ReachRun, area: Mapping[str, Any]) -> list[Cell]:
    people = area["people"]
    reached = [area["in_time"]] if run.is_by_time else [area["on_foot"], area["by_bike"]]
    if is_withheld(run, people):
        count = 3 + len(area["within"]) + len(reached) + _has_ratio(run)
        return [Cell(text=WITHHELD, spoken=_("withheld: too few people"))] * count
    texts = [number(people), wording.kilometres(area["median_m"]), wording.kilometres(area["most_m"])]
    texts += [wording.percent(part, people) for part in (*area["within"], *reached)]
    if _has_ratio(run):
        texts.append(number(area["access"] * wording.A_THOUSAND, 1))
    return [Cell(text=text) for text in texts]


def far_cells(run: ReachRun) -> list[FarCell]:
    """Return the cells that are not reached in time, the farthest first."""
    found, places = store.result_of(run), store.places_of(run)
    minutes = found["minutes"] if run.is_by_time else found["walk"]
    # No way at all is farther than any way.
    reckoned = np.where(np.isnan(minutes), np.inf, minutes)
    far = np.flatnonzero((found["people"] > 0) & (reckoned > REACHED_MINUTES))
    far = far[np.lexsort((-found["people"][far], -reckoned[far]))]
    names = {area["key"]: wording.area_name(area) for area in run.summary["areas"]}
    titles = dict(zip(places["id"], places["name"], strict=True))
    return [
        FarCell(
            id=found["id"][at],
            area=names.get(found["area"][at], "–"),
            people=float(found["people"][at]),
            metres=float(found["nearest_m"][at]),
            minutes=float(reckoned[at]),
            place=titles.get(found["nearest"][at], ""),
            mark=found["mark"][at],
        )
        for at in far
    ]


def far_table(run: ReachRun, cells: Sequence[FarCell]) -> Table:
    """Return one page of the cells that are not reached."""
    mode = run.travel_table.get_mode_display() if run.travel_table else _("on foot")
    return Table(
        caption=_("Cells farther than %(minutes)s minutes") % {"minutes": REACHED_MINUTES},
        is_caption_hidden=True,
        columns=(
            Column(title=_("Cell")),
            Column(title=_("Area")),
            Column(title=run.cell_set.people_word, is_numeric=True),
            Column(title=_("straight line (km)"), is_numeric=True),
            Column(title=_("minutes %(mode)s") % {"mode": mode}, is_numeric=True),
            Column(title=_("nearest place along the straight line")),
        ),
        rows=tuple(_far_row(run, cell) for cell in cells),
        key="far",
        note=_note(run),
    )


def _far_row(run: ReachRun, cell: FarCell) -> Row:
    hidden = is_withheld(run, cell.people)
    people = Cell(text=WITHHELD, spoken=_("withheld: too few people")) if hidden else Cell(text=number(cell.people))
    minutes = number(cell.minutes) if np.isfinite(cell.minutes) else _("no way")
    texts = [Cell(text=f"{cell.id} {cell.mark}".strip()), Cell(text=cell.area), people]
    return Row(cells=(*texts, Cell(text=wording.kilometres(cell.metres)), Cell(text=minutes), Cell(text=cell.place)))


def lost_places(run: ReachRun) -> list[dict[str, str]]:
    """Return the places that could not be counted, because nobody knows where they are."""
    places = store.places_of(run)
    return [
        {name: str(places[name][at]) for name in ("id", "name", "address", "note")}
        for at in np.flatnonzero(np.isnan(places["x"]))
    ]
