"""The plan of a demo office: mission statement, goals, measures, a decision, and a frozen review of them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.needs.models import Need
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.strategy.models import (
    Decision,
    FieldOfAction,
    Goal,
    Initiative,
    InterimReview,
    Milestone,
    Mission,
    MissionVersion,
)
from bildungsbuero.apps.strategy.reviews import actions

MOST_OFFERS = 2


def load_plan(office: Office, *, on: date, at: datetime) -> None:
    """Store the plan that the demo has for an office, if it has one; an office with goals keeps its own."""
    file = files("bildungsbuero.demo").joinpath("plans", f"{office.key}.yaml")
    if not file.is_file() or Goal.objects.of(office).exists():
        return
    _load(office, yaml.safe_load(file.read_text("utf-8")), on=on, at=at)


@transaction.atomic
def _load(office: Office, plan: Mapping[str, Any], *, on: date, at: datetime) -> None:
    _mission(office, plan["mission"], on)
    goals: dict[str, Goal] = {}
    for entry in plan["fields"]:
        told = {name: value for name, value in entry.items() if name != "goals"}
        field = FieldOfAction.objects.create(office=office, **_released(told, on))
        for one in entry["goals"]:
            goal = _goal(field, one, on)
            goals[one.get("key", goal.public_id)] = goal
    for entry in plan["decisions"]:
        _decision(office, entry, goals, on)
    _review(office, plan["review"], goals, on=on, at=at)


def _mission(office: Office, entry: Mapping[str, Any], on: date) -> None:
    mission = Mission.objects.create(office=office, title=entry["title"])
    for number, version in enumerate(entry["versions"], 1):
        day = on + timedelta(days=version["dated"])
        MissionVersion.objects.create(
            office=office,
            mission=mission,
            number=number,
            text=version["text"],
            note=version["note"],
            dated_on=day,
            released_on=day,
            is_example=True,
        )


def _goal(field: FieldOfAction, entry: Mapping[str, Any], on: date) -> Goal:
    told = {name: value for name, value in entry.items() if name not in {"key", "answers", "initiatives"}}
    goal = Goal.objects.create(office=field.office, field=field, **_released(told, on))
    if goal.indicator:
        ends = ("goal", goal.public_id, "measured_by", "indicator", goal.indicator)
        links.link(*ends, office=field.office, person=None)
    for need in Need.objects.of(field.office).filter(title=entry.get("answers", ""), is_example=True):
        links.link("need", need.public_id, "answered_by", "goal", goal.public_id, office=field.office, person=None)
    for one in entry.get("initiatives", ()):
        _initiative(goal, one, on)
    return goal


def _initiative(goal: Goal, entry: Mapping[str, Any], on: date) -> None:
    apart = {"starts", "ends", "milestones", "offers_of_topic"}
    told = {name: value for name, value in entry.items() if name not in apart}
    days = {f"{name}_on": _day(entry.get(name), on) for name in ("starts", "ends")}
    made = Initiative.objects.create(office=goal.office, goal=goal, **_released(told, on), **days)
    for one in entry.get("milestones", ()):
        completed_on = _day(one.get("completed"), on)
        Milestone.objects.create(
            office=goal.office,
            initiative=made,
            title=one["title"],
            due_on=on + timedelta(days=one["due"]),
            completed_on=completed_on,
            is_completed=completed_on is not None,
        )
    for offer in _offers(goal.office, entry.get("offers_of_topic", ""), on):
        links.link("initiative", made.public_id, "creates", "offer", offer, office=goal.office, person=None)


def _offers(office: Office, topic: str, on: date) -> list[str]:
    if not topic:
        return []
    found = Offer.objects.of(office).public_on(on).filter(is_example=True).order_by("pk")
    return [offer.public_id for offer in found if topic in offer.topics][:MOST_OFFERS]


def _decision(office: Office, entry: Mapping[str, Any], goals: Mapping[str, Goal], on: date) -> None:
    told = {name: value for name, value in entry.items() if name != "decides"}
    made, _made = Decision.objects.of(office).get_or_create(
        office=office, body=told["body"], decided_on=told["decided_on"], defaults=_released(told, on)
    )
    ends = ("decision", made.public_id, "decides", "goal", goals[entry["decides"]].public_id)
    links.link(*ends, office=office, person=None)


def _review(office: Office, entry: Mapping[str, Any], goals: Mapping[str, Goal], *, on: date, at: datetime) -> None:
    draft = InterimReview(
        office=office,
        title=entry["title"],
        reference_day=on + timedelta(days=entry["reference_day"]),
        summary=entry["summary"],
        structures=entry["structures"],
        is_example=True,
    )
    review = actions.keep(draft, person=None)
    notes = [
        actions.Noted(kind="goal", record=goals[key].public_id, text=text, is_public=True)
        for key, text in entry["notes"].items()
    ]
    actions.keep_notes(review, notes, person=None)
    actions.release(actions.freeze(review, person=None, at=at), is_public=True, person=None, at=at)


def _day(days: int | None, on: date) -> date | None:
    return None if days is None else on + timedelta(days=days)


def _released(told: Mapping[str, Any], on: date) -> dict[str, Any]:
    is_public = told.get("is_public", True)
    return {**told, "is_public": is_public, "released_on": on if is_public else None}
