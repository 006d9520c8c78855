"""How a state of the catalogue is shown and taken along: numbers, a list in pages, a file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.vocabulary import label, labels
from bildungsbuero.core.as_of import StandingOffer
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day, number

ON_A_PAGE = 50
KINDS_OF_FILES = {"csv": CSV, "xlsx": XLSX}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A state with its numbers and one page of its list."""

    total: int
    examples: int
    counts: tuple[Table, ...]
    page: Page[StandingOffer]
    table: Table


def present(standing: Sequence[StandingOffer], on: date, page: str | None) -> Shown:
    """Return what the page of a day shows; examples are listed with a mark and never counted."""
    real = [one for one in standing if not one.is_example]
    shown = Paginator(standing, ON_A_PAGE).get_page(page)
    return Shown(
        total=len(real),
        examples=len(standing) - len(real),
        counts=(
            _counted(_("By kind"), "kind", Counter(one.kind for one in real)),
            _counted(_("By topic"), "topic", Counter(key for one in real for key in one.topics)),
            _counted(_("By phase of life"), "life_phase", Counter(key for one in real for key in one.life_phases)),
        ),
        page=shown,
        table=Table(
            caption=_("Offers as of %(day)s") % {"day": day(on)},
            columns=tuple(Column(title=title) for title in _heads()[:5]),
            rows=tuple(Row(cells=tuple(Cell(text=text) for text in _cells(one)[:5])) for one in shown),
            key="standing",
            is_caption_hidden=True,
        ),
    )


def as_file(standing: Iterable[StandingOffer], on: date, kind: str) -> bytes:
    """Return a state as CSV or workbook, a row an offer."""
    rows = [[*_cells(one), one.public_id, day(on)] for one in standing]
    heads = [*_heads(), _("Id"), _("As of")]
    if kind == "xlsx":
        return workbook.as_xlsx(_("As of %(day)s") % {"day": on.isoformat()}, heads, rows)
    return workbook.as_csv(heads, rows).encode("utf-8-sig")


def _heads() -> list[str]:
    return [_("Title"), _("Kind"), _("Provider"), _("Place"), _("Topics"), _("Phases of life"), _("Example data")]


def _cells(one: StandingOffer) -> list[str]:
    example = _("example")
    return [
        f"{one.title} ({example})" if one.is_example else one.title,
        label("kind", one.kind),
        one.provider,
        one.place,
        ", ".join(labels("topic", list(one.topics))),
        ", ".join(labels("life_phase", list(one.life_phases))),
        _("yes") if one.is_example else _("no"),
    ]


def _counted(title: Any, vocabulary: str, found: Counter[str]) -> Table:
    ordered = sorted(found.items(), key=lambda item: (-item[1], label(vocabulary, item[0])))
    return Table(
        caption=title,
        columns=(Column(title=title), Column(title=_("Offers"), is_numeric=True)),
        rows=tuple(Row(cells=(Cell(text=label(vocabulary, key)), Cell(text=number(count)))) for key, count in ordered),
        key=f"by-{vocabulary}",
        is_caption_hidden=True,
    )
