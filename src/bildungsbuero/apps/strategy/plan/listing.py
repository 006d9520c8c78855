"""The list of measures: narrowed, sorted, and taken along as a file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import Initiative
from bildungsbuero.apps.strategy.models.plan import InitiativeQuerySet
from bildungsbuero.apps.strategy.plan import words
from bildungsbuero.apps.strategy.plan.presenters import next_in_words, shown_measure
from bildungsbuero.apps.strategy.plan.tree import Leaf
from bildungsbuero.apps.strategy.public_words import state_in_words
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.web.tables import Cell, Column, Row, Table, sortable
from bildungsbuero.web.wording import day

ORDERS = {"title": "title", "state": "state", "end": "ends_on", "function": "responsible_function"}
KINDS_OF_FILES = {"csv": CSV, "xlsx": XLSX}


def narrowed(office: Office, asked: dict[str, Any], on: date) -> InitiativeQuerySet:
    """Return the measures of an office that a filter asks for."""
    found = Initiative.objects.of(office).select_related("goal__field", "organisation")
    if asked.get("missing") == "overdue":
        found = found.overdue(on)
    elif asked.get("missing") == "step":
        found = found.without_next_step()
    elif asked.get("missing") == "milestone":
        found = found.without_milestone()
    if asked.get("q"):
        found = found.filter(title__icontains=asked["q"])
    if asked.get("state"):
        found = found.filter(state=asked["state"])
    if asked.get("field"):
        found = found.filter(goal__field=asked["field"])
    return found.in_charge(asked["function"]) if asked.get("function") else found


def initiatives_table(leaves: Iterable[Leaf], *, order: str, query: QueryDict) -> Table:
    """Return a page of measures as a table that can be sorted."""
    columns = (
        Column(title=_("Measure"), key="title"),
        Column(title=_("State"), key="state"),
        Column(title=_("Progress"), is_numeric=True),
        Column(title=_("Next milestone")),
        Column(title=_("Ends on"), key="end"),
        Column(title=_("Responsible office"), key="function"),
    )
    rows = tuple(_row(leaf) for leaf in leaves)
    return Table(
        caption=_("Measures"),
        columns=sortable(columns, order=order, query=query),
        rows=rows,
        key="initiatives",
        is_caption_hidden=True,
    )


def _row(leaf: Leaf) -> Row:
    shown, one = shown_measure(leaf), leaf.initiative
    title = f"{shown.title} ({_('example data')})" if shown.is_example else shown.title
    said = state_in_words(one.state)
    return Row(
        cells=(
            Cell(text=title, address=shown.address),
            Cell(text=shown.state.title if shown.state.title == said else f"{shown.state.title} ({said})"),
            Cell(text=shown.bar.text if shown.bar.length is not None else "–", spoken=shown.bar.text),
            Cell(text=shown.next or "–"),
            Cell(text=day(one.ends_on) or "–"),
            Cell(text=shown.responsible or "–"),
        )
    )


def as_file(leaves: Iterable[Leaf], on: date, *, kind: str) -> bytes:
    """Return measures as CSV or workbook, a row a measure; cells that begin like a formula are made harmless."""
    heads = [
        _("Field of action"), _("Goal"), _("Measure"), _("State"), _("How it stands"), _("Why"),
        _("Progress in per cent"), _("Next milestone"), _("Overdue milestones"), _("Begins on"), _("Ends on"),
        _("Responsible office"), _("Responsible organisation"), _("Partners"), _("Budget in euros"),
        _("Posts in per cent"), _("Next step"), _("Released for everybody"), _("Example data"), _("Source"),
        _("Id"), _("As of"),
    ]  # fmt: skip
    rows = [_file_row(leaf, on) for leaf in leaves]
    if kind == "xlsx":
        return workbook.as_xlsx(_("Measures"), heads, rows)
    return workbook.as_csv(heads, rows).encode("utf-8-sig")


def _file_row(leaf: Leaf, on: date) -> list[Any]:
    one, said = leaf.initiative, words.said(leaf.verdict)
    return [
        one.goal.field.title,
        one.goal.title,
        one.title,
        state_in_words(one.state),
        said.title,
        said.reason,
        "" if leaf.percent is None else round(leaf.percent, 6),
        next_in_words(leaf),
        len(leaf.overdue),
        day(one.starts_on),
        day(one.ends_on),
        one.responsible_function,
        one.organisation.name if one.organisation else "",
        ", ".join(partner.name for partner in one.partners.all()),
        "" if one.budget_eur is None else one.budget_eur,
        "" if one.posts_percent is None else one.posts_percent,
        one.next_step,
        day(one.released_on) if one.is_public else _("no"),
        _("yes") if one.is_example else _("no"),
        one.source,
        one.public_id,
        day(on),
    ]
