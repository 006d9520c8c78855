"""From what a person chose in a form to the sheet of an own indicator, in the structure of the shipped files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bildungsbuero.apps.monitoring import labels
from bildungsbuero.apps.monitoring.wording import text
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.indicators import Direction, Measurement
from bildungsbuero.core.lags import period_pattern

GROUP = {"de": "Eigene Kennzahlen", "en": "Own indicators"}
_YEARS_DE = {0: "desselben Jahres", 1: "des Vorjahres"}
_YEARS_EN = {0: "the same year", 1: "the year before"}
# What the number is shown as: factor, unit and sort of number.
SCALES: dict[str, tuple[int, str, Measurement]] = {
    "percent": (100, "percent", Measurement.SHARE),
    "per_100": (100, "per_100", Measurement.RATIO),
    "per_1000": (1000, "per_1000", Measurement.RATIO),
    "per_10000": (10000, "per_10000", Measurement.RATIO),
    "ratio": (1, "number", Measurement.RATIO),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPart:
    """A measure of a data set with the values to which it is limited; `period` is an example of its periods."""

    declaration: Declaration
    measure: str
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    period: str = ""

    def as_sheet(self, period: str = "same") -> dict[str, Any]:
        """Return the part as a sheet says it."""
        return {
            "dataset": self.declaration.key,
            "measure": self.measure,
            "where": {dimension: list(codes) for dimension, codes in self.where.items() if codes},
            "period": period,
        }

    @property
    def unit(self) -> str:
        """The unit of the measure."""
        found = self.declaration.measure(self.measure)
        return found.unit if found is not None else "number"

    @property
    def in_words(self) -> str:
        """The measure with its limits, such as "Schülerinnen und Schüler (Schulart: Gymnasien)"."""
        found = self.declaration.measure(self.measure)
        name = text(found.label) if found is not None else self.measure
        limits = [
            f"{labels.dimension_label(self.declaration, dimension)}: "
            + ", ".join(labels.short_label(self.declaration, dimension, code) for code in codes)
            for dimension, codes in self.where.items()
            if codes
        ]
        return f"{name} ({'; '.join(limits)})" if limits else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All that a person says of an own indicator."""

    title: str
    question: str
    definition: str
    education_area: str
    numerator: ChosenPart
    denominator: ChosenPart | None
    title_en: str = ""
    years_before: int = 0
    scale: str = "percent"
    decimals: int = 1
    direction: str = Direction.NEUTRAL.value
    splits: Sequence[str] = ()


def sheet_from(wanted: Wanted) -> dict[str, Any]:
    """Return the sheet; its key and version are given when it is stored."""
    top, bottom = wanted.numerator, wanted.denominator
    factor, unit, measurement = SCALES[wanted.scale] if bottom else (1, top.unit, Measurement.COUNT)
    found: dict[str, Any] = {
        "education_area": wanted.education_area,
        "group": GROUP,
        "kind": "computed",
        "measurement": str(measurement),
        "title": {"de": wanted.title, "en": wanted.title_en or wanted.title},
        "question": wanted.question,
        "definition": wanted.definition,
        "formula": _formula(top, bottom, factor),
        "numerator": top.as_sheet(),
        "factor": str(factor),
        "unit": unit,
        "decimals": wanted.decimals if bottom else 0,
        "direction": wanted.direction,
        "breakdowns": [_split(dimension, bottom) for dimension in wanted.splits],
        "first_breakdown": next(iter(wanted.splits), ""),
        "levels": ["nation", "state", "district", "municipality"],
    }
    if bottom:
        pattern = period_pattern(top.period, bottom.period, years=wanted.years_before)
        found |= {
            "denominator": bottom.as_sheet(pattern),
            "numerator_name": top.in_words,
            "denominator_name": bottom.in_words,
            "dates": _dates(pattern),
        }
    return found


def _split(dimension: str, bottom: ChosenPart | None) -> dict[str, str]:
    both = bottom is None or bottom.declaration.dimension(dimension) is not None
    return {"dimension": dimension, "split": "both" if both else "numerator"}


def _formula(top: ChosenPart, bottom: ChosenPart | None, factor: int) -> str:
    if bottom is None:
        return top.in_words
    times = f" × {factor:,}".replace(",", ".") if factor > 1 else ""
    return f"{top.in_words} / {bottom.in_words}{times}"


def _dates(pattern: str) -> dict[str, str]:
    if pattern == "same":
        return {"de": "Zähler und Nenner aus demselben Zeitraum", "en": "Numerator and denominator of the same period"}
    before, _year, behind = pattern.partition("}")
    years = int(before.partition("-")[2] or 0)
    day = f"{behind[4:6]}.{behind[1:3]}." if len(behind) == 6 else ""
    return {
        "de": f"Nenner vom {day} {_YEARS_DE.get(years, f'des Jahres {years} Jahre davor')}"
        if day
        else f"Nenner aus dem Zeitraum {_YEARS_DE.get(years, f'des Jahres {years} Jahre davor')}",
        "en": f"Denominator of {behind[1:]} of {_YEARS_EN.get(years, f'the year {years} years before')}"
        if day
        else f"Denominator of the period of {_YEARS_EN.get(years, f'the year {years} years before')}",
    }
