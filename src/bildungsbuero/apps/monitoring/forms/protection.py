"""The form in which an office decides how the small counts of a data set are protected."""

from collections.abc import Mapping
from itertools import permutations
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.monitoring.models import Dataset, ProtectionProfile
from bildungsbuero.apps.monitoring.protection import UNITS_OF_COUNTS, measured, profile_of
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.protection.periods import AREA
from bildungsbuero.core.protection.profile import Role

SOURCE, NONE = "source", "none"
METHODS = [
    *ProtectionProfile.Method.choices,
    (SOURCE, gettext_lazy("already protected at its source: publish as delivered, offer no sums")),
    (NONE, gettext_lazy("nothing is published, the figures stay internal")),
]
# Among more measures than these no pairs for shares are offered.
MOST_PAIRED_MEASURES = 8
# Below so many codes a dimension has no levels.
FEWEST_CODES_WITH_LEVELS = 3
SIGN = "="


class ProtectionForm(forms.ModelForm[ProtectionProfile]):
    """Method and rule, the role of each measure, which codes are part of which, and where codes overlap."""

    method = forms.ChoiceField(
        label=gettext_lazy("Method"),
        choices=METHODS,
        help_text=gettext_lazy(
            "Withholding is the rule: sums stay exact, and the program proves that nobody can work out a withheld "
            "count. Rounded or changed counts do not add up exactly, and nothing is proven."
        ),
    )
    overlapping = forms.MultipleChoiceField(
        label=gettext_lazy("Where one person may count several times"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick it where the parts add up to more than their total."),
    )

    field_order = ("method", "min_cases", "zeros_are_safe", "min_denominator", "shares_from_true_counts")

    class Meta:
        model = ProtectionProfile
        fields = ("min_cases", "zeros_are_safe", "min_denominator", "shares_from_true_counts")
        help_texts = {
            "min_cases": gettext_lazy(
                "3 is usual for cities and districts; 5 or 10 for quarters and single schools. Smaller counts are not "
                "shown."
            ),
            "zeros_are_safe": gettext_lazy(
                "Usually yes. No where it says something about a person that nobody else is there, for example that "
                "all pupils of a class failed."
            ),
            "min_denominator": gettext_lazy(
                "A share is shown only where its base is at least this large, and where neither its numerator nor what "
                "is left of its base is small."
            ),
            "shares_from_true_counts": gettext_lazy(
                "Only with rounding to 5. Some statistical offices do so. Where a base is below 5,000 people can work "
                "out the true counts from such shares; without this tick those come from the rounded counts."
            ),
        }

    def __init__(self, data: Any = None, *, dataset: Dataset) -> None:
        self.dataset = dataset
        stored = profile_of(dataset)
        without = SOURCE if dataset.protected_at_source else ProtectionProfile.Method.SUPPRESS
        initial = {"method": stored.method if stored else without}
        super().__init__(data, instance=stored or ProtectionProfile(dataset=dataset), initial=initial)
        self.measure_fields = {f"measure_{at}": code for at, code in enumerate(dataset.measures)}
        self.level_fields = {
            f"levels_{at}": code
            for at, (code, words) in enumerate(dataset.dimensions.items())
            if len(_parts_of_total(words)) >= FEWEST_CODES_WITH_LEVELS
        }
        self._add_measures()
        self._add_overlapping()
        self._add_levels()

    def _add_measures(self) -> None:
        for name, code in self.measure_fields.items():
            words = self.dataset.measures[code]
            self.fields[name] = forms.ChoiceField(
                label=_("What “%(measure)s” says") % {"measure": words["label"]},
                choices=self._roles(code),
                initial=_as_choice(measured(self.instance.measures.get(code, {}), words)),
            )

    def _roles(self, code: str) -> list[tuple[str, str]]:
        words = self.dataset.measures
        roles = [
            (str(Role.COUNT), _("counts people: small counts are protected")),
            (str(Role.FREE), _("says nothing about single people: shown as it is")),
            (str(Role.WITHHELD), _("is not published")),
        ]
        counts = [one for one in words if words[one].get("unit", "") in UNITS_OF_COUNTS and one != code]
        if len(words) <= MOST_PAIRED_MEASURES:
            roles += [
                (
                    f"{Role.SHARE}\t{top}\t{bottom}",
                    _("share of “%(top)s” in “%(bottom)s”")
                    % {"top": words[top]["label"], "bottom": words[bottom]["label"]},
                )
                for top, bottom in permutations(counts, 2)
            ]
        return roles

    def _add_overlapping(self) -> None:
        field = self.fields.pop("overlapping")
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        dimensions = [(code, words["label"]) for code, words in self.dataset.dimensions.items()]
        field.choices = [(AREA, _("areas")), *dimensions]
        field.initial = self.instance.overlapping
        self.fields["overlapping"] = field

    def _add_levels(self) -> None:
        for name, code in self.level_fields.items():
            words = self.dataset.dimensions[code]
            known = self.instance.hierarchies.get(code, {})
            self.fields[name] = forms.CharField(
                label=_("Levels of “%(dimension)s”") % {"dimension": words["label"]},
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
                initial="\n".join(f"{code} {SIGN} {whole}" for code, whole in known.items()),
                help_text=_(
                    "Only where codes are part of other codes: one line each, “part = whole”. Without it each code is "
                    "part of the total. Codes: %(codes)s"
                )
                % {"codes": ", ".join(_parts_of_total(words)[:30])},
            )

    def clean(self) -> dict[str, Any]:
        """The decision with roles and levels; a count may be the numerator of one share only."""
        cleaned = super().clean() or {}
        tops: dict[str, str] = {}
        for name in self.measure_fields:
            role, top, bottom = _parts(cleaned.get(name, ""))
            if role == Role.SHARE and tops.setdefault(top, bottom) != bottom:
                self.add_error(name, _("“%(measure)s” is the numerator of another share already.") % {"measure": top})
        for name, code in self.level_fields.items():
            cleaned[name] = self._levels(name, code, cleaned.get(name, ""))
        return cleaned

    def _levels(self, name: str, dimension: str, text: str) -> dict[str, str]:
        known = self.dataset.dimensions[dimension]["values"]
        found: dict[str, str] = {}
        for line in filter(None, (line.strip() for line in text.splitlines())):
            part, _sign, whole = (piece.strip() for piece in line.partition(SIGN))
            if part not in known or whole not in known or part == whole:
                self.add_error(name, _("“%(line)s” does not name two codes of this table.") % {"line": line[:60]})
            elif part in found or _leads_to(found, whole, part):
                self.add_error(name, _("“%(line)s” contradicts another line.") % {"line": line[:60]})
            else:
                found[part] = whole
        return found

    def profile(self) -> ProtectionProfile:
        """Return the profile that a valid form describes, not stored yet."""
        profile = self.instance
        profile.method = self.cleaned_data["method"]
        profile.measures = {code: _as_stored(self.cleaned_data[name]) for name, code in self.measure_fields.items()}
        profile.hierarchies = {
            code: self.cleaned_data[name] for name, code in self.level_fields.items() if self.cleaned_data[name]
        }
        profile.overlapping = self.cleaned_data["overlapping"]
        return profile


def _parts_of_total(words: Mapping[str, Any]) -> list[str]:
    return [code for code in words["values"] if code != TOTAL]


def _as_choice(said: Any) -> str:
    return str(said.role) if said.role is not Role.SHARE else f"{said.role}\t{said.numerator}\t{said.denominator}"


def _parts(choice: str) -> tuple[str, str, str]:
    role, _tab, rest = choice.partition("\t")
    top, _tab, bottom = rest.partition("\t")
    return role, top, bottom


def _as_stored(choice: str) -> Mapping[str, str]:
    role, top, bottom = _parts(choice)
    return {"role": role, "numerator": top, "denominator": bottom} if role == Role.SHARE else {"role": role}


def _leads_to(parents: Mapping[str, str], code: str, wanted: str) -> bool:
    while code in parents:
        code = parents[code]
        if code == wanted:
            return True
    return False
