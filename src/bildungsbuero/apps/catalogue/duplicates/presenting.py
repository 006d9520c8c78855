"""What the pages about pairs show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.similar import is_worth_a_line, reason_in_words, score_in_words
from bildungsbuero.apps.catalogue.duplicates.deciding import possible_decisions
from bildungsbuero.apps.catalogue.duplicates.merging import FIELDS, MODELS, Entry
from bildungsbuero.apps.catalogue.duplicates.values import differing, in_words, title_of
from bildungsbuero.apps.catalogue.models import Duplicate, EntryKind
from bildungsbuero.core.matching import Verdict
from bildungsbuero.web.tables import Cell, Column, Row, Table, sortable
from bildungsbuero.web.wording import day

ORDERS = {"score": ("score", "pk"), "found": ("found_at", "pk")}
DEFAULT_ORDER = "-score"
REASONS_IN_LIST = 2
PAGE_OF: dict[str, str] = {
    EntryKind.ORGANISATION: "actors:organisation",
    EntryKind.PLACE: "actors:place",
    EntryKind.OFFER: "catalogue:offer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision as a button, with what it does."""

    value: str
    title: str
    note: str


def pairs_table(office: Office, pairs: Iterable[Duplicate], *, order: str, query: QueryDict) -> Table:
    """Return a page of pairs as a table that can be sorted."""
    listed = list(pairs)
    names = _names(office, listed)
    columns = (
        Column(title=_("Both")),
        Column(title=_("What")),
        Column(title=_("How likely"), key="score"),
        Column(title=_("Why")),
        Column(title=_("What was decided")),
        Column(title=_("Found on"), key="found"),
    )
    return Table(
        caption=_("Possible duplicates"),
        columns=sortable(columns, order=order, query=query),
        rows=tuple(_row(pair, names) for pair in listed),
        key="duplicates",
        is_caption_hidden=True,
    )


def order_fields(order: str) -> list[str]:
    """Return the fields to sort by."""
    sign = "-" if order.startswith("-") else ""
    return [f"{sign}{field}" for field in ORDERS[order.removeprefix("-")]]


def present_pair(duplicate: Duplicate, first: Entry, second: Entry) -> dict[str, Any]:
    """Return a pair with its reasons, what both say alike, and what may be decided."""
    speaks_for, speaks_against = for_and_against(duplicate.reasons)
    different = differing(duplicate.kind, first, second)
    alike = [
        (title_of(first, names), in_words(first, names))
        for names in FIELDS[duplicate.kind]
        if names not in different and in_words(first, names)
    ]
    return {
        "duplicate": duplicate,
        "entries": [(str(one), reverse(PAGE_OF[duplicate.kind], args=[one.public_id])) for one in (first, second)],
        "kind": EntryKind(duplicate.kind).label,
        "score": score_in_words(duplicate.score),
        "is_new_run": duplicate.verdict == Verdict.NEW_RUN,
        "speaks_for": speaks_for,
        "speaks_against": speaks_against,
        "alike": alike,
        "is_open": duplicate.decision == Duplicate.Decision.OPEN,
        "decision": duplicate.get_decision_display(),
        "choices": _choices(duplicate, first, second),
    }


def for_and_against(reasons: Iterable[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """Return the sentences of stored reasons: what speaks for sameness, and what against it."""
    lists: tuple[list[str], list[str]] = ([], [])
    for one in reasons:
        if is_worth_a_line(one["code"], one["weight"]):
            lists[one["weight"] <= 0].append(reason_in_words(one["code"], one["facts"]))
    return lists


def _row(pair: Duplicate, names: dict[tuple[str, str], str]) -> Row:
    both = " / ".join(names.get((pair.kind, one), _("no longer there")) for one in (pair.first, pair.second))
    speaks_for, _against = for_and_against(pair.reasons)
    return Row(
        cells=(
            Cell(text=both, address=reverse("catalogue:duplicate", args=[pair.public_id])),
            Cell(text=EntryKind(pair.kind).label),
            Cell(text=score_in_words(pair.score)),
            Cell(text=" ".join(speaks_for[:REASONS_IN_LIST])),
            Cell(text=pair.get_decision_display()),
            Cell(text=day(pair.found_at)),
        )
    )


def _names(office: Office, pairs: list[Duplicate]) -> dict[tuple[str, str], str]:
    """Return the titles of all entries of a page, in one query a kind."""
    found = {}
    for kind, model in MODELS.items():
        ids = {one for pair in pairs if pair.kind == kind for one in (pair.first, pair.second)}
        if ids:
            entries = model.objects.of(office).filter(public_id__in=ids)
            found.update({(str(kind), one.public_id): str(one) for one in entries})
    return found


def _choices(duplicate: Duplicate, first: Entry, second: Entry) -> list[Choice]:
    decision = Duplicate.Decision
    is_offer = duplicate.kind == EntryKind.OFFER
    words = {
        decision.SAME_OFFER: (_("The same offer"), _("One offer stays, with what is chosen above.")),
        decision.NEW_RUN: (
            _("A new run of the same offer"),
            _("One offer stays as it is and gets the dates of the other."),
        ),
        decision.SAME_ACTOR: (
            _("Only the same actor") if is_offer else _("The same actor"),
            _("The providers are put together, the offers stay two.")
            if is_offer
            else _("One entry stays, with what is chosen above; offers and places move there."),
        ),
        decision.SAME_PLACE: (
            _("Only the same place") if is_offer else _("The same place"),
            _("The places are put together, the offers stay two.")
            if is_offer
            else _("One entry stays, with what is chosen above; the offers move there."),
        ),
        decision.DIFFERENT: (_("Not the same"), _("Both stay, and this pair is not shown again.")),
    }
    possible = possible_decisions(duplicate, first, second)
    if duplicate.verdict == Verdict.NEW_RUN and decision.NEW_RUN in possible:
        possible = [decision.NEW_RUN, *(one for one in possible if one != decision.NEW_RUN)]
    return [Choice(value=one.value, title=words[one][0], note=words[one][1]) for one in possible]
