"""Forms of editions: what is in it, who sees it, when it is released, what was wrong; and the rules of the office."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring.editions.actions import Wanted
from bildungsbuero.apps.monitoring.editions.candidates import Choices
from bildungsbuero.apps.monitoring.models import EditionItem, PublicationRules
from bildungsbuero.web.inputs import DayInput

Audience = EditionItem.Audience
CONTRIBUTOR = PublicationRules._meta.get_field("contributor")


class EditionForm(forms.Form):
    """Title, summary and parts of a new edition."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("For example: Education in figures 2026."))
    summary = forms.CharField(
        label=_("What it is about"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    items = forms.MultipleChoiceField(label=_("Indicators and own tables"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *arguments: Any, candidates: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["items"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = candidates

    def wanted(self) -> Wanted:
        """Return what a valid form asks for."""
        items = tuple((kind, key) for kind, _colon, key in (one.partition(":") for one in self.cleaned_data["items"]))
        return Wanted(title=self.cleaned_data["title"], summary=self.cleaned_data["summary"], items=items)


class AudienceForm(forms.Form):
    """Who sees each part; small areas are asked for only where a part has some."""

    def __init__(
        self, *arguments: Any, items: Iterable[EditionItem], titles: dict[str, str], small: set[str], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.items = list(items)
        for item in self.items:
            title = titles.get(item.key, item.key)
            self.fields[f"audience_{item.pk}"] = _choice(title, item.audience)
            if item.key in small:
                label = _("%(title)s: small areas") % {"title": title}
                self.fields[f"small_{item.pk}"] = _choice(label, item.small_areas)

    def chosen(self) -> list[EditionItem]:
        """Return the parts with what a valid form says of them."""
        for item in self.items:
            item.audience = self.cleaned_data[f"audience_{item.pk}"]
            item.small_areas = self.cleaned_data.get(f"small_{item.pk}", item.small_areas)
        return self.items


class ReleaseForm(forms.Form):
    """The day of the release; without one it is now."""

    day = forms.DateField(
        label=_("Release on"), required=False, widget=DayInput, help_text=_("Empty: at once. Else early on that day.")
    )

    def moment(self) -> datetime | None:
        """Return the moment of a valid form, None for now."""
        day = self.cleaned_data["day"]
        return timezone.make_aware(datetime.combine(day, time(6, 0))) if day else None


class CorrectionForm(forms.Form):
    """What was wrong in a released edition."""

    note = forms.CharField(
        label=_("What was wrong, and what is right"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads this above the old and the new version."),
    )


class ClosingForm(forms.Form):
    """Why a released edition is taken off the public pages."""

    note = forms.CharField(
        label=_("Why it is taken off"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The house reads this in the change log."),
    )


class RulesForm(forms.ModelForm[PublicationRules]):
    """How the office publishes."""

    contributor = forms.URLField(
        label=capfirst(CONTRIBUTOR.verbose_name), help_text=CONTRIBUTOR.help_text, required=False, assume_scheme="https"
    )

    class Meta:
        model = PublicationRules
        fields = ("four_eyes", "contributor")


def _choice(label: Any, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Audience.choices, initial=initial)
