"""Hints of the checks are accepted, by people with a reason, or as they are expected of an official table."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.checks import checks_of
from bildungsbuero.apps.monitoring.checks.expected import expected_reason
from bildungsbuero.apps.monitoring.models import AcceptedHint, Delivery
from bildungsbuero.apps.monitoring.policies import check_may_accept, check_may_change
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.checks import Finding, Outcome


def accept_hint(
    delivery: Delivery, name: str, reason: str, *, office: Office, person: Person, at: datetime
) -> AcceptedHint:
    """Keep who says why a hint is right; raises Refusal where there is no such open hint."""
    check_may_change(delivery.dataset, office, person)
    check_may_accept(delivery, name)
    with transaction.atomic():
        accepted = _accept(delivery, name, reason, person=person, at=at)
        audit.note("delivery.hint_accepted", office=office, person=person, about=f"{delivery}: {name}")
    return accepted


def accept_all_hints(delivery: Delivery, reason: str, *, at: datetime) -> int:
    """Accept every open hint from the command line, where whoever has the shell may; return their number."""
    names = [check.name for check in checks_of(delivery) if check.is_open]
    with transaction.atomic():
        for name in names:
            _accept(delivery, name, reason, person=None, at=at)
            audit.note(
                "delivery.hint_accepted", office=delivery.dataset.office, person=None, about=f"{delivery}: {name}"
            )
    return len(names)


def accept_expected_hints(delivery: Delivery, findings: Iterable[Finding], *, at: datetime) -> None:
    """Accept the hints that an official table always brings along; the caller holds the transaction."""
    for finding in findings:
        reason = expected_reason(delivery.dataset.key, finding.name)
        if reason and finding.result is Outcome.HINT:
            _accept(delivery, finding.name, reason, person=None, at=at)


def _accept(delivery: Delivery, name: str, reason: str, *, person: Person | None, at: datetime) -> AcceptedHint:
    finding = next(check.message for check in checks_of(delivery) if check.name == name)
    return AcceptedHint.unscoped.create(
        delivery=delivery, check_name=name, finding=finding[:500], reason=reason, person=person, accepted_at=at
    )
