"""What the staff pages of needs show: the list with ranks, a need with its evidence and history, files, the map."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import F, OrderBy
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.needs.models import Need, NeedEvidence
from bildungsbuero.apps.needs.places import Places
from bildungsbuero.apps.needs.register.evidence import address_of
from bildungsbuero.apps.needs.register.words import CRITERIA
from bildungsbuero.core.priority import MOST_POINTS, Criterion, ranks, shared
from bildungsbuero.formats import workbook
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.tables import Cell, Column, Row, Table, sortable
from bildungsbuero.web.wording import day, number

ORDERS: dict[str, tuple[str, ...]] = {
    "points": ("points", "title"),
    "title": ("title",),
    "state": ("state", "title"),
    "since": ("state_since", "title"),
}
DEFAULT_ORDER = "-points"
MOST_LINES = 20
SILENT = frozenset({"changed_at", "state_before", "points"})
MOST_SUM = MOST_POINTS * len(Criterion)


def order_fields(order: str) -> list[OrderBy | str]:
    """Return the fields to sort by; what was not weighed comes last either way, equals stand by title."""
    first, *rest = ORDERS[order.removeprefix("-")]
    by = F(first).desc(nulls_last=True) if order.startswith("-") else F(first).asc(nulls_last=True)
    return [by, *rest, "public_id"]


def ranks_of(office: Office) -> tuple[dict[int, int], frozenset[int]]:
    """Return the rank of each open need that was weighed, and the ranks that several share."""
    placed = ranks(dict(Need.objects.of(office).open().values_list("pk", "points")))
    return placed, shared(placed)


def rank_in_words(need: Need, placed: Mapping[int, int], equal: frozenset[int]) -> str:
    """Return “2 (shared)”, or nothing for a need without a rank."""
    rank = placed.get(need.pk)
    if rank is None:
        return ""
    return _("%(rank)s (shared)") % {"rank": rank} if rank in equal else str(rank)


def needs_table(needs: Iterable[Need], *, order: str, query: QueryDict, office: Office, places: Places) -> Table:
    """Return a page of needs as a table that can be sorted."""
    placed, equal = ranks_of(office)
    columns = (
        Column(title=_("Need"), key="title"),
        Column(title=_("Rank")),
        Column(title=_("Points"), key="points", is_numeric=True),
        Column(title=_("State"), key="state"),
        Column(title=_("Topic")),
        Column(title=_("Place")),
        Column(title=_("Since"), key="since"),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=need.title, address=reverse("needs:need", args=[need.public_id])),
                Cell(text=rank_in_words(need, placed, equal) or "–", spoken="" if need.pk in placed else _("no rank")),
                Cell(text=_points(need)),
                Cell(text=need.get_state_display()),
                Cell(text=label("topic", need.topic)),
                Cell(text=places.name(need.area)),
                Cell(text=day(need.state_since)),
            )
        )
        for need in needs
    )
    return Table(
        caption=_("Needs"),
        columns=sortable(columns, order=order, query=query),
        rows=rows,
        key="needs",
        is_caption_hidden=True,
        note=_(
            "The rank counts the points among all open needs that were weighed. Needs with equal points share a rank."
        ),
    )


def as_file(needs: Iterable[Need], kind: str, *, office: Office, places: Places) -> bytes:
    """Return needs as CSV or workbook, a row a need; numbers of signals are not in it."""
    placed, equal = ranks_of(office)
    heads = [_("Need"), _("Rank"), _("Points"), *map(str, CRITERIA.values()), _("State"), _("Since"), _("Topic")]
    heads += [_("Phase of life"), _("Target group"), _("Place"), _("People concerned"), _("Source"), _("Responsible")]
    heads += [_("Description"), _("Example data"), _("Id")]
    rows = [_file_row(need, rank_in_words(need, placed, equal), places) for need in needs]
    if kind == "xlsx":
        return workbook.as_xlsx(_("Needs"), heads, rows)
    return workbook.as_csv(heads, rows).encode("utf-8-sig")


def _file_row(need: Need, rank: str, places: Places) -> list[Any]:
    return [
        need.title,
        rank,
        need.points,
        *[need.given_points.get(criterion) for criterion in Criterion],
        need.get_state_display(),
        need.state_since.isoformat(),
        label("topic", need.topic),
        label("life_phase", need.life_phase),
        label("target_group", need.target_group),
        places.name(need.area),
        need.population,
        need.population_source,
        need.owner,
        need.description,
        _("example data") if need.is_example else "",
        need.public_id,
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A piece of evidence as the page shows it."""

    key: str
    kind: str
    title: str
    value: str
    source: str
    address: str
    edition: str
    edition_address: str
    noted_on: Any
    is_too_few: bool


def evidence_lines(need: Need, *, may_steer: bool) -> list[EvidenceLine]:
    """Return the evidence without the figure that counts the people; too few signals are told only to who steers."""
    lines = []
    for one in need.evidence.filter(counts_people=False).select_related("edition"):
        is_too_few = one.kind == NeedEvidence.Kind.SIGNALS and not one.value
        if not is_too_few or may_steer:
            lines.append(_evidence_line(one, may_steer=may_steer, is_too_few=is_too_few))
    return lines


def people_line(need: Need) -> EvidenceLine | None:
    """Return the published figure that counts the people concerned, also one that is withheld; None without one."""
    counted = need.counted_by
    return _evidence_line(counted, may_steer=False, is_too_few=False) if counted else None


def _evidence_line(one: NeedEvidence, *, may_steer: bool, is_too_few: bool) -> EvidenceLine:
    hides_page = one.kind == NeedEvidence.Kind.SIGNALS and not may_steer
    edition = one.edition
    return EvidenceLine(
        key=one.key,
        kind=one.get_kind_display(),
        title=one.title,
        value=one.value,
        source=one.source,
        address="" if hides_page else address_of(one.kind, one.reference),
        edition=f"{edition.title} ({edition.version})" if edition else "",
        edition_address=find_address("monitoring:edition", edition.public_id) if edition else "",
        noted_on=one.noted_on,
        is_too_few=is_too_few,
    )


def facts_of(need: Need, places: Places) -> list[tuple[str, Any]]:
    """Return what a need is about, in pairs, without people whom a published figure counts."""
    is_typed = need.population is not None and need.counted_by is None
    people = number(need.population) if is_typed else ""
    pairs = [
        (_("Topic"), label("topic", need.topic)),
        (_("Phase of life"), label("life_phase", need.life_phase)),
        (_("Target group"), label("target_group", need.target_group)),
        (_("Place"), places.name(need.area)),
        (_("People concerned"), f"{people} ({need.population_source})" if people else ""),
        (_("Responsible"), need.owner),
    ]
    return [(title, text) for title, text in pairs if text]


def criteria_table(need: Need) -> Table | None:
    """Return the points with their reasons, None where nothing was weighed."""
    if not need.criteria:
        return None
    rows = []
    for criterion in Criterion:
        given = need.criteria.get(criterion)
        cells = (str(given["points"]), given["reason"]) if given else ("–", _("not yet weighed"))
        rows.append(Row(cells=(Cell(text=CRITERIA[criterion]), Cell(text=cells[0]), Cell(text=cells[1]))))
    return Table(
        caption=_("Priority"),
        columns=(Column(title=_("Criterion")), Column(title=_("Points"), is_numeric=True), Column(title=_("Reason"))),
        rows=tuple(rows),
        key="criteria",
        is_caption_hidden=True,
    )


def history_of(need: Need) -> list[tuple[Any, str]]:
    """Return the latest changes: when, and which fields. It names no person."""
    versions = list(need.history.order_by("-history_date", "-history_id")[: MOST_LINES + 1])
    titles = {field.name: str(field.verbose_name) for field in Need._meta.concrete_fields}
    lines = []
    for newer, older in pairwise(versions):
        changed = newer.diff_against(older, foreign_keys_are_objs=False).changed_fields
        said = [titles[name] for name in changed if name not in SILENT]
        if said:
            lines.append((newer.history_date, ", ".join(said)))
    if versions and versions[-1].history_type == "+":
        lines.append((versions[-1].history_date, _("written for the first time")))
    return lines[:MOST_LINES]


def points_in_words(need: Need) -> str:
    """Return “9 of 15 points”, or that not all was weighed."""
    if need.points is None:
        return _("not yet weighed")
    return _("%(points)s of %(most)s points") % {"points": need.points, "most": MOST_SUM}


def _points(need: Need) -> str:
    return "–" if need.points is None else str(need.points)
