"""Forms of own indicators: first the data sets, then what is counted and what the figure means."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.apps.monitoring.declarations import declaration_of
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.own_sheets import SCALES, ChosenPart, Wanted, sheet_from
from bildungsbuero.core.datasets import TOTAL, Dimension
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Direction
from bildungsbuero.core.lags import period_behind, period_pattern
from bildungsbuero.core.periods import PeriodMeaning, read_period

MOST_YEARS_BEFORE = 5
# A base that lies later than this behind what is counted belongs to the next year.
MOST_DAYS_BEHIND = 200
NEW_ONLY, ALL_PERIODS = "new", "all"
DIRECTIONS = [
    (Direction.NEUTRAL.value, gettext_lazy("neither")),
    (Direction.MORE_IS_BETTER.value, gettext_lazy("more is better")),
    (Direction.LESS_IS_BETTER.value, gettext_lazy("less is better")),
]
SCALE_NAMES = {
    "percent": gettext_lazy("× 100, in per cent"),
    "per_100": gettext_lazy("× 100, per 100"),
    "per_1000": gettext_lazy("× 1,000, per 1,000"),
    "per_10000": gettext_lazy("× 10,000, per 10,000"),
    "ratio": gettext_lazy("× 1, numerator for each of the denominator"),
}


class SourcesForm(forms.Form):
    """The data sets of numerator and denominator."""

    zaehler = forms.ChoiceField(label=gettext_lazy("Data set of the numerator"))
    nenner = forms.ChoiceField(
        label=gettext_lazy("Data set of the denominator"),
        required=False,
        help_text=gettext_lazy("Leave it empty for a plain count."),
    )

    def __init__(self, *arguments: Any, datasets: Mapping[str, Dataset], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = [(key, f"{item.key} – {item.title}") for key, item in datasets.items()]
        self.fields["zaehler"].choices = choices  # type: ignore[attr-defined]
        self.fields["nenner"].choices = [("", _("none: a plain count")), *choices]  # type: ignore[attr-defined]


class OwnIndicatorForm(forms.Form):
    """What an own indicator says, counts, and divides by; the fields of parts follow their data sets."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=120, required=False)
    question = forms.CharField(
        label=gettext_lazy("Question that it answers"),
        max_length=200,
        help_text=gettext_lazy("As people ask: “How many children learn an instrument?”"),
    )
    definition = forms.CharField(
        label=gettext_lazy("Meaning"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    education_area = forms.ChoiceField(label=gettext_lazy("Area of education"))
    direction = forms.ChoiceField(label=gettext_lazy("Is more better?"), choices=DIRECTIONS)

    def __init__(
        self,
        *arguments: Any,
        numerator: Dataset,
        denominator: Dataset | None,
        last_period: str = "",
        is_change: bool = False,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.parts = {"numerator": (numerator, declaration_of(numerator))}
        if denominator is not None:
            self.parts["denominator"] = (denominator, declaration_of(denominator))
        areas = [(letter, f"{letter} {name}") for letter, name in wording.AREAS_OF_EDUCATION.items()]
        self.fields["education_area"].choices = areas  # type: ignore[attr-defined]
        for part, (_dataset, declaration) in self.parts.items():
            self._add_part(part, declaration)
        if denominator is not None:
            self._add_division()
        self._add_splits(self.parts["numerator"][1])
        self.last_period = last_period
        if is_change and last_period:
            self.fields["applies"] = forms.ChoiceField(
                label=_("For which periods?"),
                choices=[
                    (
                        NEW_ONLY,
                        _("only for periods after %(period)s: older figures stay as they are")
                        % {"period": last_period},
                    ),
                    (ALL_PERIODS, _("for all periods: every figure is computed anew")),
                ],
                widget=forms.RadioSelect,
                initial=NEW_ONLY,
            )
        self.fields["note"] = forms.CharField(
            label=_("What is new in this version, and why") if is_change else _("Where the definition comes from"),
            max_length=300,
            help_text=_("It stays with the version for good."),
        )

        if "preview" in self.data:
            # A figure can be tried before there are words for it.
            for name in ("title", "question", "definition", "note"):
                self.fields[name].required = False

    def _add_part(self, part: str, declaration: Declaration) -> None:
        is_top = part == "numerator"
        self.fields[f"{part}_measure"] = forms.ChoiceField(
            label=_("What the numerator counts") if is_top else _("What the denominator counts"),
            choices=[(item.code, wording.text(item.label)) for item in declaration.measures],
        )
        for place, dimension in enumerate(declaration.dimensions):
            name = labels.dimension_label(declaration, dimension.code)
            self.fields[f"{part}_where_{place}"] = forms.MultipleChoiceField(
                label=(_("Numerator only with: %(name)s") if is_top else _("Denominator only with: %(name)s"))
                % {"name": name},
                choices=[
                    (item.code, labels.full_label(declaration, dimension.code, item.code)) for item in dimension.codes
                ],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Without a choice the total counts as it was delivered. Several are added up."),
            )

    def _add_division(self) -> None:
        self.fields["scale"] = forms.ChoiceField(
            label=_("Factor"), choices=[(key, SCALE_NAMES[key]) for key in SCALES], initial="percent"
        )
        self.fields["decimals"] = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=4, initial=1)
        self.fields["years_before"] = forms.IntegerField(
            label=_("Years by which the denominator lies before the numerator"),
            min_value=0,
            max_value=MOST_YEARS_BEFORE,
            initial=0,
            help_text=_("1 where children on 1 March are divided by the population on 31 December of the year before."),
        )

    def _add_splits(self, declaration: Declaration) -> None:
        if declaration.dimensions:
            self.fields["splits"] = forms.MultipleChoiceField(
                label=_("Can be split by"),
                choices=[
                    (item.code, labels.dimension_label(declaration, item.code)) for item in declaration.dimensions
                ],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a denominator that lies long after what is counted, such as 31 December for children on 1 March, and
        a choice that would count somebody twice.
        """
        found: dict[str, Any] = super().clean() or {}
        for part, (_dataset, declaration) in self.parts.items():
            for place, dimension in enumerate(declaration.dimensions):
                name = f"{part}_where_{place}"
                if twice := _counted_twice(dimension, found.get(name) or []):
                    said = _(
                        "“%(whole)s” holds the other ones already: they would count twice. Choose one or the other."
                    )
                    self.add_error(name, said % {"whole": labels.full_label(declaration, dimension.code, twice)})
        days = self._days_behind(found.get("years_before"))
        if days is not None and days > MOST_DAYS_BEHIND:
            said = _("The denominator would lie %(days)d days after the numerator. Choose the year before: 1.")
            self.add_error("years_before", said % {"days": days})
        return found

    def _days_behind(self, years: int | None) -> int | None:
        """How many days the denominator lies after the numerator, None where that cannot be told."""
        if years is None or "denominator" not in self.parts:
            return None
        (top, _above), (bottom, _below) = self.parts["numerator"], self.parts["denominator"]
        code, example = last_period_of(top), last_period_of(bottom)
        try:
            counted = read_period(code, PeriodMeaning(top.period))
            paired = period_behind(period_pattern(code, example, years=years), code)
            base = read_period(paired, PeriodMeaning(bottom.period))
        except (Refusal, ValueError):
            return None
        return (base.end - counted.end).days

    def sheet(self) -> dict[str, Any]:
        """Return the sheet that the person has declared."""
        found = self.cleaned_data
        wanted = Wanted(
            title=found["title"] or "–",
            title_en=found["title_en"],
            question=found["question"] or "–",
            definition=found["definition"] or "–",
            education_area=found["education_area"],
            numerator=self._chosen("numerator"),
            denominator=self._chosen("denominator") if "denominator" in self.parts else None,
            years_before=found.get("years_before") or 0,
            scale=found.get("scale") or "percent",
            decimals=found.get("decimals") or 0,
            direction=found["direction"],
            splits=found.get("splits") or [],
        )
        return sheet_from(wanted)

    @property
    def after(self) -> str:
        """The last period that earlier versions keep, empty where this one computes all."""
        return self.last_period if self.cleaned_data.get("applies") == NEW_ONLY else ""

    def _chosen(self, part: str) -> ChosenPart:
        dataset, declaration = self.parts[part]
        found = self.cleaned_data
        where = {
            item.code: found.get(f"{part}_where_{place}") or [] for place, item in enumerate(declaration.dimensions)
        }
        return ChosenPart(
            declaration=declaration, measure=found[f"{part}_measure"], where=where, period=last_period_of(dataset)
        )


def _counted_twice(dimension: Dimension, chosen: Sequence[str]) -> str:
    """Return a chosen code that holds another chosen one, empty where there is none."""
    wholes = {item.subset_of for item in dimension.codes if item.code in chosen}
    wholes |= {item.code for item in dimension.codes if not set(item.sum_of).isdisjoint(chosen)}
    if len(chosen) > 1:
        wholes.add(TOTAL)
    return next((code for code in chosen if code in wholes), "")


def last_period_of(dataset: Dataset) -> str:
    """Return the last period that was delivered, as an example of how its periods are written."""
    counting = dataset.deliveries.exclude(state=Delivery.State.WITHDRAWN)
    periods = counting.values_list("periods", flat=True)
    return max((code for codes in periods for code in codes), default="")


def initial_of(sheet: Mapping[str, Any], form_parts: Mapping[str, Declaration]) -> dict[str, Any]:
    """Return what a form shows for a sheet that stands already."""
    found: dict[str, Any] = {
        "title": sheet["title"]["de"],
        "title_en": sheet["title"]["en"] if sheet["title"]["en"] != sheet["title"]["de"] else "",
        "splits": [item["dimension"] for item in sheet["breakdowns"]],
        **{name: sheet[name] for name in ("question", "definition", "education_area", "direction", "decimals")},
    }
    for part, declaration in form_parts.items():
        stored = sheet.get(part)
        if stored is None or stored["dataset"] != declaration.key:
            continue
        found[f"{part}_measure"] = stored["measure"]
        for place, item in enumerate(declaration.dimensions):
            found[f"{part}_where_{place}"] = stored["where"].get(item.code, [])
    scale = next(
        (key for key, (_f, unit, kind) in SCALES.items() if (unit, kind) == (sheet["unit"], sheet["measurement"])), ""
    )
    if scale:
        found["scale"] = scale
    pattern = (sheet.get("denominator") or {}).get("period", "")
    found["years_before"] = int(pattern.partition("{year-")[2][:1] or 0)
    return found
