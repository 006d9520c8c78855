"""Forms of the plan: fields of action, goals, measures, milestones, states, sketches."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.published import all_indicators
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal, Initiative, Milestone, ProjectSketch
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.web.inputs import DayInput, EuroField, SeveralRecords


class FieldForm(forms.ModelForm[FieldOfAction]):
    """A field of action."""

    class Meta:
        model = FieldOfAction
        fields = ("title", "description", "order", "source", "is_public")
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:  # noqa: ARG002 - as its neighbours
        super().__init__(*arguments, **named)


class GoalForm(forms.ModelForm[Goal]):
    """A goal in words and, where an indicator measures it, with the values at start and end."""

    indicator = forms.ChoiceField(
        label=gettext_lazy("Indicator"),
        required=False,
        help_text=gettext_lazy("The published figure then stands beside the goal, with source and distance."),
    )
    area = forms.ChoiceField(label=gettext_lazy("Area"), required=False)

    class Meta:
        model = Goal
        fields = (
            "field",
            "title",
            "text",
            "indicator",
            "area",
            "polarity",
            "baseline_value",
            "baseline_period",
            "target_value",
            "target_year",
            "weight",
            "source",
            "is_public",
        )
        localized_fields = ("baseline_value", "target_value", "weight")
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "polarity": forms.RadioSelect}

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["field"].queryset = FieldOfAction.objects.of(office)  # type: ignore[attr-defined]
        known = [(item.key, f"{item.key} {wording.text(item.title)}") for item in all_indicators(office)]
        kept = [(self.instance.indicator,) * 2] if self.instance.indicator not in dict([("", ""), *known]) else []
        self.fields["indicator"].choices = [("", _("none")), *known, *kept]  # type: ignore[attr-defined]
        areas = [(unit.key, unit.spoken_name) for unit in areas_of(office).all]
        other = [(self.instance.area,) * 2] if self.instance.area not in dict([("", ""), *areas]) else []
        self.fields["area"].choices = [("", _("the office's own")), *areas, *other]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("target_value") is not None and not values.get("indicator"):
            self.add_error("indicator", _("A value to reach needs the indicator that it is a value of."))
        return values


class InitiativeForm(forms.ModelForm[Initiative]):
    """A measure: what, by whom, with whom, until when and with what."""

    class Meta:
        model = Initiative
        fields = (
            "goal",
            "title",
            "description",
            "responsible_function",
            "responsible_email",
            "organisation",
            "partners",
            "starts_on",
            "ends_on",
            "next_step",
            "budget_eur",
            "posts_percent",
            "weight",
            "source",
            "is_public",
        )
        field_classes = {"partners": SeveralRecords, "budget_eur": EuroField}
        localized_fields = ("posts_percent", "weight")
        widgets = {"description": forms.Textarea(attrs={"rows": 4}), "starts_on": DayInput(), "ends_on": DayInput()}

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["goal"].queryset = Goal.objects.of(office).select_related("field")  # type: ignore[attr-defined]
        standing = Organisation.objects.of(office).standing().order_by("name")
        for name in ("organisation", "partners"):
            self.fields[name].queryset = standing  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The end lies before the beginning."))
        return values


class MilestoneForm(forms.ModelForm[Milestone]):
    """A step that can be seen to be done."""

    class Meta:
        model = Milestone
        fields = ("title", "due_on", "weight")
        localized_fields = ("weight",)
        widgets = {"due_on": DayInput()}


class CompletionForm(forms.Form):
    """On which day a milestone was completed."""

    completed_on = forms.DateField(label=gettext_lazy("Completed on"), widget=DayInput())


class NextStepForm(forms.ModelForm[Initiative]):
    """What comes next in a measure."""

    class Meta:
        model = Initiative
        fields = ("next_step",)


class StateForm(forms.Form):
    """Another state, and why."""

    state = forms.ChoiceField(label=gettext_lazy("State"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Needed where something is paused or given up; it stays with the history."),
    )

    def __init__(self, *arguments: Any, record: Goal | Initiative, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["state"].choices = record.State.choices  # type: ignore[attr-defined]
        self.fields["state"].initial = record.state


class SketchForm(forms.ModelForm[ProjectSketch]):
    """An idea on the way to a measure."""

    class Meta:
        model = ProjectSketch
        fields = ("title", "idea", "purpose", "partners", "effort", "structure_needed", "goal")
        field_classes = {"partners": SeveralRecords}
        widgets = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("idea", "purpose", "effort", "structure_needed")
        }

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["goal"].queryset = Goal.objects.of(office).select_related("field")  # type: ignore[attr-defined]
        self.fields["partners"].queryset = Organisation.objects.of(office).standing().order_by("name")  # type: ignore[attr-defined]


class InitiativeFilter(forms.Form):
    """What the list of measures is narrowed to."""

    q = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=100)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    field = forms.ModelChoiceField(
        label=gettext_lazy("Field of action"),
        required=False,
        queryset=FieldOfAction.objects.none(),
        to_field_name="public_id",
        empty_label=gettext_lazy("all"),
    )
    function = forms.ChoiceField(label=gettext_lazy("Responsible office"), required=False)
    missing = forms.ChoiceField(
        label=gettext_lazy("What is wrong"),
        required=False,
        choices=[
            ("", gettext_lazy("all")),
            ("overdue", gettext_lazy("overdue")),
            ("step", gettext_lazy("without a next step")),
            ("milestone", gettext_lazy("without a milestone")),
        ],
    )

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["field"].queryset = FieldOfAction.objects.of(office)  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("all")), *Initiative.State.choices]  # type: ignore[attr-defined]
        found = Initiative.objects.of(office).exclude(responsible_function="").order_by("responsible_function")
        functions = found.values_list("responsible_function", flat=True).distinct()
        self.fields["function"].choices = [("", _("all")), *((name, name) for name in functions)]  # type: ignore[attr-defined]
