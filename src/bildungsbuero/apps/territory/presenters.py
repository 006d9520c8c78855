"""What the staff pages show: areas with their state, hits of a search, refused lines."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.territory.models import LayerUnit, OfficeArea, Unit
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web import wording
from bildungsbuero.web.problems import describe
from bildungsbuero.web.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownUnit:
    """A unit as a list shows it."""

    key: str
    name: str
    place: str
    level: str
    gone_note: str
    is_taken: bool = False
    is_context: bool = False


def present_areas(areas: Iterable[OfficeArea], *, on: date) -> list[ShownUnit]:
    """Return the areas of an office, each with a note where it no longer exists."""
    return [_shown(area.unit, on=on, is_taken=True, is_context=area.is_context) for area in areas]


def present_hits(units: Iterable[Unit], *, taken: frozenset[str], on: date) -> list[ShownUnit]:
    """Return what a search found; those that the office has already are marked."""
    return [_shown(unit, on=on, is_taken=unit.key in taken) for unit in units]


def parts_table(parts: Iterable[LayerUnit], *, drawn: Collection[int], may_change: bool, address_of: Any) -> Table:
    """Return the parts of a layer, those in `drawn` with a known outline; whoever may change them gets links."""
    columns = (
        Column(title=_("Key")),
        Column(title=_("Name")),
        Column(title=_("Since")),
        Column(title=_("Until before")),
        Column(title=_("Shape")),
    )
    rows = tuple(
        _part_row(part, is_drawn=part.pk in drawn, address=address_of(part) if may_change else "") for part in parts
    )
    return Table(caption=_("Parts"), columns=columns, rows=rows, key="parts")


def refused_table(refused: Iterable[Refusal]) -> Table:
    """Return the lines that could not be taken, each with its number and the reason."""
    columns = (
        Column(title=_("Line"), is_numeric=True),
        Column(title=_("What is wrong")),
        Column(title=_("What helps")),
    )
    rows = []
    for refusal in refused:
        problem = describe(refusal)
        number = wording.number(refusal.place.row)
        rows.append(Row(cells=(Cell(text=number), Cell(text=problem.message), Cell(text=problem.remedy))))
    return Table(caption=_("Lines that were not taken"), columns=columns, rows=tuple(rows), key="refused")


def _shown(unit: Unit, *, on: date, is_taken: bool, is_context: bool = False) -> ShownUnit:
    return ShownUnit(
        key=unit.key,
        name=unit.spoken_name,
        place=unit.place_in_words,
        level=str(unit.get_level_display()),
        gone_note=unit.gone_note(on),
        is_taken=is_taken,
        is_context=is_context,
    )


def _part_row(part: LayerUnit, *, is_drawn: bool, address: str) -> Row:
    since = wording.day(part.valid_from) or _("always")
    until = wording.day(part.valid_to) or _("open")
    shape = _("known") if is_drawn else _("not known")
    cells = (part.key, part.name, since, until, shape)
    return Row(
        cells=tuple(Cell(text=text, address=address if number == 1 else "") for number, text in enumerate(cells))
    )
