"""Goals that answer a need: chosen among those of the office, through the links of the chain and nothing else."""

from collections.abc import Mapping

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.needs.models import Need
from bildungsbuero.apps.needs.register.policies import KIND
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.apps.operations.links import Shown
from bildungsbuero.core.errors import Refusal

GOAL = "goal"
ANSWERED_BY = "answered_by"


def answers_of(need: Need, roles: frozenset[str]) -> Mapping[str, Shown]:
    """Return the goals that answer a need by their public id, as far as these roles may see them."""
    bonds = links.bonds([(KIND, need.public_id)], need.office)
    ends = [target for _start, relation, target in bonds if relation == ANSWERED_BY and target[0] == GOAL]
    return {public_id: goal for (_kind, public_id), goal in links.shown(ends, need.office, roles).items()}


def choices_for(need: Need, roles: frozenset[str]) -> Mapping[str, Shown]:
    """Return the goals that a need can still be joined to, by title."""
    taken = answers_of(need, roles)
    found = links.listed(GOAL, need.office, roles)
    return {public_id: goal for public_id, goal in found.items() if public_id not in taken}


@transaction.atomic
def join(need: Need, goal: str, *, person: Person) -> Shown:
    """Let a goal of the office answer a need, and return it; Refusal for one that cannot be chosen."""
    chosen = choices_for(need, person.roles_in(need.office)).get(goal)
    if chosen is None:
        raise Refusal("needs.no_such_goal")
    links.link(KIND, need.public_id, ANSWERED_BY, GOAL, goal, office=need.office, person=person)
    audit.note("need.joined", office=need.office, person=person, about=f"{need.title}: {chosen.title}")
    return chosen


@transaction.atomic
def part(need: Need, goal: str, *, person: Person) -> None:
    """Take the link between a need and a goal away; both stay."""
    if not links.unlink(KIND, need.public_id, ANSWERED_BY, GOAL, goal, office=need.office):
        raise Refusal("needs.no_such_goal")
    audit.note("need.parted", office=need.office, person=person, about=need.title)
