"""Interim reviews and released goals in the examples: what everybody sees beside what stays in the house."""

from datetime import date

from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import InterimReview, Mission, MissionVersion
from bildungsbuero.apps.strategy.reviews import actions
from tests.support.plans import make_goal, make_initiative, make_milestone

Arguments = dict[str, str | int]


def of_reviews(office: Office, marker: str) -> dict[str, Arguments]:
    """Return what stands in the addresses of reviews, of released goals and of the mission statement."""
    goal = make_goal(office=office, title=f"Ziel in {office.key}")
    measure = make_initiative(
        goal=goal, title=f"Lerntreff in {office.key}", next_step=marker, responsible_email="stelle@example.org"
    )
    make_milestone(initiative=measure, title="Erster Raum", due_on=date(2026, 3, 1), completed_on=date(2026, 2, 1))
    make_initiative(goal=goal, title=marker, is_public=False)
    frozen = _frozen(office, goal.public_id, marker)
    draft = InterimReview.objects.create(office=office, title=marker, reference_day=date(2026, 10, 31))
    of_frozen = ("review", "review-release", "review-addendum", "review-changes", "review-file")
    of_draft = ("review-edit", "review-notes", "review-freeze", "review-discard")
    _release_mission(office)
    return {
        **{f"strategy:{name}": {"public_id": frozen.public_id} for name in of_frozen},
        **{f"strategy:{name}": {"public_id": draft.public_id} for name in of_draft},
        "portal:outcome": {"public_id": goal.public_id},
        "portal:interim-review": {"public_id": frozen.public_id},
        "portal:interim-review-file": {"public_id": frozen.public_id},
    }


def _frozen(office: Office, goal: str, marker: str) -> InterimReview:
    """A released review with a note that stays in the house."""
    title = f"Zwischenbilanz in {office.key}"
    review = InterimReview.objects.create(office=office, title=title, reference_day=date(2026, 9, 30))
    actions.keep_notes(review, [actions.Noted(kind="goal", record=goal, text=marker)], person=None)
    at = timezone.now()
    return actions.release(actions.freeze(review, person=None, at=at), is_public=True, person=None, at=at)


def _release_mission(office: Office) -> None:
    mission, _made = Mission.objects.of(office).get_or_create(office=office, defaults={"title": "Leitbild"})
    day = date(2025, 1, 1)
    told = {"number": 2, "text": "## Wofür", "dated_on": day, "released_on": day}
    MissionVersion.objects.create(office=office, mission=mission, **told)
