"""Checks in the shape of the page of a delivery: what needs a hand first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.monitoring.checks.records import SETTLED_BY_DECLARATION, KeptCheck, reason_given_before
from bildungsbuero.apps.monitoring.forms.acceptances import AcceptanceForm
from bildungsbuero.apps.monitoring.labels import area_names
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.monitoring.wording import plain_number
from bildungsbuero.core.checks import Outcome
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day, number


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One check with its words, its places, and the form that accepts it where somebody may."""

    check: KeptCheck
    result: str
    kind: str
    decision: str
    places: Table | None
    form: AcceptanceForm | None
    asks_for_declaration: bool = False


def check_rows(
    delivery: Delivery, checks: Sequence[KeptCheck], *, may_accept: bool, answered: Mapping[str, AcceptanceForm]
) -> list[CheckRow]:
    """Return what is not in order, failed checks first, then open hints; `answered` are forms to be filled in again."""
    found = [check for check in checks if check.result is not Outcome.PASS]
    ordered = sorted(found, key=lambda check: (not check.is_failed, not check.is_open))
    names = area_names(example["area"] for check in found for example in check.examples)
    return [
        CheckRow(
            check=check,
            result=_result(check),
            kind=_kind(check),
            decision=_decision(check),
            places=_places(delivery, check, names),
            form=_form(delivery, check, answered) if may_accept and _is_acceptable(check) else None,
            asks_for_declaration=check.is_open and check.name in SETTLED_BY_DECLARATION,
        )
        for check in ordered
    ]


def passed_table(checks: Sequence[KeptCheck]) -> Table:
    """Return what was in order, in one table."""
    columns = (Column(title=_("Check")), Column(title=_("Finding")))
    rows = tuple(
        Row(cells=(Cell(text=check.title), Cell(text=check.message)))
        for check in checks
        if check.result is Outcome.PASS
    )
    return Table(caption=_("In order"), columns=columns, rows=rows, key="passed", is_caption_hidden=True)


def summary(checks: Sequence[KeptCheck]) -> str:
    """Return in one sentence whether anything stands in the way of publication."""
    failed = sum(check.is_failed for check in checks)
    open_hints = sum(check.is_open for check in checks)
    if failed:
        return ngettext(
            "%(count)d check failed: this delivery cannot be published.",
            "%(count)d checks failed: this delivery cannot be published.",
            failed,
        ) % {"count": failed}
    if open_hints:
        return ngettext(
            "%(count)d hint waits for your reason before this delivery can be published.",
            "%(count)d hints wait for your reason before this delivery can be published.",
            open_hints,
        ) % {"count": open_hints}
    return _("The checks stand in the way of nothing.")


def _result(check: KeptCheck) -> str:
    if check.is_failed:
        return _("FAIL: not in order")
    return _("HINT: please look") if check.is_open else _("HINT: settled")


def _kind(check: KeptCheck) -> str:
    if check.is_failed:
        return "error"
    return "warning" if check.is_open else "success"


def _decision(check: KeptCheck) -> str:
    if check.is_settled and check.result is Outcome.HINT:
        return _("Settled since: the data set has been declared.")
    if check.accepted is None:
        return ""
    facts = {"day": day(check.accepted.accepted_at), "reason": check.accepted.reason}
    if check.accepted.person is None:
        return _("Accepted on %(day)s as provided for: %(reason)s") % facts
    return _("Accepted on %(day)s by %(name)s: %(reason)s") % {**facts, "name": check.accepted.person.name}


def _form(delivery: Delivery, check: KeptCheck, answered: Mapping[str, AcceptanceForm]) -> AcceptanceForm:
    if check.name in answered:
        return answered[check.name]
    return AcceptanceForm(prefix=check.name, initial={"reason": reason_given_before(delivery, check.name)})


def _is_acceptable(check: KeptCheck) -> bool:
    return check.is_open and check.name not in SETTLED_BY_DECLARATION


def _places(delivery: Delivery, check: KeptCheck, names: dict[str, str]) -> Table | None:
    """The first places that a check means, with original values: for the role Monitoring alone."""
    if not check.examples or check.result is Outcome.PASS:
        return None
    columns = (
        Column(title=_("Row"), is_numeric=True),
        Column(title=_("Area")),
        Column(title=_("Period")),
        Column(title=_("Value of")),
        Column(title=_("found"), is_numeric=True),
        Column(title=_("expected"), is_numeric=True),
    )
    rows = tuple(_place(delivery, example, names) for example in check.examples)
    return Table(caption=_("Places: %(title)s") % {"title": check.title}, columns=columns, rows=rows, key=check.name)


def _place(delivery: Delivery, example: dict[str, Any], names: dict[str, str]) -> Row:
    dataset = delivery.dataset
    measure = dataset.measures.get(example["measure"], {}).get("label", example["measure"])
    labels = [
        dataset.dimensions.get(code, {}).get("values", {}).get(value, value) for code, value in example["dims"].items()
    ]
    texts = (
        number(example["row"]),
        names.get(example["area"], example["area"]),
        example["period"],
        ", ".join(part for part in [measure, *labels] if part),
        plain_number(example["found"]),
        plain_number(example["expected"]),
    )
    return Row(cells=tuple(Cell(text=text) for text in texts))
