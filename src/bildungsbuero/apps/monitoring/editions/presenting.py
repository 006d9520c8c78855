"""Editions in the shape of their pages and files: who sees what, as it stood, with source and digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import rows, wording
from bildungsbuero.apps.monitoring.models import Edition, EditionItem, EditionStep
from bildungsbuero.core.cells import Cell as FigureCell
from bildungsbuero.core.frozen import FrozenFigure, FrozenItem
from bildungsbuero.web import wording as web_wording
from bildungsbuero.web.tables import Cell, Column, Row, Table

HEADS = (
    "edition",
    "version",
    "as_of",
    "key",
    *rows.OF_A_FIGURE,
    "caveat",
    "source",
    "licence",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One item of an edition on its page; `audience` is said only where not everybody sees it."""

    kind: str
    key: str
    title: str
    table: Table
    source: str
    audience: str
    count: int


def facts(edition: Edition) -> list[tuple[Any, Any]]:
    """Return what stands above the figures: state, version, moment, digest."""
    found = [
        (_("State"), edition.get_state_display()),
        (_("Version"), str(edition.version)),
        (_("Figures as they stood on"), web_wording.moment(edition.frozen_at)),
    ]
    if edition.released_at:
        found.append((_("Released"), web_wording.moment(edition.released_at)))
    elif edition.release_at:
        found.append((_("Will be released"), web_wording.moment(edition.release_at)))
    found.append((_("Figures"), web_wording.number(edition.figures)))
    found.append((_("Checksum (SHA-256)"), edition.digest))
    return found


def steps(found: Iterable[EditionStep]) -> list[tuple[str, str]]:
    """Return the change log: when, and what happened with its note."""
    return [
        (web_wording.moment(step.at), f"{step.get_kind_display()}{': ' if step.note else ''}{step.note}")
        for step in found
    ]


def part(item: FrozenItem, rule: EditionItem | None) -> Part:
    """Return an item with its latest figures."""
    audience = ""
    if rule is not None and rule.audience != EditionItem.Audience.PUBLIC:
        audience = str(rule.get_audience_display())
    return Part(
        kind=item.kind,
        key=item.key,
        title=wording.text(item.title),
        table=latest_table(item),
        source=wording.text(item.source),
        audience=audience,
        count=len(item.figures),
    )


def latest_table(item: FrozenItem) -> Table:
    """Return the figures of the last period: the whole where there is one, else its splits."""
    last = max((figure.period for figure in item.figures), key=lambda period: period.end)
    newest = [figure for figure in item.figures if figure.period == last]
    whole = [figure for figure in newest if not figure.code]
    facts = {"title": wording.text(item.title), "period": wording.period_label(last)}
    caption = _("%(title)s, %(period)s") % facts
    return _table(item, whole or newest, caption=caption, key=f"latest-{item.key}")


def full_table(item: FrozenItem) -> Table:
    """Return all figures of an item, the newest first."""
    ordered = sorted(item.figures, key=lambda figure: figure.period.end, reverse=True)
    caption = _("All figures as they stood")
    return _table(item, ordered, caption=caption, key="figures", with_period=True)


def file_rows(edition: Edition, items: Iterable[FrozenItem]) -> list[list[Any]]:
    """Return the rows of a file: each says its edition, version and moment, its source and its licence."""
    start = [edition.public_id, edition.version, edition.frozen_at.isoformat()]
    return [[*start, *_file_row(item, figure)] for item in items for figure in item.figures]


def _file_row(item: FrozenItem, figure: FrozenFigure) -> list[Any]:
    return [
        item.key,
        wording.text(item.title),
        figure.area,
        wording.text(figure.area_name),
        figure.period.code,
        wording.period_label(figure.period),
        figure.dimension,
        figure.code,
        wording.text(figure.label),
        rows.number(figure.cell),
        _display(item, figure.cell),
        item.unit,
        figure.cell.mark,
        str(figure.cell.meaning),
        rows.number(figure.numerator),
        rows.number(figure.denominator),
        wording.text(item.origin),
        " ".join(wording.text(caveat) for caveat in item.caveats),
        wording.text(item.source),
        item.licence,
    ]


def _table(
    item: FrozenItem, figures: list[FrozenFigure], *, caption: str, key: str, with_period: bool = False
) -> Table:
    has_split = any(figure.code for figure in figures)
    has_parts = any(figure.denominator is not None for figure in figures)
    columns = [Column(title=_("Area"))]
    columns += [Column(title=_("Period"))] if with_period else []
    columns += [Column(title=_("Split"))] if has_split else []
    columns += [Column(title=_("Value (%(unit)s)") % {"unit": wording.unit_name(item.unit)}, is_numeric=True)]
    parts = (_("Numerator"), _("Denominator")) if has_parts else ()
    columns += [Column(title=title, is_numeric=True) for title in parts]
    lines = []
    for figure in figures:
        cells = [Cell(text=wording.text(figure.area_name))]
        cells += [Cell(text=wording.period_label(figure.period))] if with_period else []
        cells += [Cell(text=_split(figure))] if has_split else []
        cells += [Cell(text=_display(item, figure.cell), spoken=wording.spoken(figure.cell))]
        if has_parts:
            cells += [Cell(text=wording.part(figure.numerator)), Cell(text=wording.part(figure.denominator))]
        lines.append(Row(cells=tuple(cells)))
    return Table(caption=caption, columns=tuple(columns), rows=tuple(lines), key=key)


def _split(figure: FrozenFigure) -> str:
    if not figure.code:
        return _("total")
    return wording.text(figure.label)


def _display(item: FrozenItem, cell: FigureCell) -> str:
    return wording.display(cell, unit=item.unit, decimals=item.decimals)
