"""Writes of decisions and of what they decide."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.apps.operations.links import End
from bildungsbuero.apps.strategy.models import Decision

DECISION = "decision"
DECIDES = "decides"
DECIDED = ("goal", "initiative")


def decided_by(decision: Decision) -> list[End]:
    """Return the goals and measures that a decision decides."""
    here = (DECISION, decision.public_id)
    return [
        target
        for start, relation, target in links.bonds([here], decision.office)
        if start == here and relation == DECIDES and target[0] in DECIDED
    ]


@transaction.atomic
def save_decision(decision: Decision, decided: Iterable[End], *, office: Office, person: Person, on: date) -> Decision:
    """Store a decision and what it decides; the day of its release is kept."""
    decision.office = office
    if not decision.is_public:
        decision.released_on = None
    elif decision.released_on is None:
        decision.released_on = on
    decision.save()
    wanted, standing = set(decided), set(decided_by(decision))
    for kind, public_id in sorted(standing - wanted):
        links.unlink(DECISION, decision.public_id, DECIDES, kind, public_id, office=office)
    for kind, public_id in sorted(wanted - standing):
        links.link(DECISION, decision.public_id, DECIDES, kind, public_id, office=office, person=person)
    audit.note("decision.saved", office=office, person=person, about=decision.title)
    return decision
