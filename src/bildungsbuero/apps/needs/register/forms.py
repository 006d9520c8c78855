"""Forms of needs: the need with its priority and further evidence, its state, its release, the filter of the list."""

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.forms.fields import KeyField
from bildungsbuero.apps.catalogue.vocabulary import choices
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.needs.models import Need, ReleasedNeed
from bildungsbuero.apps.needs.models.register import NeedQuerySet
from bildungsbuero.apps.needs.places import Places
from bildungsbuero.apps.needs.private_words import check_no_contact, may_name_somebody
from bildungsbuero.apps.needs.register.evidence import PERSONS, find_figure
from bildungsbuero.apps.needs.register.words import CRITERIA, REASONS, written
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.priority import MOST_POINTS, Criterion
from bildungsbuero.web.tables import Cell, Column, Row, Table

OPEN = ("", gettext_lazy("not yet weighed"))
ANY = ("", gettext_lazy("any"))
ALL_OPEN = ""
FINISHED = "finished"
# The least points of each step of the filter.
PRIORITIES = (("10", gettext_lazy("10 points and more")), ("5", gettext_lazy("5 points and more")))
WIDE = forms.Textarea(attrs={"rows": 4})


def _period() -> forms.CharField:
    hint = gettext_lazy("For example 2023. Empty: the newest one.")
    return forms.CharField(label=gettext_lazy("Period"), required=False, max_length=20, help_text=hint)


class NeedForm(forms.ModelForm[Need]):
    """A need: what is lacking, for whom and where; its priority; a figure as further evidence."""

    topic = KeyField("topic", label=gettext_lazy("Topic"))
    life_phase = KeyField("life_phase", label=gettext_lazy("Phase of life"))
    target_group = KeyField("target_group", label=gettext_lazy("Target group"))
    area = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    indicator = forms.ChoiceField(label=gettext_lazy("A figure as evidence"), required=False)
    indicator_area = forms.ChoiceField(label=gettext_lazy("The figure is of"), required=False)
    indicator_period = _period()
    counted_by = forms.ChoiceField(
        label=gettext_lazy("A published figure counts them"),
        required=False,
        help_text=gettext_lazy("Its number, source and edition are then taken, whatever stands above."),
    )
    counted_by_area = forms.ChoiceField(label=gettext_lazy("The figure is of"), required=False)
    counted_by_period = _period()
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    class Meta:
        model = Need
        fields = ("title", "description", "topic", "life_phase", "target_group", "area", "owner", "population",
                  "population_source")  # fmt: skip
        widgets = {"description": WIDE}

    def __init__(self, *arguments: Any, office: Office, places: Places, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.office, self.places = office, places
        whole = ("", gettext_lazy("whole area"))
        stands = self.instance.area
        gone = [] if not stands or stands in places.names else [(stands, places.name(stands))]
        cast(forms.ChoiceField, self.fields["area"]).choices = [whole, *gone, *places.groups]
        units = [(heading, listed) for heading, listed in places.groups if listed[0][0].isdecimal()]
        filled = _filled(office)
        for name, offered in (("indicator", filled), ("counted_by", [one for one in filled if one.unit == PERSONS])):
            listed = [(one.key, f"{one.key} {wording.text(one.title)}") for one in offered]
            cast(forms.ChoiceField, self.fields[name]).choices = [("", "–"), *listed]
            cast(forms.ChoiceField, self.fields[f"{name}_area"]).choices = units
        self._begin_with_count()
        self.fields["seen"].initial = written(self.instance.changed_at) if self.instance.pk else ""
        for criterion in Criterion:
            self._ask_for(criterion)

    def _begin_with_count(self) -> None:
        """Ask for the figure that counts the people already, else for the one of the need's own place."""
        counted = self.instance.counted_by if self.instance.pk else None
        own = self.places.fitting(self.instance.area)
        said = counted.reference.split(":") if counted else ("", own, "")
        for name, value in zip(("counted_by", "counted_by_area", "counted_by_period"), said, strict=True):
            self.fields[name].initial = value
        self.was_counted = counted is not None

    def _ask_for(self, criterion: Criterion) -> None:
        given = self.instance.criteria.get(criterion, {})
        points = [OPEN, *((str(number), number) for number in range(MOST_POINTS + 1))]
        self.fields[f"points_{criterion}"] = forms.ChoiceField(
            label=CRITERIA[criterion],
            help_text=REASONS[criterion],
            choices=points,
            required=False,
            initial=str(given["points"]) if given else "",
        )
        self.fields[f"reason_{criterion}"] = forms.CharField(
            label=gettext_lazy("Reason"), required=False, max_length=300, initial=given.get("reason", "")
        )

    @property
    def about(self) -> list[Any]:
        """What the need is about, in the order of the page."""
        return [self[name] for name in ("title", "description", "topic", "life_phase", "target_group", "area")]

    @property
    def people(self) -> list[Any]:
        """Whom it concerns and who is responsible."""
        names = ("population", "population_source", "counted_by", "counted_by_area", "counted_by_period", "owner")
        return [self[name] for name in names]

    @property
    def further(self) -> list[Any]:
        """Which figure is to be added as evidence."""
        return [self[name] for name in ("indicator", "indicator_area", "indicator_period")]

    @property
    def weighed(self) -> list[tuple[Any, Any]]:
        """Points and reason by criterion."""
        return [(self[f"points_{criterion}"], self[f"reason_{criterion}"]) for criterion in Criterion]

    def clean_owner(self) -> str:
        """Return the office or function, which is no address of somebody."""
        owner = str(self.cleaned_data["owner"])
        check_no_contact(owner)
        return owner

    def clean(self) -> dict[str, Any]:
        """Return what was typed; a number needs its source, points need a reason, evidence must exist."""
        found = super().clean() or {}
        if found.get("counted_by"):
            self._take_count(found)
        if found.get("population") is not None and not found.get("population_source"):
            self.add_error("population_source", _("Say where the number comes from."))
        criteria = {}
        for criterion in Criterion:
            points, reason = found.get(f"points_{criterion}", ""), found.get(f"reason_{criterion}", "")
            if points and not reason:
                self.add_error(f"reason_{criterion}", _("Points need a reason."))
            if points:
                criteria[str(criterion)] = {"points": int(points), "reason": reason}
        self.instance.criteria = criteria
        if found.get("indicator"):
            found["figure"] = f"indicator:{self._figure(found, 'indicator')}"
        return found

    def _figure(self, found: dict[str, Any], name: str) -> str:
        """The chosen figure by indicator, area and period, the newest one where none is named."""
        indicator = published.get_indicator(found[name], self.office)
        known = published.period_codes(indicator, self.office)
        period = found.get(f"{name}_period") or (known[-1] if known else "")
        if period not in known:
            self.add_error(f"{name}_period", _("There are no figures for this period."))
        return f"{indicator.key}:{found.get(f'{name}_area', '')}:{period}"

    def _take_count(self, found: dict[str, Any]) -> None:
        """Put what the figure says in the place of what was typed; what is withheld is no number."""
        counted = find_figure(self._figure(found, "counted_by"), self.office, self.places)
        if counted is None:
            self.add_error("counted_by_area", _("This figure is not published for this place."))
            return
        if counted.people is None and found.get("population") is not None and not self.was_counted:
            text = _("The published figure says no number here: %(said)s. No other one can stand in its place.")
            self.add_error("population", text % {"said": counted.value})
        found["population"] = counted.people
        found["population_source"] = counted.as_source
        found["counted"] = counted

    def both_versions(self, stored: Need) -> Table | None:
        """Return where the typed need differs from one that somebody else stored meanwhile; None if nobody did."""
        if not stored.pk or self.cleaned_data["seen"] == written(stored.changed_at):
            return None
        data = cast(QueryDict, self.data).copy()
        data["seen"] = written(stored.changed_at)
        self.data = data
        self.add_error(
            None,
            _(
                "Somebody else has changed this need in the meantime. Your entries are still here; below stands where "
                "they differ from what is stored now. Saving once more replaces what the other person wrote."
            ),
        )
        rows = [
            Row(
                cells=(
                    Cell(text=self[name].label),
                    Cell(text=getattr(stored, name)),
                    Cell(text=self.cleaned_data[name]),
                )
            )
            for name in self._meta.fields or ()
            if getattr(stored, name) != self.cleaned_data.get(name, "")
        ]
        columns = (Column(title=_("Field")), Column(title=_("Stored")), Column(title=_("Your entry")))
        return Table(caption=_("Both versions"), columns=columns, rows=tuple(rows), key="versions")


def _filled(office: Office) -> list[Indicator]:
    filled = published.filled_keys(office)
    return [item for item in published.all_indicators(office) if item.key in filled]


class ReasonForm(forms.Form):
    """Why a need is dropped."""

    reason = forms.CharField(label=gettext_lazy("Why is it dropped?"), required=False, max_length=500)


class ReleaseForm(forms.ModelForm[ReleasedNeed]):
    """What everybody may read of a need."""

    is_checked = forms.BooleanField(
        label=gettext_lazy("No person and no single case can be recognised in title and text."), required=False
    )

    class Meta:
        model = ReleasedNeed
        fields = ("title", "text")
        widgets = {"text": WIDE}

    def clean(self) -> dict[str, Any]:
        """Return what was typed; addresses and numbers of people are turned down."""
        found = super().clean() or {}
        for name in ("title", "text"):
            check_no_contact(found.get(name, ""))
        if not found.get("is_checked"):
            self.add_error("is_checked", _("Please read both once more and tick this."))
        return found

    @property
    def is_doubtful(self) -> bool:
        """Whether the text looks as if it named somebody."""
        return may_name_somebody(f"{self['title'].value() or ''} {self['text'].value() or ''}")


class NeedFilter(forms.Form):
    """What the list of needs is narrowed to."""

    q = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[(ALL_OPEN, gettext_lazy("all open")), *Need.State.choices, (FINISHED, gettext_lazy("all"))],
    )
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False, choices=lambda: [ANY, *choices("topic")])
    area = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    priority = forms.ChoiceField(
        label=gettext_lazy("Priority"),
        required=False,
        choices=[ANY, *PRIORITIES, ("open", gettext_lazy("not yet weighed"))],
    )

    def __init__(self, *arguments: Any, places: Places, **named: Any) -> None:
        super().__init__(*arguments, **named)
        cast(forms.ChoiceField, self.fields["area"]).choices = [ANY, *places.groups]

    def narrowed(self, office: Office) -> NeedQuerySet:
        """Return the needs that fit; what cannot be read narrows nothing."""
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        needs = _in_state(Need.objects.of(office), asked.get("state", ALL_OPEN))
        if asked.get("q"):
            needs = needs.filter(title__icontains=asked["q"])
        if asked.get("topic"):
            needs = needs.filter(topic=asked["topic"])
        if asked.get("area"):
            needs = needs.filter(area__startswith=asked["area"])
        return _of_priority(needs, asked.get("priority", ""))


def _in_state(needs: NeedQuerySet, state: str) -> NeedQuerySet:
    if state == FINISHED:
        return needs
    return needs.filter(state=state) if state else needs.open()


def _of_priority(needs: NeedQuerySet, priority: str) -> NeedQuerySet:
    if priority == "open":
        return needs.filter(Q(points=None))
    return needs.filter(points__gte=int(priority)) if priority.isdecimal() else needs
