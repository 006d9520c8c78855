"""How decisions are shown and taken along."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.strategy.funding.presenting import marked
from bildungsbuero.apps.strategy.models import Decision
from bildungsbuero.formats import workbook
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day, month


def day_of(decision: Decision) -> str:
    """Return the day of a decision, or its month where nobody knows the day."""
    return month(decision.decided_on) if decision.is_month_only else day(decision.decided_on)


def votes_of(decision: Decision) -> str:
    """Return the votes in words; empty where they are not given."""
    if decision.votes_for is None:
        return ""
    facts = {
        "for": decision.votes_for,
        "against": decision.votes_against or 0,
        "abstained": decision.abstentions or 0,
    }
    return _("%(for)s for, %(against)s against, %(abstained)s abstentions") % facts


def decisions_table(decisions: Sequence[Decision]) -> Table:
    """Return the list of decisions, the newest first."""
    heads = [_("Subject"), _("Body"), _("Paper"), _("Day"), _("Result"), _("Released")]
    return Table(
        caption=_("Decisions"),
        columns=tuple(Column(title=title) for title in heads),
        rows=tuple(_row(decision) for decision in decisions),
        key="decisions",
        is_caption_hidden=True,
    )


def _row(decision: Decision) -> Row:
    return Row(
        cells=(
            Cell(
                text=marked(decision.title, is_example=decision.is_example),
                address=reverse("strategy:decision", args=[decision.public_id]),
            ),
            Cell(text=decision.body),
            Cell(text=decision.paper_number or "–"),
            Cell(text=day_of(decision)),
            Cell(text=decision.get_result_display()),
            Cell(text=_("yes") if decision.is_public else _("no")),
        )
    )


def as_file(decisions: Iterable[Decision], *, kind: str) -> bytes:
    """Return decisions as CSV or workbook."""
    heads = [
        _("Subject"), _("Body"), _("Paper"), _("Day"), _("Result"), _("Votes"), _("Public part"),
        _("Address in the council information system"), _("Released"), _("Example data"), _("Source"), _("Id"),
    ]  # fmt: skip
    rows = [
        [
            one.title, one.body, one.paper_number, day_of(one), one.get_result_display(), votes_of(one),
            one.public_part, one.council_address, _("yes") if one.is_public else _("no"),
            _("yes") if one.is_example else _("no"), one.source, one.public_id,
        ]
        for one in decisions
    ]  # fmt: skip
    if kind == "xlsx":
        return workbook.as_xlsx(_("Decisions"), heads, rows)
    return workbook.as_csv(heads, rows).encode("utf-8-sig")
