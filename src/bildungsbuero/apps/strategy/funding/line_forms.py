"""The form of a funding line with its rows: posts, reports, duties of publicity."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BaseModelFormSet, modelformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.strategy.funding.programmes import Programme
from bildungsbuero.apps.strategy.models import FundedPost, FundingLine, FundingReport, Project, PublicityDuty
from bildungsbuero.core.shares import are_the_whole
from bildungsbuero.web.inputs import DayInput, EuroField
from bildungsbuero.web.wording import day, number

MOST = 60
SHARES = ("share_eu", "share_federal", "share_land", "share_own")
NOT_IN_THE_FUTURE = gettext_lazy("This day has not come yet; what is not done has no day.")


class FundingLineForm(forms.ModelForm[FundingLine]):
    """A programme with its sum, its shares and the time in which money may be spent."""

    programme = forms.ChoiceField(label=gettext_lazy("Programme"))
    granted_eur = EuroField(
        label=gettext_lazy("Granted sum in euros"), required=False, min_value=0, max_digits=12, decimal_places=2
    )

    class Meta:
        model = FundingLine
        fields = ("programme", "reference_number", "granted_eur", *SHARES, "eligible_from", "eligible_to")
        localized_fields = SHARES
        widgets = {"eligible_from": DayInput(), "eligible_to": DayInput()}

    def __init__(
        self, *arguments: Any, project: Project, programmes: Mapping[str, Programme], on: date, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.project = project
        known = [(key, one.name_on(on)) for key, one in programmes.items()]
        self.fields["programme"].choices = [("", "–"), *known]  # type: ignore[attr-defined]
        for name in SHARES:
            self.fields[name].required = False
        self.fields["share_eu"].help_text = _("Where the shares are not known, leave all four empty.")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        shares = {name: values[name] or Decimal(0) for name in SHARES if name in values}
        values |= shares
        # None at all: nobody knows the shares any more, as of projects that were over before they came here.
        if len(shares) == len(SHARES) and any(shares.values()) and not are_the_whole(shares):
            said = _("The shares add up to %(sum)s per cent. Together they must be 100: change one of them.")
            self.add_error("share_own", said % {"sum": number(sum(shares.values()), 2)})
        first, last = values.get("eligible_from"), values.get("eligible_to")
        if first and last and last < first:
            self.add_error("eligible_to", _("The end lies before the beginning."))
        self._check_project(first, last)
        return values

    def _check_project(self, first: date | None, last: date | None) -> None:
        runs_from, runs_to = self.project.runs_from, self.project.runs_to
        if (first and runs_to and first > runs_to) or (last and runs_from and last < runs_from):
            said = _("The project runs from %(first)s until %(last)s; this time lies outside it.")
            facts = {"first": day(runs_from) or "–", "last": day(runs_to) or "–"}
            self.add_error("eligible_from", said % facts)


class PostForm(forms.ModelForm[FundedPost]):
    """A post by its function."""

    class Meta:
        model = FundedPost
        fields = ("function", "percent", "filled_from", "filled_to")
        localized_fields = ("percent",)
        widgets = {"filled_from": DayInput(), "filled_to": DayInput()}

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("filled_from"), values.get("filled_to")
        if first and last and last < first:
            self.add_error("filled_to", _("The end lies before the beginning."))
        return values


class _DoneForm(forms.ModelForm[Any]):
    """A row that is done on a day; a day to come would say something that nobody knows."""

    def __init__(self, *arguments: Any, on: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = on

    def clean_done_on(self) -> date | None:
        """Return the day, if it is not one to come."""
        found: date | None = self.cleaned_data["done_on"]
        if found and found > self.today:
            raise forms.ValidationError(NOT_IN_THE_FUTURE)
        return found


class ReportForm(_DoneForm):
    """A report with its day."""

    class Meta:
        model = FundingReport
        fields = ("kind", "note", "due_on", "done_on")
        widgets = {"due_on": DayInput(), "done_on": DayInput()}


class DutyForm(_DoneForm):
    """A duty of publicity."""

    class Meta:
        model = PublicityDuty
        fields = ("text", "done_on")
        widgets = {"done_on": DayInput()}


class _OfLine(BaseModelFormSet[Any, Any]):
    """A set of forms that knows no rows but those of its line."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["id"].queryset = self.queryset


Sets = dict[str, BaseModelFormSet[Any, Any]]


def row_forms(line: FundingLine, data: Any, *, on: date) -> Sets:
    """Return the three sets of rows, each with room for one more."""
    given: dict[str, tuple[type[Any], type[forms.ModelForm[Any]], dict[str, Any]]] = {
        "posts": (FundedPost, PostForm, {}),
        "reports": (FundingReport, ReportForm, {"on": on}),
        "duties": (PublicityDuty, DutyForm, {"on": on}),
    }
    made: Sets = {}
    for prefix, (model, form, extras) in given.items():
        factory = modelformset_factory(
            model, form=form, formset=_OfLine, extra=1, can_delete=True, max_num=MOST, absolute_max=MOST
        )
        stored = model.objects.of(line.office).filter(line_id=line.pk) if line.pk else model.objects.of(None)
        made[prefix] = factory(data, queryset=stored, prefix=prefix, form_kwargs=extras)
    return made


def are_valid(form: FundingLineForm, sets: Sets) -> bool:
    """Return whether line and rows may be kept; rows outside the eligible period are told so."""
    # Each is asked, so that all faults are named at once.
    answers = [form.is_valid(), *[rows.is_valid() for rows in sets.values()]]
    if not all(answers):
        return False
    first, last = form.cleaned_data["eligible_from"], form.cleaned_data["eligible_to"]
    for row in _filled(sets["posts"]):
        for name in ("filled_from", "filled_to"):
            if _is_outside(row.cleaned_data.get(name), first, last):
                row.add_error(name, _outside(first, last))
    for row in _filled(sets["reports"]):
        # Proofs of use are due after the period; before it there is nothing to report.
        if first and row.cleaned_data["due_on"] < first:
            row.add_error("due_on", _outside(first, last))
    return not any(row.errors for rows in sets.values() for row in rows)


def _filled(rows: BaseModelFormSet[Any, Any]) -> list[Any]:
    return [row for row in rows if row.has_changed() and not row.cleaned_data.get("DELETE")]


def _is_outside(on: date | None, first: date | None, last: date | None) -> bool:
    return on is not None and ((first is not None and on < first) or (last is not None and on > last))


def _outside(first: date | None, last: date | None) -> str:
    facts = {"first": day(first) or "–", "last": day(last) or "–"}
    return _("Money may be spent from %(first)s until %(last)s; this day lies outside.") % facts
