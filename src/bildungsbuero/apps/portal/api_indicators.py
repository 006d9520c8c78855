"""The public API of figures: the list of indicators and one published figure."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.monitoring.conversion import converted_answer
from bildungsbuero.apps.portal.api_examples import answered
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.indicators import Indicator

router = Router(tags=["figures"])


class IndicatorOut(Schema):
    """An indicator of the list."""

    indicator: str
    title: str
    education_area: str
    kind: str
    unit: str
    datasets: list[str]
    tables: list[str] = Field(description="Further data sets that would fill it.")
    external_codes: dict[str, list[str]] = Field(description="Its names in other catalogues.")
    breakdowns: list[str]
    periods: list[str]
    last_period: str | None
    version: int
    checked: bool = Field(description="False where nobody has checked the definition yet.")
    definition_state: str


class SourceOut(Schema):
    """Where the parts of a figure come from, and what must be named with it."""

    dataset: str
    title: str
    delivery: str
    file: str
    as_of: str
    licence: str
    attribution: str


class FigureOut(Schema):
    """One published figure with its parts, its period in words, its sources and its territory."""

    indicator: str
    title: str
    area: str
    period: str
    period_label: str
    by: dict[str, str]
    value: str | None = Field(description="Unrounded decimal, at most ten places; null where there is no number.")
    display: str
    unit: str
    mark: str
    meaning: str
    spoken: str
    numerator: int | float | None
    denominator: int | float | None
    kind: str = Field(description="computed here, or taken_over as a finished rate of the source.")
    origin: str
    last_period: str
    last_period_label: str
    sources: list[SourceOut]
    territory: str
    conversion: str = Field(
        description="Onto which territory it was converted, and by whose shares; empty where it stands as delivered."
    )
    version: int
    checked: bool = Field(description="False where nobody has checked the definition yet.")
    definition_state: str


class Wanted(Schema):
    """Which figure is asked for."""

    area: str = Field(
        max_length=80,
        description="Official key, such as 07211; DG is Germany; 09762+09777 are both together, from their counts.",
    )
    period: str = Field(max_length=20, description="As delivered (2023, 2024-12-31) or as people say it (2022/23).")
    by: list[str] = Field([], max_length=5, description="DIMENSION=VALUE, several times where wanted.")
    converted: bool = Field(
        default=False,
        description="Onto the territory of the last period, computed from converted counts; for districts as a whole.",
    )


@router.get("/indicators", response=list[IndicatorOut], url_name="indicators", **answered("indicators"))
def indicators(request: HttpRequest) -> list[dict[str, Any]]:
    """List all indicators with the periods for which there are figures."""
    office = getattr(request, "office", None)
    filled, known = published.filled_keys(office), published.all_indicators(office)
    return [_listed(item, published.period_codes(item, office) if item.key in filled else []) for item in known]


@router.get("/indicators/{key}/value", response=FigureOut, url_name="indicator-value", **answered("indicator-value"))
def value(request: HttpRequest, key: str, wanted: Query[Wanted]) -> dict[str, Any]:
    """Answer with one figure; where there is no number, it says why."""
    office = getattr(request, "office", None)
    if wanted.converted:
        return converted_answer(
            key, area=wanted.area, period=wanted.period, by=_conditions(wanted.by), office=office
        ).as_json()
    found = published.answer(
        key,
        area=wanted.area,
        period=wanted.period,
        by=_conditions(wanted.by),
        office=office,
    )
    return found.as_json()


def _conditions(texts: list[str]) -> list[tuple[str, str]]:
    pairs = [text.partition("=") for text in texts]
    for text, (name, found, _value) in zip(texts, pairs, strict=True):
        if not found or not name:
            raise Refusal("statistics.condition", place=Place(field="by"), text=text[:60])
    return [(name.strip(), code.strip()) for name, _found, code in pairs]


def _listed(indicator: Indicator, periods: list[str]) -> dict[str, Any]:
    return {
        "indicator": indicator.key,
        "title": wording.text(indicator.title),
        "education_area": indicator.education_area,
        "kind": str(indicator.kind),
        "unit": indicator.unit,
        "datasets": list(indicator.datasets),
        "tables": list(indicator.tables),
        "external_codes": {catalogue: list(codes) for catalogue, codes in indicator.external_codes.items()},
        "breakdowns": [split.dimension for split in indicator.breakdowns],
        "periods": periods,
        "last_period": periods[-1] if periods else None,
        "version": indicator.version,
        "checked": indicator.checked,
        "definition_state": wording.definition_state(indicator),
    }
