"""Needs and signals for tests, made by keyword-only functions with quiet defaults."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import KeptCoverage, Need, Signal
from bildungsbuero.core.signals import monday_of

TODAY = date(2026, 11, 22)
EQUAL = {key: {"points": 2, "reason": "Beispiel"} for key in ("size", "distance", "duty", "feasibility", "equity")}


def make_need(*, office: Office, title: str = "Alphabetisierung in Konz", **fields: Any) -> Need:
    """Return a stored need."""
    return Need.unscoped.create(office=office, title=title, **fields)


def make_kept_coverage(*, office: Office, name: str, on: date = TODAY) -> KeptCoverage:
    """Return a stored matrix of one cell."""
    lines = {"topic": [["stem", "MINT", False]], "mode": [["on_site", "vor Ort", False]]}
    cells = [[*keys, 1, 0, 0, 0, 0, 0] for keys in product(("", "stem"), ("", "on_site"))]
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return KeptCoverage.unscoped.create(
        office=office, name=name, on=on, made_at=at, axes=("topic", "mode"), lines=lines, cells=cells
    )


def make_signals(
    *,
    office: Office,
    number: int = 1,
    topic: str = "basic_education",
    area: str = "",
    target_group: str = "",
    on: date = TODAY,
    weeks: int = 2,
    **fields: Any,
) -> list[Signal]:
    """Return stored signals, spread over the last weeks before a day in turn."""
    return [
        Signal.unscoped.create(
            office=office,
            source=fields.get("source", Signal.Source.ADVISER),
            topic=topic,
            area=area,
            target_group=target_group,
            reason=fields.get("reason", Signal.Reason.NO_OFFER),
            text=fields.get("text", ""),
            week=monday_of(on - timedelta(weeks=turn % weeks)),
        )
        for turn in range(number)
    ]


def of_needs(office: Office, marker: str) -> dict[str, dict[str, str | int]]:
    """Return what stands behind the pages of needs and signals: texts that only the office may read."""
    need = make_need(office=office, title=marker, description=marker, owner=marker, criteria=EQUAL, points=10)
    wish = make_signals(office=office, text=marker, source=Signal.Source.WISH)[0]
    pages = "need need-edit need-undo need-delete need-release need-withdraw need-join"
    kept = make_kept_coverage(office=office, name=marker)
    return {
        **{f"needs:{name}": {"public_id": need.public_id} for name in pages.split()},
        **{f"needs:{name}": {"public_id": kept.public_id} for name in ("kept-coverage", "remove-coverage")},
        "needs:need-move": {"public_id": need.public_id, "state": "confirmed"},
        "needs:need-part": {"public_id": need.public_id, "goal": "keins"},
        "needs:signal-delete": {"public_id": wish.public_id},
    }
