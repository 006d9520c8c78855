"""The forms of decisions."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import Decision, Goal, Initiative
from bildungsbuero.web.inputs import DayInput

# So many goals and measures can be chosen from on one page.
MOST = 500


class DecisionFilter(forms.Form):
    """What the list of decisions is narrowed to."""

    q = forms.CharField(label=_("Subject, body or paper"), required=False, max_length=100)
    result = forms.ChoiceField(label=_("Result"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["result"].choices = [("", _("all")), *Decision.Result.choices]  # type: ignore[attr-defined]


class DecisionForm(forms.ModelForm[Decision]):
    """A decision, and which goals and measures it decides."""

    council_address = forms.URLField(
        label=_("Address in the council information system"), required=False, max_length=500, assume_scheme="https"
    )
    decides = forms.MultipleChoiceField(
        label=_("Decides these goals and measures"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Decision
        fields = (
            "title",
            "body",
            "paper_number",
            "decided_on",
            "is_month_only",
            "result",
            "votes_for",
            "votes_against",
            "abstentions",
            "public_part",
            "council_address",
            "is_public",
            "source",
        )
        widgets = {"decided_on": DayInput(), "public_part": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *arguments: Any, office: Office, on: date, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.today = on
        self.fields["decides"].choices = [  # type: ignore[attr-defined]
            (_("Goals"), [(f"goal:{one.public_id}", one.title) for one in Goal.objects.of(office)[:MOST]]),
            (
                _("Measures"),
                [(f"initiative:{one.public_id}", one.title) for one in Initiative.objects.of(office)[:MOST]],
            ),
        ]

    def clean_decided_on(self) -> date:
        """Return the day, if it has come; a paper that is still to be decided is no decision."""
        found: date = self.cleaned_data["decided_on"]
        if found > self.today:
            raise forms.ValidationError(_("This day has not come yet: write the decision down when it has been taken."))
        return found

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        votes = [values.get(name) for name in ("votes_against", "abstentions")]
        if values.get("votes_for") is None and any(vote is not None for vote in votes):
            self.add_error("votes_for", _("Where votes are given, give those for it too."))
        return values
