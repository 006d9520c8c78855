"""The rows of the logic of a measure as a set of forms."""

from typing import Any

from django import forms
from django.forms import BaseModelFormSet, modelformset_factory
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.strategy.models import Initiative, LogicRow

MOST = 40
ROOM = 3


class LogicRowForm(forms.ModelForm[LogicRow]):
    """One line: stage, words, and an indicator with a value to reach where there is one."""

    indicator = forms.ChoiceField(label=_("Indicator"), required=False)

    class Meta:
        model = LogicRow
        fields = ("stage", "text", "indicator", "target_value", "target_year")
        localized_fields = ("target_value",)

    def __init__(self, *arguments: Any, indicators: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["indicator"].choices = [("", _("none")), *indicators]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        has_target = values.get("target_value") is not None or values.get("target_year") is not None
        if has_target and not values.get("indicator") and "indicator" not in self.errors:
            self.add_error("indicator", _("A value to reach needs an indicator that shows it."))
        if values.get("target_year") is not None and values.get("target_value") is None:
            self.add_error("target_value", _("A year without a value says nothing: give both."))
        return values


class _OfMeasure(BaseModelFormSet[Any, Any]):
    """A set of forms that knows no rows but those of its measure."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["id"].queryset = self.queryset


def logic_forms(initiative: Initiative, data: Any) -> BaseModelFormSet[Any, Any]:
    """Return the rows of a measure with room for some more."""
    indicators = [
        (one.key, f"{one.key} {wording.text(one.title)}") for one in published.all_indicators(initiative.office)
    ]
    factory = modelformset_factory(
        LogicRow, form=LogicRowForm, formset=_OfMeasure, extra=ROOM, can_delete=True, max_num=MOST, absolute_max=MOST
    )
    stored = LogicRow.objects.of(initiative.office).filter(initiative=initiative)
    return factory(data, queryset=stored, prefix="rows", form_kwargs={"indicators": indicators})
