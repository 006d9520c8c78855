"""A matrix as a page shows it: lines of cells with numbers, words and addresses, and the sums below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, product
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.needs.coverage.asking import ALL, SEATS, VERIFIED
from bildungsbuero.apps.needs.coverage.axes import Line, title_of
from bildungsbuero.apps.needs.coverage.matrix import Matrix
from bildungsbuero.core.coverage import PLACE_AXES, TOTAL, Keys, Tally, summed
from bildungsbuero.web.wording import number

# So many cells stand on a page at most, whole rows as far as that goes.
MOST_CELLS = 1_500
# Below so many, one offer more would be a leap of the share.
FEW = 10

Address = Callable[[Keys], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell in words; `notes` are the small lines below the number."""

    text: str
    address: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()
    is_gap: bool = False
    is_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A row; its last cell is what it holds altogether, each offer once."""

    title: str
    cells: tuple[ShownCell, ...]
    is_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of a layer; without layers there is one group without a title."""

    title: str
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMatrix:
    """One page of a matrix."""

    caption: str
    corner: str
    columns: tuple[Line, ...]
    groups: tuple[Group, ...]
    page: Page[Any]
    sums: tuple[ShownLine, ...]


def present(matrix: Matrix, *, page: str | None, address: Address | None) -> ShownMatrix:
    """Return a page of a matrix; without addresses its cells lead nowhere."""
    rows, columns, *layers = matrix.lines
    every = [(layer, row) for layer in (layers[0] if layers else (None,)) for row in rows]
    shown = Paginator(every, max(1, MOST_CELLS // max(1, len(columns)))).get_page(page)
    groups = (
        Group(
            title=layer.title if layer else "", lines=tuple(_line(matrix, row, layer, address) for _layer, row in some)
        )
        for layer, some in groupby(shown, key=lambda pair: pair[0])
    )
    return ShownMatrix(
        caption=caption_of(matrix),
        corner=title_of(matrix.asked.axes[0]),
        columns=columns,
        groups=tuple(groups),
        page=shown,
        sums=tuple(_sums(matrix, address)),
    )


def caption_of(matrix: Matrix) -> str:
    """Return "Topic by phase of life", with the layers where there are any."""
    rows, columns, *layers = (title_of(axis) for axis in matrix.asked.axes)
    said = _("Offers: %(rows)s by %(columns)s") % {"rows": rows, "columns": columns}
    return _("%(matrix)s, split by %(layers)s") % {"matrix": said, "layers": layers[0]} if layers else said


def _line(matrix: Matrix, row: Line, layer: Line | None, address: Address | None) -> ShownLine:
    behind = (layer.key,) if layer else ()
    columns = matrix.lines[1]
    cells = [_cell(matrix, (row.key, column.key, *behind), (row, column, layer), address) for column in columns]
    total = _cell(matrix, (row.key, TOTAL, *behind), (row, None, layer), address)
    return ShownLine(title=row.title, cells=(*cells, total), is_apart=row.is_apart)


def _cell(matrix: Matrix, keys: Keys, lines: tuple[Line | None, ...], address: Address | None) -> ShownCell:
    tally = matrix.cube.at(*keys)
    named = [line for line in lines if line is not None]
    is_whole = len(named) < len(matrix.asked.axes)
    is_gap = not (tally.offers or is_whole or any(line.is_beside for line in named))
    text = _("none") if is_gap else number(tally.offers) if tally.offers or is_whole else "–"
    said = ngettext("%(shown)s offer", "%(shown)s offers", tally.offers) % {"shown": number(tally.offers)}
    where = " · ".join(line.title for line in named) or _("all offers")
    return ShownCell(
        text=text,
        address=address(keys) if address and (tally.offers or is_gap) else "",
        label=f"{text}: {where}, {said}" if not tally.offers else f"{text}. {where}: {said}",
        notes=tuple(notes_of(tally, matrix)),
        is_gap=is_gap,
        is_apart=any(line.is_apart for line in named),
    )


def notes_of(tally: Tally, matrix: Matrix) -> Iterator[str]:
    """Yield what stands below the number of a cell: what is bound to no place, seats, the share that is confirmed."""
    if not tally.offers:
        return
    if not set(matrix.asked.axes) & set(PLACE_AXES):
        yield from where_in_words(tally)
    if matrix.asked.show in (SEATS, ALL):
        yield seats_in_words(tally)
    if matrix.asked.show in (VERIFIED, ALL):
        yield verified_in_words(tally)


def where_in_words(tally: Tally) -> Iterator[str]:
    """Yield how many of the offers are found in the whole town or district, and online."""
    if tally.wide:
        yield _("%(count)s city-wide") % {"count": number(tally.wide)}
    if tally.online:
        yield _("%(count)s online") % {"count": number(tally.online)}


def seats_in_words(tally: Tally) -> str:
    """Return the seats with how many offers name any: nobody knows those of the others."""
    if not tally.with_seats:
        return _("seats not said")
    said = ngettext("%(seats)s seat", "%(seats)s seats", tally.seats) % {"seats": number(tally.seats)}
    if tally.with_seats == tally.offers:
        return said
    facts = {"seats": said, "some": number(tally.with_seats), "all": number(tally.offers)}
    return _("%(seats)s in %(some)s of %(all)s") % facts


def verified_in_words(tally: Tally) -> str:
    """Return the share of confirmed offers; of few offers the numbers themselves, as a share would say too much."""
    if tally.offers < FEW:
        return _("%(some)s of %(all)s confirmed") % {"some": number(tally.verified), "all": number(tally.offers)}
    share = number(tally.share_verified_percent)
    return _("%(share)s%% confirmed") % {"share": share}


def _sums(matrix: Matrix, address: Address | None) -> Iterator[ShownLine]:
    """The sum of the cells, which counts an offer as often as it stands there, and all offers, each once."""
    behind = (TOTAL,) * (len(matrix.asked.axes) - 2)
    columns = matrix.lines[1]
    each = [_sum_of(matrix, [column.key]) for column in columns]
    yield ShownLine(
        title=_("Sum of the cells"), cells=tuple(ShownCell(text=number(found)) for found in (*each, sum(each)))
    )
    yield ShownLine(
        title=_("Offers, each counted once"),
        cells=tuple(
            _cell(matrix, (TOTAL, column.key if column else TOTAL, *behind), (None, column, None), address)
            for column in (*columns, None)
        ),
    )


def _sum_of(matrix: Matrix, columns: list[str]) -> int:
    rows, _columns, *layers = ([line.key for line in lines] for lines in matrix.lines)
    return summed(matrix.cube.at(*keys) for keys in product(rows, columns, *layers)).offers
