"""Two matrices as one table: before, after and the difference in each cell, gaps that closed or opened in words."""

from itertools import groupby

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from bildungsbuero.apps.needs.coverage.axes import Line, title_of
from bildungsbuero.apps.needs.coverage.comparing import Compared
from bildungsbuero.apps.needs.coverage.presenting import (
    MOST_CELLS,
    Group,
    ShownCell,
    ShownLine,
    ShownMatrix,
    caption_of,
)
from bildungsbuero.core.coverage import TOTAL, Keys, change
from bildungsbuero.web.wording import MINUS, number


def present_change(compared: Compared, *, page: str | None) -> ShownMatrix:
    """Return a page of the comparison."""
    rows, columns, *layers = compared.lines
    every = [(layer, row) for layer in (layers[0] if layers else (None,)) for row in rows]
    shown = Paginator(every, max(1, MOST_CELLS // max(1, len(columns)))).get_page(page)
    groups = (
        Group(title=layer.title if layer else "", lines=tuple(_line(compared, row, layer) for _layer, row in some))
        for layer, some in groupby(shown, key=lambda pair: pair[0])
    )
    behind = (TOTAL,) * (len(compared.asked.axes) - 2)
    totals = tuple(
        _cell(compared, (TOTAL, column.key if column else TOTAL, *behind), is_line=False) for column in (*columns, None)
    )
    return ShownMatrix(
        caption=_caption(compared),
        corner=title_of(compared.asked.axes[0]),
        columns=columns,
        groups=tuple(groups),
        page=shown,
        sums=(ShownLine(title=_("Offers, each counted once"), cells=totals),),
    )


def _caption(compared: Compared) -> str:
    between = "|" if compared.is_of_offices else "→"
    return f"{caption_of(compared.after)}: {compared.before_title} {between} {compared.after_title}"


def _line(compared: Compared, row: Line, layer: Line | None) -> ShownLine:
    behind = (layer.key,) if layer else ()
    is_beside = row.is_beside or bool(layer and layer.is_beside)
    cells = tuple(
        _cell(compared, (row.key, column.key, *behind), is_line=not (is_beside or column.is_beside))
        for column in compared.lines[1]
    )
    total = _cell(compared, (row.key, TOTAL, *behind), is_line=False)
    return ShownLine(title=row.title, cells=(*cells, total), is_apart=row.is_apart)


def _cell(compared: Compared, keys: Keys, *, is_line: bool) -> ShownCell:
    found = change(compared.before.cube, compared.after.cube, keys)
    before, after = found.before.offers, found.after.offers
    if not (before or after):
        return ShownCell(text=_("none") if is_line else "–", is_gap=is_line)
    if compared.is_of_offices:
        return ShownCell(text=f"{number(before)} | {number(after)}", notes=_only_one(before, after))
    difference = after - before
    sign = "+" if difference > 0 else MINUS
    moved = (f"{sign}{number(abs(difference))}",) if difference else ()
    return ShownCell(
        text=f"{number(before)} → {number(after)}",
        notes=(*moved, *(_gap_in_words(before, after) if is_line else ())),
        is_gap=is_line and not after,
    )


def _gap_in_words(before: int, after: int) -> tuple[str, ...]:
    if not before:
        return (_("gap closed"),)
    return () if after else (_("new gap"),)


def _only_one(own: int, theirs: int) -> tuple[str, ...]:
    if not theirs:
        return (_("only here"),)
    return () if own else (_("only there"),)
