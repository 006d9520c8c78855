"""What the pages of the plan share: the record of the address, what was typed, both versions at a conflict, states."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal, Initiative, InterimReview, Milestone, ProjectSketch
from bildungsbuero.apps.strategy.plan.conflicts import add_seen, conflict_in
from bildungsbuero.apps.strategy.plan.forms import StateForm
from bildungsbuero.apps.strategy.reviews.naming import public_reviews_with
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.tables import Table

Record = FieldOfAction | Goal | Initiative | ProjectSketch


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A form as it came in; `both_versions` where somebody else saved meanwhile."""

    form: ModelForm[Any]
    is_good: bool
    both_versions: Table | None = None

    @property
    def status(self) -> int:
        """The status of the page that shows it again."""
        return 400 if self.form.errors else 200


def ask(
    request: StaffRequest, form_class: type[ModelForm[Any]], record: Record, *, initial: dict[str, Any] | None = None
) -> Asked:
    """Return what was typed about a record, good to be stored or with what is wrong."""
    data = request.POST if request.method == "POST" else None
    form = form_class(data, instance=record, office=request.office, initial=initial)  # type: ignore[call-arg]
    add_seen(form)
    if not form.is_valid():
        return Asked(form=form, is_good=False)
    stored = type(record).objects.of(request.office).filter(pk=record.pk).first() if record.pk else None
    both = conflict_in(form, stored) if stored is not None else None
    return Asked(form=form, is_good=both is None, both_versions=both)


def told_by_reviews(record: FieldOfAction | Goal | Initiative) -> list[InterimReview]:
    """Return which public reviews tell of a released record, or of what stands in a released field."""
    if record.pk is None or not _is_shown(record):
        return []
    ids = [record.public_id]
    if isinstance(record, FieldOfAction):
        ids = list(record.goals.values_list("public_id", flat=True))
    return public_reviews_with(record.office, *ids)


def say_withdrawn(request: StaffRequest, record: FieldOfAction | Goal | Initiative, told: list[InterimReview]) -> None:
    """Say which public reviews told of a record that everybody saw until now."""
    if not told or _is_shown(record):
        return
    facts = {"title": record.title, "reviews": "; ".join(one.title for one in told)}
    said = _(
        "“%(title)s” is withdrawn. These public interim reviews no longer show it, only the day: %(reviews)s. "
        "What they say in their own summaries stays: read it through, and write an addendum where one is needed."
    )
    messages.warning(request, said % facts)


def _is_shown(record: FieldOfAction | Goal | Initiative) -> bool:
    """Whether it is released; a goal that is a draft again is not shown, even if released."""
    return record.is_public and not (isinstance(record, Goal) and record.state == Goal.State.DRAFT)


def change_state(request: StaffRequest, record: Goal | Initiative, change: Callable[..., None]) -> None:
    """Bring a goal or a measure into the state that was chosen; the next page says whether it is kept, or why not."""
    form = StateForm(request.POST, record=record)
    if not form.is_valid():
        messages.error(request, _("Choose one of the states."))
        return
    try:
        change(record, **form.cleaned_data, on=timezone.localdate(), person=request.user)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, _("The state is kept, with its reason."))


def get_field(office: Office, public_id: str) -> FieldOfAction:
    """Return a field of action of the office."""
    return _found(FieldOfAction.objects.of(office).select_related("office").filter(public_id=public_id).first())


def get_goal(office: Office, public_id: str) -> Goal:
    """Return a goal of the office."""
    return _found(Goal.objects.of(office).select_related("office", "field").filter(public_id=public_id).first())


def get_initiative(office: Office, public_id: str) -> Initiative:
    """Return a measure of the office."""
    found = Initiative.objects.of(office).select_related("office", "goal__field", "organisation")
    return _found(found.filter(public_id=public_id).first())


def get_milestone(office: Office, initiative_id: str, public_id: str) -> Milestone:
    """Return a milestone of a measure of the office."""
    found = Milestone.objects.of(office).select_related("office", "initiative")
    return _found(found.filter(public_id=public_id, initiative__public_id=initiative_id).first())


def get_sketch(office: Office, public_id: str) -> ProjectSketch:
    """Return a sketch of the office."""
    found = ProjectSketch.objects.of(office).select_related("office", "goal", "initiative")
    return _found(found.filter(public_id=public_id).first())


def plan_crumbs(title: Any = None) -> list[Crumb]:
    """Return the way to a page below the plan."""
    way = [(_("Goals and measures"), "strategy:plan")] if title is not None else []
    return crumbs(*way, title if title is not None else _("Goals and measures"))


def list_crumbs(title: Any) -> list[Crumb]:
    """Return the way to a page below the list of measures."""
    way = ((_("Goals and measures"), "strategy:plan"), (_("Measures"), "strategy:initiatives"))
    return crumbs(*way, title)


def _found(record: Any) -> Any:
    if record is None:
        raise NotFound("not_found")
    return record
