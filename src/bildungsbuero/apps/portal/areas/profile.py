"""The profile of one area: what is published about a Kreis or a part of a town, how it changed, where to read on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.monitoring import published, sentences, wording
from bildungsbuero.apps.monitoring.parts import PartSeries, series_with
from bildungsbuero.apps.portal.areas.by_part import told
from bildungsbuero.apps.portal.indicators.content import with_article
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.apps.territory.parts import PublicLayer
from bildungsbuero.core import places
from bildungsbuero.core.cells import Cell, Meaning, Published
from bildungsbuero.core.derived import change
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.formats.sheets import shipped_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One number of the profile."""

    title: str
    sentence: str
    value: str
    is_number: bool
    unit: str
    period: str
    change: str
    beside: str
    address: str


def indicator_fields(unit: Unit, office: Office | None) -> list[dict[str, Any]]:
    """Return the latest figure of every indicator that has one for an area, by area of education."""
    try:
        door = published.door(office)
    except Refusal:
        return []
    indicators = [item for item in published.all_indicators(office) if not item.is_open and not item.is_distribution]
    found = door.of_areas(indicators, [unit.key])
    shown = [item for item in indicators if item.key in found]
    lines = [(item.education_area, _indicator_line(item, found[item.key], unit)) for item in shown]
    # What makes no sense as a whole is said on the page of the indicator, split as it has to be.
    lines = [(letter, line) for letter, line in lines if line is not None]
    return [
        {"title": title, "lines": [line for letter, line in lines if letter == wanted]}
        for wanted, title in wording.AREAS_OF_EDUCATION.items()
        if any(letter == wanted for letter, _line in lines)
    ]


def _indicator_line(indicator: Indicator, figures: Sequence[Figure], unit: Unit) -> Line | None:
    ordered = sorted(figures, key=lambda figure: figure.period.end)
    last = ordered[-1]
    if last.cell.meaning is Meaning.NOT_MEANINGFUL:
        return None
    before = next((item for item in reversed(ordered[:-1]) if isinstance(item.cell, Published)), None)
    is_number = isinstance(last.cell, Published)
    return Line(
        title=wording.text(indicator.title),
        sentence=_sentence(indicator, last, unit) if is_number else "",
        value=wording.display(last.cell, unit=indicator.unit, decimals=indicator.decimals)
        if is_number
        else wording.spoken(last.cell),
        is_number=is_number,
        unit=wording.unit_beside(indicator.unit) if is_number else "",
        period=wording.period_label(last.period),
        change=_change(
            last.cell,
            before.cell if before else None,
            wording.period_in_short(before.period) if before else "",
            unit=indicator.unit,
            decimals=indicator.decimals,
        ),
        beside="; ".join(filter(None, (wording.origin_in_short(indicator), wording.definition_state(indicator)))),
        address=f"{reverse('portal:indicator', args=[indicator.key])}?gebiet={unit.key}",
    )


def _sentence(indicator: Indicator, figure: Figure, unit: Unit) -> str:
    """The sentence of the sheet; own indicators and those that speak of parts have none here."""
    declared = {table.key: table for table in shipped_tables()}.get(indicator.main.dataset)
    if indicator.owner or declared is None or "{parts}" in wording.text(indicator.headline):
        return ""
    said = sentences.headline(indicator, figure, area_name=unit.spoken_name, declaration=declared, parts=(), gone="")
    return with_article(said)


def part_lines(part: LayerUnit, office: Office, layers: Sequence[PublicLayer]) -> list[Line]:
    """Return the latest published number of each series for a part, the value of the whole area beside it."""
    return [_part_line(series, part) for series in series_with(part, office, layers)]


def _part_line(series: PartSeries, part: LayerUnit) -> Line:
    delivered = [period for period in series.periods if series.cell(part, period) is not None]
    last = delivered[-1]
    earlier = [period for period in delivered[:-1] if isinstance(series.cell(part, period), Published)]
    cell = series.cell(part, last)
    assert cell is not None  # noqa: S101 - only delivered periods
    before = series.cell(part, earlier[-1]) if earlier else None
    whole = series.whole.get(last.code)
    inside = series.layer.layer.inside
    beside = f"{inside or _('together')}: {told(series, whole)}" if whole is not None else ""
    return Line(
        title=series.title,
        sentence="",
        value=told(series, cell),
        is_number=isinstance(cell, Published),
        unit=wording.unit_beside(series.unit) if isinstance(cell, Published) else "",
        period=wording.period_label(last),
        change=_change(
            cell,
            before,
            wording.period_in_short(earlier[-1]) if earlier else "",
            unit=series.unit,
            decimals=series.decimals,
        ),
        beside=beside,
        address=series.address,
    )


def _change(now: Cell, before: Cell | None, since: str, *, unit: str, decimals: int) -> str:
    """Return "+0,3 Prozentpunkte seit 2022", empty where one of the two has no number."""
    if before is None:
        return ""
    moved = change(now, before).difference
    if not isinstance(moved, Published):
        return ""
    if round(moved.value, decimals) == Decimal(0):
        return _("unchanged since %(period)s") % {"period": since}
    size = wording.number(abs(moved.value), decimals)
    sign = "+" if moved.value > 0 else "−"
    name = _("percentage points") if unit == "percent" else ""
    return _("%(change)s since %(period)s") % {
        "change": " ".join(filter(None, (f"{sign}{size}", name))),
        "period": since,
    }


def offers_in(office: Office | None, on: date, *, unit: Unit | None = None, part: LayerUnit | None = None) -> int:
    """Return how many public offers of the office are at a place in a Kreis or a part."""
    if office is None:
        return 0
    # Where a place is masked, a count would say where it lies.
    public = Offer.objects.of(office).public_on(on).filter(place__visibility=places.PUBLIC)
    if part is not None:
        return public.filter(place__layer_unit=part).count()
    return public.filter(place__municipality__key__startswith=unit.key).count() if unit is not None else 0
