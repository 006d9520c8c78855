"""The runs of an offer in its form: as many as there are, and one more to fill in; works without scripts."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.forms.fields import KeysField
from bildungsbuero.core.offers import RunRecord
from bildungsbuero.web.inputs import DayInput, TimeInput

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

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("starts_on") and values.get("ends_on") and values["ends_on"] < values["starts_on"]:
            self.add_error("ends_on", _("The end lies before the beginning."))
        if values.get("seats") is not None and (values.get("seats_free") or 0) > values["seats"]:
            self.add_error("seats_free", _("There cannot be more free seats than seats."))
        return values

    @property
    def says_something(self) -> bool:
        """Whether anything was filled in."""
        return any(self.cleaned_data.get(name) for name in SAID)

    def as_record(self) -> RunRecord:
        """Return the run as a value."""
        values = dict(self.cleaned_data)
        values.pop("DELETE", None)
        return RunRecord(external_id=values.pop("number"), **values)


class RunForms(forms.BaseFormSet[RunForm]):
    """The runs together; one that was emptied or ticked to be removed is gone."""

    def records(self, before: tuple[RunRecord, ...] = ()) -> tuple[RunRecord, ...]:
        """Return the runs that remain; what the form does not ask stays as it was before."""
        kept = (form for form in self.forms if not form.cleaned_data.get("DELETE"))
        earlier = {run.public_id: run for run in before if run.public_id}
        return tuple(_with_unasked(form.as_record(), earlier) for form in kept if form.says_something)


def _with_unasked(run: RunRecord, earlier: dict[str, RunRecord]) -> RunRecord:
    was = earlier.get(run.public_id)
    if was is None:
        return run
    same_days = (was.starts_on, was.ends_on, was.starts_at, was.ends_at, was.weekdays) == (
        run.starts_on,
        run.ends_on,
        run.starts_at,
        run.ends_at,
        run.weekdays,
    )
    # Single dates and a rule belong to the days that they were given with.
    dates = {name: getattr(was, name) for name in ("recurrence", "exception_dates", "sessions")} if same_days else {}
    return replace(run, booking_address=was.booking_address, seats_min=was.seats_min, **dates)


def run_forms(data: Any, runs: tuple[RunRecord, ...], *, extra: int = 1) -> RunForms:
    """Return the forms for runs that are there and `extra` more."""
    made = forms.formset_factory(
        RunForm, formset=RunForms, extra=extra, can_delete=True, max_num=MOST_RUNS, absolute_max=MOST_RUNS
    )
    return cast(RunForms, made(data, initial=[_initial(run) for run in runs], prefix="runs"))


def _initial(run: RunRecord) -> dict[str, Any]:
    values = {name: getattr(run, name) for name in RunForm.base_fields if hasattr(run, name)}
    return values | {"number": run.external_id}
