"""What an office found for the requirements of one group, and how its statement is made."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.portal.accessibility.assessing import Answered
from bildungsbuero.apps.portal.accessibility.criteria import Criterion, CriterionGroup
from bildungsbuero.apps.portal.models import AccessibilityAssessment, AssessedCriterion

Result = AssessedCriterion.Result
NOT_ASSESSED = ("", _("not assessed"))


class GroupForm(forms.Form):
    """Result and remark for each requirement of a group; one day for all of them."""

    assessed_on = forms.DateField(
        label=_("Day on which you looked"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self, *arguments: Any, group: CriterionGroup, found: dict[str, AssessedCriterion], today: date, **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.group, self.today = group, today
        self.fields["assessed_on"].initial = today
        for one in group.criteria:
            self._add(one, found.get(one.key))

    def _add(self, one: Criterion, row: AssessedCriterion | None) -> None:
        self.fields[f"{one.key}-result"] = forms.ChoiceField(
            label=f"{one.number} {one.title}",
            help_text=one.question,
            choices=[NOT_ASSESSED, *Result.choices],
            required=False,
            initial=row.result if row else "",
        )
        self.fields[f"{one.key}-remark"] = forms.CharField(
            label=_("%(number)s: what is missing, why, until when, what helps instead") % {"number": one.number},
            widget=forms.Textarea(attrs={"rows": 2}),
            max_length=2000,
            required=False,
            initial=row.remark if row else "",
        )

    def clean_assessed_on(self) -> date:
        """Return the day, which the statement names: nobody has looked on a day to come."""
        on: date = self.cleaned_data["assessed_on"]
        if on > self.today:
            raise forms.ValidationError(gettext("This day has not come yet."))
        return on

    def clean(self) -> dict[str, Any]:
        """What is not met is told in words: the statement must say what and why."""
        cleaned: dict[str, Any] = super().clean() or {}
        for one in self.group.criteria:
            is_open = cleaned.get(f"{one.key}-result") in (Result.PARTLY, Result.NOT)
            if is_open and not cleaned.get(f"{one.key}-remark", "").strip():
                self.add_error(f"{one.key}-remark", _("Say what is missing: the statement must tell it."))
        return cleaned

    def answered(self) -> dict[str, Answered | None]:
        """Return what was found by the key of the requirement; None where nobody assessed it."""
        said = self.cleaned_data
        return {
            one.key: Answered(result=result, remark=said[f"{one.key}-remark"].strip())
            if (result := said[f"{one.key}-result"])
            else None
            for one in self.group.criteria
        }


class AssessmentForm(forms.ModelForm[AccessibilityAssessment]):
    """How the assessment was made; only a whole one may be shown."""

    class Meta:
        model = AccessibilityAssessment
        fields = ("method", "assessor", "pages", "answer_days", "enforcement", "is_public")
        widgets = {"enforcement": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *arguments: Any, open_count: int, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.open_count = open_count

    def clean(self) -> dict[str, Any]:
        """A statement needs all results, and whom people may turn to."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("method") == AccessibilityAssessment.Method.EXTERNAL and not cleaned.get("assessor"):
            self.add_error("assessor", _("Say who assessed the pages."))
        if cleaned.get("is_public") and self.open_count:
            self.add_error("is_public", _("Assess all requirements first; then the statement can be shown."))
        if cleaned.get("is_public") and not cleaned.get("enforcement", "").strip():
            self.add_error("enforcement", _("Say whom people may turn to when you could not help."))
        return cleaned
