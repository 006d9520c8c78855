"""What a plan would change, in a sentence, a table and a map."""

from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.in_words import money
from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach import drawing, wording
from bildungsbuero.apps.needs.reach.tables import FEWEST, WITHHELD
from bildungsbuero.apps.needs.reach.what_if import WhatIf
from bildungsbuero.documents import palette
from bildungsbuero.documents.cell_map import CellMap, cell_map
from bildungsbuero.documents.maps import DrawnMap, MapFrame
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number

# Unchanged, better, newly reached, worse: apart from each other, not a scale.
COLOURS = (palette.STEM, palette.CLASSES[2], palette.OWN, palette.SERIES[3])
COUNTS = ("newly_reached", "no_longer_reached", "nearer", "farther")
SUPPLY = ("gaining", "losing")


def sentences(run: ReachRun, found: WhatIf, reached: str) -> list[str]:
    """Return who gains and who loses, and what a newly reached person costs, one sentence each."""
    whole, word = found.whole, run.cell_set.people_word
    facts = {"word": word, "reached": reached}
    lines = []
    if whole.newly_reached:
        text = _("Newly reached (%(reached)s): %(people)s %(word)s.")
        lines.append(text % (facts | {"people": _people(run, whole.newly_reached)}))
    if whole.no_longer_reached:
        text = _("No longer reached (%(reached)s): %(people)s %(word)s.")
        lines.append(text % (facts | {"people": _people(run, whole.no_longer_reached)}))
    if not lines:
        lines.append(_("Nobody is newly reached (%(reached)s), and nobody is lost.") % facts)
    ways = {"nearer": _people(run, whole.nearer), "farther": _people(run, whole.farther), "word": word}
    lines.append(_("The way becomes shorter for %(nearer)s and longer for %(farther)s %(word)s.") % ways)
    if found.cost_each is not None and not _is_few(run, whole.newly_reached):
        cost = {"cost": money(round(found.cost_each, 2))}
        lines.append(_("Cost a year for each newly reached person: %(cost)s.") % cost)
    return lines


def cost_is_open(found: WhatIf, *, has_cost: bool) -> bool:
    """Whether a cost was named that no newly reached person can be set against."""
    return has_cost and found.cost_each is None


def table_of(run: ReachRun, found: WhatIf) -> Table:
    """Return the areas in which anything changes, most newly reached first, with all cells in the last line."""
    has_ratio = run.catchment != ReachRun.Catchment.NONE
    changed = [
        (key, area) for key, area in found.areas.items() if any(getattr(area, name) for name in (*COUNTS, *SUPPLY))
    ]
    changed.sort(key=lambda one: (-one[1].newly_reached, one[1].no_longer_reached, -one[1].nearer, one[0]))
    rows = tuple(Row(cells=_cells(run, _name(found, key), area, has_ratio=has_ratio)) for key, area in changed)
    foot = Row(cells=_cells(run, _("all cells"), found.whole, has_ratio=has_ratio))
    return Table(
        caption=_("Who gains and who loses"),
        columns=_columns(run, has_ratio=has_ratio),
        rows=rows,
        footer=(foot,),
        key="what-if",
        note=_note(run),
    )


def map_of(run: ReachRun, found: WhatIf) -> DrawnMap:
    """Return the cells by what changes for them, over the outlines of the Gemeinden."""
    effect = found.effect
    worse = (effect.no_longer_reached > 0) | effect.farther | (effect.lost > 0)
    new = (effect.newly_reached > 0) & ~worse
    better = (effect.nearer | (effect.gained > 0)) & ~worse & ~new
    classes = [~worse & ~new & ~better, better, new, worse]
    lived = effect.population > 0
    spots = [[(float(x), float(y)) for x, y in found.positions[chosen & lived]] for chosen in classes]
    labels = (_("unchanged"), _("shorter way or more supply"), _("newly reached"), _("longer way or less supply"))
    return cell_map(
        CellMap(
            classes=spots,
            outlines=drawing.outlines(run),
            places=[(float(x), float(y)) for x, y in found.sites],
            place_label=wording.places_word(run),
            colours=COLOURS,
            ringed=[(float(x), float(y)) for x, y in found.planned],
            ring_label=_("opens or closes (in a ring)"),
        ),
        frame=MapFrame(
            title=map_title(run),
            description=_("The table holds every value of the map."),
            class_labels=labels,
            no_data_label=_("no people counted"),
            suppressed_label=_("withheld: too few people"),
            key="what-if",
        ),
    )


def map_title(run: ReachRun) -> str:
    """Return the title of the map, with the remark that every result carries."""
    title = _("What would change for each cell")
    return f"{title} – {run.notice}" if run.notice else title


def _columns(run: ReachRun, *, has_ratio: bool) -> tuple[Column, ...]:
    supply = [_("more supply"), _("less supply"), _("supply before"), _("supply after")] if has_ratio else []
    titles = [
        run.cell_set.people_word,
        _("newly reached"),
        _("no longer reached"),
        _("shorter way"),
        _("longer way"),
        *supply,
    ]
    return (Column(title=_("Area")), *(Column(title=title, is_numeric=True) for title in titles))


def _cells(run: ReachRun, name: str, area: Any, *, has_ratio: bool) -> tuple[Cell, ...]:
    counts = [area.people, *(getattr(area, name) for name in COUNTS)]
    if has_ratio:
        counts += [getattr(area, name) for name in SUPPLY]
    cells = [_cell(run, count) for count in counts]
    if has_ratio:
        hidden = _is_few(run, area.people)
        cells += [_ratio(value, is_hidden=hidden) for value in (area.before, area.after)]
    return (Cell(text=name), *cells)


def _cell(run: ReachRun, people: float) -> Cell:
    if _is_few(run, people):
        return Cell(text=WITHHELD, spoken=_("withheld: too few people"))
    return Cell(text=number(people))


def _ratio(value: float | None, *, is_hidden: bool) -> Cell:
    if is_hidden or value is None:
        return Cell(text=WITHHELD if is_hidden else "–", spoken=_("withheld: too few people") if is_hidden else "")
    return Cell(text=number(value * wording.A_THOUSAND, 2))


def _people(run: ReachRun, people: float) -> str:
    return _("fewer than %(fewest)s") % {"fewest": FEWEST} if _is_few(run, people) else number(people)


def _is_few(run: ReachRun, people: float) -> bool:
    return not run.cell_set.is_protected_at_source and 0 < people < FEWEST


def _name(found: WhatIf, key: str) -> str:
    if key not in found.names:
        return _("in no known area")
    return wording.area_name({"key": key, "name": found.names[key]})


def _note(run: ReachRun) -> str:
    parts = [run.notice] if run.notice else []
    if run.catchment != ReachRun.Catchment.NONE:
        parts.append(_("Supply: %(ratio)s") % {"ratio": wording.ratio_title(run)})
    if not run.cell_set.is_protected_at_source:
        parts.append(_("“%(sign)s”: fewer than %(fewest)s people.") % {"sign": WITHHELD, "fewest": FEWEST})
    return ". ".join(parts)
