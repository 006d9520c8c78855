"""The questions above a matrix, and the name under which one is kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.snapshots.keeping import check_is_known
from bildungsbuero.apps.catalogue.vocabulary import choices
from bildungsbuero.apps.needs.coverage import asking
from bildungsbuero.apps.needs.coverage.asking import Asked
from bildungsbuero.apps.needs.coverage.axes import TITLES
from bildungsbuero.apps.needs.coverage.examples import examples_of
from bildungsbuero.apps.needs.models import KeptCoverage
from bildungsbuero.core.coverage import MOST_AXES
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.inputs import DayInput
from bildungsbuero.web.problems import describe

# What the address says where examples are not to count; unticked boxes say nothing.
LEFT_OUT = "0"
NO_LAYERS = ("", _("none"))
STATES = (
    (asking.PUBLIC, _("public")),
    (asking.RUNNING, _("public, without cancelled and closed ones")),
    (asking.PLANNED, _("public and in preparation")),
)
SHOWN = (
    (asking.OFFERS, _("number of offers")),
    (asking.SEATS, _("offers and seats")),
    (asking.VERIFIED, _("offers and share confirmed")),
    (asking.ALL, _("all of it")),
)


def check_day(office: Office, on: date, *, today: date) -> None:
    """Raise ValidationError for a day of which the catalogue knows nothing."""
    try:
        check_is_known(office, on, today=today)
    except Refusal as refusal:
        problem = describe(refusal)
        raise forms.ValidationError(f"{problem.message} {problem.remedy}".strip()) from refusal


class CoverageForm(forms.Form):
    """What a matrix is asked for; what cannot be read is said, and the usual stands in its place."""

    rows = forms.ChoiceField(label=_("Rows"), required=False, choices=TITLES.items())
    columns = forms.ChoiceField(label=_("Columns"), required=False, choices=TITLES.items())
    layers = forms.ChoiceField(label=_("Split once more by"), required=False, choices=[NO_LAYERS, *TITLES.items()])
    show = forms.ChoiceField(label=_("Cells show"), required=False, choices=SHOWN)
    state = forms.ChoiceField(label=_("Offers"), required=False, choices=STATES)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=lambda: [("", _("any")), *choices("kind")])
    on = forms.DateField(label=_("As of"), required=False, widget=DayInput)
    examples = forms.BooleanField(label=_("count marked examples, too"), required=False)

    def __init__(self, query: Mapping[str, Any], *, office: Office, today: date) -> None:
        usual = {"rows": asking.USUAL_AXES[0], "columns": asking.USUAL_AXES[1]}
        usual |= {"show": asking.OFFERS, "state": asking.PUBLIC, "on": today.isoformat()}
        self.found_examples = examples_of(office, today)
        usual |= {"examples": "on"} if self.found_examples.are_counted else {}
        said = {name: query[name] for name in self.base_fields if query.get(name)}
        super().__init__(usual | said | ({"examples": ""} if query.get("examples") == LEFT_OUT else {}))
        self.office, self.today = office, today

    def clean_on(self) -> date:
        on: date = self.cleaned_data.get("on") or self.today
        if on != self.today:
            check_day(self.office, on, today=self.today)
        return on

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        axes = [axis for name in asking.AXIS_NAMES if (axis := said.get(name))]
        if len(set(axes)) != len(axes):
            raise forms.ValidationError(_("Rows, columns and the further division must be different from each other."))
        return said

    def asked(self) -> Asked:
        """Return what is asked for, with the usual in place of what cannot be read."""
        self.is_valid()
        said: dict[str, Any] = getattr(self, "cleaned_data", {})
        on = said.get("on") or self.today
        return Asked(
            axes=_axes([said.get(name) or "" for name in asking.AXIS_NAMES]),
            on=on,
            is_past=on < self.today,
            state=said.get("state") or asking.PUBLIC,
            kind=said.get("kind") or "",
            with_examples=bool(said.get("examples")),
            are_examples_usual=self.found_examples.are_counted,
            show=said.get("show") or asking.OFFERS,
        )


def _axes(named: list[str]) -> tuple[str, ...]:
    """Two or three different axes: what is named twice or not at all gives way to the usual ones."""
    wanted = list(dict.fromkeys(axis for axis in named if axis))
    wanted += [axis for axis in asking.USUAL_AXES if axis not in wanted]
    most = MOST_AXES if named[-1] and len({axis for axis in named if axis}) == MOST_AXES else MOST_AXES - 1
    return tuple(wanted[:most])


class KeepForm(forms.Form):
    """The name under which a matrix is kept."""

    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("For example “Education report 2026”. It cannot be changed later.")
    )

    def __init__(self, *arguments: Any, office: Office, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.office = office

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if KeptCoverage.objects.of(self.office).filter(name=name).exists():
            raise forms.ValidationError(_("There is a matrix of this name already."))
        return name


class CompareForm(forms.Form):
    """With what a matrix is compared: another day, one that was kept, or the offers that another office released."""

    with_day = forms.DateField(label=_("Another day"), required=False, widget=DayInput)
    kept = forms.ChoiceField(label=_("A kept matrix"), required=False)
    office = forms.ChoiceField(label=_("Another office"), required=False)

    def __init__(self, query: Mapping[str, Any], *, office: Office, today: date, others: list[Office]) -> None:
        super().__init__(query)
        self.viewer, self.today = office, today
        kept = KeptCoverage.objects.of(office).values_list("public_id", "name")
        self.fields["kept"].choices = [("", "–"), *kept]  # type: ignore[attr-defined]
        self.fields["office"].choices = [("", "–"), *((one.key, one.name) for one in others)]  # type: ignore[attr-defined]
        for name, known in (("kept", kept), ("office", others)):
            if not known:
                del self.fields[name]

    def clean_with_day(self) -> date | None:
        on: date | None = self.cleaned_data.get("with_day")
        if on is not None:
            check_day(self.viewer, on, today=self.today)
        return on

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        if not self.errors and sum(bool(said.get(name)) for name in self.fields) != 1:
            raise forms.ValidationError(_("Say one thing to compare with: a day, a kept matrix or an office."))
        return said
