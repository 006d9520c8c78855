"""What a file of outlines holds, before anybody takes it: a map, a table, and what cannot be used."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.territory.layer_map import map_of
from bildungsbuero.apps.territory.models import LayerUnit
from bildungsbuero.apps.territory.outlines import Outline
from bildungsbuero.apps.territory.shapes import Shape
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory.outlines import simplified, tolerance_for
from bildungsbuero.web import wording
from bildungsbuero.web.problems import describe
from bildungsbuero.web.tables import Cell, Column, Row, Table


def present_outlines(
    outlines: Sequence[Outline], refused: Sequence[Refusal], parts: Sequence[LayerUnit]
) -> dict[str, Any]:
    """Return the map, the areas with what becomes of them, the parts that the file lacks, and what is refused."""
    keys = {outline.key for outline in outlines}
    missing = [part.name for part in parts if part.key not in keys and part.valid_to is None]
    return {
        "map": map_of(_("What the file holds"), _shapes(outlines), list_key="outlines-caption"),
        "table": _table(outlines, parts) if outlines else None,
        "refused": _refused(refused) if refused else None,
        "refused_count": len(refused),
        "missing": missing,
        "points": sum(len(ring) for outline in outlines for ring in outline.rings),
    }


def _shapes(outlines: Sequence[Outline]) -> list[Shape]:
    tolerance_m = tolerance_for([ring for outline in outlines for ring in outline.rings])
    return [
        Shape(
            key=outline.key,
            name=outline.name,
            rings=tuple(simplified(ring, tolerance_m=tolerance_m) for ring in outline.rings),
            source="",
            licence="",
        )
        for outline in outlines
    ]


def _table(outlines: Sequence[Outline], parts: Sequence[LayerUnit]) -> Table:
    known = {part.key: part for part in parts}
    columns = (
        Column(title=_("Name")),
        Column(title=_("Key")),
        Column(title=_("What becomes of it")),
        Column(title=_("Number in the file"), is_numeric=True),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=outline.name),
                Cell(text=outline.key),
                Cell(text=_becomes(outline, known.get(outline.key))),
                Cell(text=wording.number(outline.number)),
            )
        )
        for outline in outlines
    )
    return Table(caption=_("Areas in the file"), columns=columns, rows=rows, key="outlines")


def _becomes(outline: Outline, part: LayerUnit | None) -> str:
    if part is None:
        return _("new part")
    if part.name != outline.name:
        return _("gets this outline; so far called “%(name)s”") % {"name": part.name}
    return _("gets this outline")


def _refused(refused: Sequence[Refusal]) -> Table:
    columns = (
        Column(title=_("Area in the file")),
        Column(title=_("What is wrong")),
        Column(title=_("What helps")),
    )
    rows = []
    for refusal in refused:
        problem = describe(refusal)
        where = ", ".join(part for part in (wording.number(refusal.place.row or 0), refusal.place.field) if part)
        rows.append(Row(cells=(Cell(text=where), Cell(text=problem.message), Cell(text=problem.remedy))))
    return Table(caption=_("Areas that cannot be used"), columns=columns, rows=tuple(rows), key="refused")
