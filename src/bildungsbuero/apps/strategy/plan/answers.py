"""What a responsible office says on the page of its link; the log names no person, because none has signed in."""

from collections.abc import Mapping
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext as _

from bildungsbuero.apps.strategy.models import Initiative, Milestone
from bildungsbuero.apps.strategy.plan import actions
from bildungsbuero.apps.strategy.plan.policies import check_milestone_is_open
from bildungsbuero.core.errors import NotFound, Place, Refusal
from bildungsbuero.web.wording import day

FARTHEST = timedelta(days=3660)


class NewDayForm(forms.Form):
    """By when a milestone will be done."""

    due_on = forms.DateField()


def answer(initiative: Initiative, milestone_id: str, said: Mapping[str, str], *, on: date) -> str:
    """Do what was said of a milestone: done, not done after all, or another day; return what to say to it."""
    milestones = Milestone.objects.of(initiative.office).filter(initiative=initiative)
    found = milestones.select_related("office", "initiative").filter(public_id=milestone_id).first()
    if found is None:
        raise NotFound("not_found")
    verb = said.get("answer", "")
    if verb == "done":
        actions.complete_milestone(found, completed_on=on, on=on, person=None)
        return _("Thank you! “%(title)s” is completed.") % {"title": found.title}
    if verb == "open" and not found.is_cancelled:
        actions.reopen_milestone(found, person=None)
        return _("“%(title)s” is open again.") % {"title": found.title}
    if verb == "later":
        return _later(found, said, on=on)
    raise Refusal("bad_request", place=Place(field="answer"))


def say_next_step(initiative: Initiative, next_step: str) -> None:
    """Keep what comes next."""
    actions.say_next_step(initiative, next_step, person=None)


def _later(milestone: Milestone, said: Mapping[str, str], *, on: date) -> str:
    check_milestone_is_open(milestone)
    form = NewDayForm(said)
    if not form.is_valid() or not on <= form.cleaned_data["due_on"] <= on + FARTHEST:
        raise Refusal("plan.new_day_needed")
    milestone.due_on = form.cleaned_data["due_on"]
    actions.save_milestone(milestone, person=None)
    facts = {"title": milestone.title, "day": day(milestone.due_on)}
    return _("Thank you! “%(title)s” is now due on %(day)s.") % facts
