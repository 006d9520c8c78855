"""What everybody reads of the plan of an office: released goals and measures, and what belongs to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import Goal, InterimReview, MissionVersion
from bildungsbuero.apps.strategy.models.plan import GoalQuerySet
from bildungsbuero.apps.strategy.reviews import actions
from bildungsbuero.apps.strategy.reviews.gathering import plan_on
from bildungsbuero.apps.strategy.reviews.presenting import ShownReview, shown
from bildungsbuero.apps.strategy.reviews.public import PublicReview, public_of
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.reviews import RecordKind, Review, public_part, without_records


def released_parts(office: Office) -> tuple[bool, bool, bool]:
    """Return whether the office has released a goal, a version of its mission statement, a review."""
    return (
        released_goals(office).exists(),
        MissionVersion.objects.of(office).released().exists(),
        InterimReview.objects.of(office).public().exists(),
    )


def released_goals(office: Office) -> GoalQuerySet:
    """Return the goals that everybody sees."""
    return Goal.objects.of(office).public()


def plan_of(office: Office, on: date, *, goal: str = "") -> Review:
    """Return the released part of the plan as it stands, of all goals or one."""
    goals = released_goals(office)
    if goal:
        goals = goals.filter(public_id=goal)
    return public_part(plan_on(office, on, goals=goals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One released goal with its measures, what was needed, what was decided, and the reviews that speak of it."""

    content: Review
    shown: ShownReview
    reviews: list[InterimReview]


def outcome_of(office: Office, public_id: str, on: date) -> Outcome:
    """Return a released goal; raises NotFound for any other."""
    plan = plan_of(office, on, goal=public_id)
    if not plan.goals:
        raise NotFound("not_found")
    around = {public_id, *(one.public_id for one in plan.initiatives)}
    content = _only(plan, around)
    return Outcome(content=content, shown=shown(content), reviews=_reviews_about(office, public_id))


def _only(plan: Review, around: Iterable[str]) -> Review:
    """Leave out records that have nothing to do with these goals and measures."""
    wanted = set(around)
    for kind in (RecordKind.NEED, RecordKind.DECISION, RecordKind.PROJECT):
        others = {one.public_id for one in plan.of_kind(kind) if not wanted & set(one.answers)}
        plan = without_records(plan, str(kind), frozenset(others))
    return plan


def _reviews_about(office: Office, goal: str) -> list[InterimReview]:
    found = InterimReview.objects.of(office).public()
    return [one for one in found if any(each.public_id == goal for each in read_by_all(one).content.goals)]


def public_reviews(office: Office) -> list[InterimReview]:
    """Return the released reviews, the latest first."""
    return list(InterimReview.objects.of(office).public().light())


def public_review(office: Office, public_id: str) -> InterimReview:
    """Return a released review; raises NotFound for any other."""
    found = InterimReview.objects.of(office).public().select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def read_by_all(review: InterimReview) -> PublicReview:
    """Return what everybody may read of a released review; what was withdrawn since is left out."""
    return public_of(review, actions.content_of(review))


def versions_of(office: Office) -> list[MissionVersion]:
    """Return the released versions of the mission statement, the newest first."""
    return list(MissionVersion.objects.of(office).released().select_related("mission"))
