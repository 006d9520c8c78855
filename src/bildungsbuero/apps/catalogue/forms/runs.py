"""The runs of an offer in its form: as many as there are, and one more to fill in; works without scripts."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.forms.fields import KeysField
from bildungsbuero.apps.catalogue.forms.repetition import (
    FIELDS,
    KEPT,
    PAUSES,
    REPEATS,
    DaysField,
    asked_for,
    planned,
    read_repetition,
)
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.holidays import Calendar
from bildungsbuero.core.offers import RunRecord
from bildungsbuero.core.recurring import MOST_TIMES, Plan
from bildungsbuero.web.inputs import DayInput, TimeInput
from bildungsbuero.web.problems import describe
from bildungsbuero.web.wording import day

MOST_RUNS = 200
SAID = ("starts_on", "ends_on", "starts_at", "ends_at", "weekdays", "schedule", "rolling_entry", "seats", "number")


class RunForm(forms.Form):
    """One holding of an offer."""

    public_id = forms.CharField(required=False, widget=forms.HiddenInput)
    starts_on = forms.DateField(label=_("Begins on"), required=False, widget=DayInput)
    ends_on = forms.DateField(label=_("Ends on"), required=False, widget=DayInput)
    starts_at = forms.TimeField(label=_("From"), required=False, widget=TimeInput)
    ends_at = forms.TimeField(label=_("Until"), required=False, widget=TimeInput)
    weekdays = KeysField("weekday", label=_("Weekdays"))
    schedule = forms.CharField(label=_("Times in words"), required=False, max_length=500)
    rolling_entry = forms.BooleanField(label=_("Entry at any time"), required=False)
    seats = forms.IntegerField(label=_("Seats"), required=False, min_value=0, max_value=100_000)
    seats_free = forms.IntegerField(label=_("Free seats"), required=False, min_value=0, max_value=100_000)
    seats_as_of = forms.DateField(label=_("Free seats as of"), required=False, widget=DayInput)
    register_until = forms.DateField(label=_("Register until"), required=False, widget=DayInput)
    number = forms.CharField(label=_("Course number"), required=False, max_length=200)
    is_cancelled = forms.BooleanField(label=_("This run is cancelled"), required=False)
    repeats = forms.ChoiceField(label=_("Repeats"), required=False, choices=REPEATS)
    times = forms.IntegerField(
        label=_("How many times"),
        required=False,
        min_value=1,
        max_value=MOST_TIMES,
        help_text=_("In place of the last day. Counted is what takes place."),
    )
    pauses = forms.MultipleChoiceField(
        label=_("Not"), required=False, choices=PAUSES, widget=forms.CheckboxSelectMultiple
    )
    not_on = DaysField(label=_("Not on these days"), help_text=_("For example 24.12.2026, 31.12.2026."))

    def __init__(self, *arguments: Any, calendar: Calendar, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.calendar = calendar
        self.plan: Plan | None = None
        if self.initial.get("repeats") != KEPT:
            field = cast(forms.ChoiceField, self.fields["repeats"])
            field.choices = [pair for pair in REPEATS if pair[0] != KEPT]
        until = calendar.school_known_until
        self.fields["pauses"].help_text = (
            _("School holidays are known until %(day)s.") % {"day": day(until)}
            if until
            else _("The school holidays of this Land are not known here.")
        )

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """What is asked of every run."""
        return [field for field in self.visible_fields() if field.name not in FIELDS]

    @property
    def repetition_fields(self) -> list[forms.BoundField]:
        """What is asked of a run that repeats."""
        return [self[name] for name in FIELDS]

    @property
    def is_repetition_open(self) -> bool:
        """Whether something is said, or wrong, about how the run repeats."""
        return any(field.value() or field.errors for field in self.repetition_fields)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("starts_on") and values.get("ends_on") and values["ends_on"] < values["starts_on"]:
            self.add_error("ends_on", _("The end lies before the beginning."))
        if values.get("seats") is not None and (values.get("seats_free") or 0) > values["seats"]:
            self.add_error("seats_free", _("There cannot be more free seats than seats."))
        if not self.errors:
            self._clean_repetition(values)
        return values

    def _clean_repetition(self, values: dict[str, Any]) -> None:
        if values["repeats"] and not values["starts_on"]:
            self.add_error("starts_on", _("Whatever repeats needs a first day."))
            return
        if values["times"] and values["ends_on"] and values["repeats"]:
            self.add_error("times", _("Say the last day or how many times, not both."))
            return
        try:
            self.plan = planned(values, self.calendar)
        except Refusal as refusal:
            problem = describe(refusal)
            self.add_error(refusal.place.field or "ends_on", f"{problem.message} {problem.remedy}".strip())
            return
        if self.plan is None and values["repeats"] != KEPT and asked_for(values):
            self.add_error("repeats", _("Say how often it repeats."))

    @property
    def says_something(self) -> bool:
        """Whether anything was filled in."""
        return any(self.cleaned_data.get(name) for name in SAID)

    def as_record(self) -> RunRecord:
        """Return the run as a value."""
        values = dict(self.cleaned_data)
        values.pop("DELETE", None)
        pauses = tuple(values.pop("pauses"))
        for name in ("repeats", "times", "not_on"):
            values.pop(name)
        run = RunRecord(external_id=values.pop("number"), **values)
        return run if self.plan is None else with_plan(run, self.plan, pauses)


class RunForms(forms.BaseFormSet[RunForm]):
    """The runs together; one that was emptied or ticked to be removed is gone."""

    def records(self, before: tuple[RunRecord, ...] = ()) -> tuple[RunRecord, ...]:
        """Return the runs that remain; what the form does not ask stays as it was before."""
        kept = (form for form in self.forms if not form.cleaned_data.get("DELETE"))
        earlier = {run.public_id: run for run in before if run.public_id}
        return tuple(_with_unasked(form, earlier) for form in kept if form.says_something)


def with_plan(run: RunRecord, made: Plan, pauses: tuple[str, ...]) -> RunRecord:
    """Return a run with the days of a plan."""
    return replace(
        run,
        starts_on=made.days[0],
        ends_on=made.days[-1],
        weekdays=made.weekdays,
        recurrence=made.rule,
        exception_dates=made.exceptions,
        pauses=pauses,
    )


def _with_unasked(form: RunForm, earlier: dict[str, RunRecord]) -> RunRecord:
    run = form.as_record()
    was = earlier.get(run.public_id)
    if was is None:
        return run
    run = replace(run, booking_address=was.booking_address, seats_min=was.seats_min)
    if form.cleaned_data["repeats"] == KEPT:
        return replace(run, recurrence=was.recurrence, exception_dates=was.exception_dates, pauses=was.pauses)
    if form.plan is not None or was.recurrence:
        return run
    same_days = (was.starts_on, was.ends_on, was.starts_at, was.ends_at, was.weekdays) == (
        run.starts_on,
        run.ends_on,
        run.starts_at,
        run.ends_at,
        run.weekdays,
    )
    # Single dates belong to the days that they were given with.
    return replace(run, exception_dates=was.exception_dates, sessions=was.sessions) if same_days else run


def run_forms(data: Any, runs: tuple[RunRecord, ...], *, calendar: Calendar, extra: int = 1) -> RunForms:
    """Return the forms for runs that are there and `extra` more; the calendar says when there are holidays."""
    made = forms.formset_factory(
        RunForm, formset=RunForms, extra=extra, can_delete=True, max_num=MOST_RUNS, absolute_max=MOST_RUNS
    )
    initial = [_initial(run, calendar) for run in runs]
    return cast(RunForms, made(data, initial=initial, prefix="runs", form_kwargs={"calendar": calendar}))


def _initial(run: RunRecord, calendar: Calendar) -> dict[str, Any]:
    values = {name: getattr(run, name) for name in RunForm.base_fields if hasattr(run, name)}
    return values | {"number": run.external_id} | read_repetition(run, calendar)
