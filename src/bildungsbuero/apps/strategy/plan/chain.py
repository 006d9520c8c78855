"""How goals and measures appear in the chain, and which of them belong together."""

from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import GUEST_ROLES, Office
from bildungsbuero.apps.operations import links, origins
from bildungsbuero.apps.operations.links import Bond, Shown
from bildungsbuero.apps.strategy.funding.chain import projects_of_measures
from bildungsbuero.apps.strategy.models import Goal, Initiative
from bildungsbuero.apps.strategy.plan.actions import GOAL, INITIATIVE
from bildungsbuero.apps.strategy.public_words import state_in_words
from bildungsbuero.web.addresses import find_address

SERVED_BY = "served_by"
GOAL_STEP, INITIATIVE_STEP = 20, 30


def register() -> None:
    """Let goals and measures take part in the chain."""
    links.register_kind(GOAL, title=_("Goals"), step=GOAL_STEP, shown=goals_in_chain, holds=measures_of_goals)
    links.register_kind(
        INITIATIVE, title=_("Measures"), step=INITIATIVE_STEP, shown=initiatives_in_chain, holds=goals_of_measures
    )
    links.register_listing(GOAL, standing_goals)
    links.register_relation(SERVED_BY, forwards=_("is served by"), backwards=_("serves"))
    origins.register_making("need", "answered_by", GOAL)
    origins.register_making(GOAL, SERVED_BY, INITIATIVE)
    origins.register_making(INITIATIVE, "creates", "offer")


def standing_goals(office: Office) -> list[str]:
    """Return the goals that something can still be joined to: drafts and those being pursued."""
    ended = [Goal.State.DONE, Goal.State.CANCELLED]
    return list(Goal.objects.of(office).exclude(state__in=ended).values_list("public_id", flat=True))


def goals_in_chain(public_ids: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return how goals appear: to the people of the office all of them, to everybody else those released."""
    is_staff = bool(roles - GUEST_ROLES)
    goals = Goal.objects.of(office).filter(public_id__in=public_ids)
    return {goal.public_id: _shown(goal, "strategy:goal", is_staff=is_staff) for goal in _visible(goals, is_staff)}


def initiatives_in_chain(public_ids: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return how measures appear: to the people of the office all of them, to everybody else those released."""
    is_staff = bool(roles - GUEST_ROLES)
    found = Initiative.objects.of(office).filter(public_id__in=public_ids).select_related("goal")
    return {one.public_id: _shown(one, "strategy:initiative", is_staff=is_staff) for one in _visible(found, is_staff)}


def measures_of_goals(public_ids: Collection[str], office: Office) -> Iterable[Bond]:
    """Return the bonds from goals to their measures."""
    return _bonds(Initiative.objects.of(office).filter(goal__public_id__in=public_ids))


def goals_of_measures(public_ids: Collection[str], office: Office) -> Iterable[Bond]:
    """Return the bonds to measures from their goals, and from them to the projects that pay for them."""
    goals = _bonds(Initiative.objects.of(office).filter(public_id__in=public_ids))
    return [*goals, *projects_of_measures(public_ids, office)]


def _bonds(initiatives: object) -> Iterable[Bond]:
    pairs = initiatives.order_by("pk").values_list("goal__public_id", "public_id")  # type: ignore[attr-defined]
    return [((GOAL, goal), SERVED_BY, (INITIATIVE, initiative)) for goal, initiative in pairs]


def _visible(found: object, is_staff: bool) -> Iterable[Goal | Initiative]:  # noqa: FBT001 - private, said by name
    return found if is_staff else found.public()  # type: ignore[attr-defined,return-value]


def _shown(record: Goal | Initiative, url_name: str, *, is_staff: bool) -> Shown:
    address = reverse(url_name, args=[record.public_id]) if is_staff else _public_address(record)
    return Shown(title=record.title, address=address, note=state_in_words(record.state))


def _public_address(record: Goal | Initiative) -> str:
    """The page that everybody reads; a measure stands on that of its goal."""
    if isinstance(record, Goal):
        return find_address("portal:outcome", record.public_id)
    page = find_address("portal:outcome", record.goal.public_id)
    return f"{page}#initiative-{record.public_id}" if page else ""
