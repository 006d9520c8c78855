"""The list of all indicators by area of education, each with its latest figure for the office."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.portal.indicators.focus import Focus, focus_of
from bildungsbuero.core.cells import Published
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.warehouse.published import Published as Door


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator of the list."""

    key: str
    title: str
    question: str
    value: str
    unit: str
    period: str
    origin: str
    missing: str


def present_list(office: Office | None, *, on: date, text: str = "") -> dict[str, Any]:
    """Return the indicators by area of education and group; `text` keeps those whose words contain it."""
    focus = focus_of(office, on)
    door = _door()
    found = [item for item in published.all_indicators() if _matches(item, text)]
    fields = [
        {
            "title": wording.AREAS_OF_EDUCATION[letter],
            "groups": [
                {"title": title, "lines": [_line(item, door, focus) for item in items]}
                for title, items in groupby(members, key=lambda item: wording.text(item.group))
            ],
        }
        for letter, members in _by(found)
    ]
    return {
        "fields": fields,
        "count": len(found),
        "area_name": focus.name if focus.references else "",
        "text": text,
    }


def _by(indicators: list[Indicator]) -> list[tuple[str, list[Indicator]]]:
    ordered = sorted(indicators, key=lambda item: (item.education_area, item.key))
    return [(letter, list(items)) for letter, items in groupby(ordered, key=lambda item: item.education_area)]


def _line(indicator: Indicator, door: Door | None, focus: Focus) -> Line:
    found = focus.latest(door, indicator) if door is not None else {}
    figure = focus.main(found) or next(iter(found.values()), None)
    value = ""
    if figure is not None and isinstance(figure.cell, Published) and not indicator.is_distribution:
        value = wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals)
    return Line(
        key=indicator.key,
        title=wording.text(indicator.title),
        question=wording.text(indicator.question),
        value=value,
        unit=wording.unit_beside(indicator.unit) if value else "",
        period=wording.period_label(figure.period) if figure is not None else "",
        origin=wording.origin_in_short(indicator),
        missing="" if figure is not None else _to_fetch(indicator),
    )


def _to_fetch(indicator: Indicator) -> str:
    """Which tables are missing, and where they are to be had."""
    tables = (f"{table.key} ({wording.text(table.obtaining.text)})" for table in published.declarations_for(indicator))
    return "; ".join(tables)


def _door() -> Door | None:
    try:
        return published.door()
    except Refusal:
        return None


def _matches(indicator: Indicator, text: str) -> bool:
    words = " ".join([indicator.key, wording.text(indicator.title), wording.text(indicator.question)]).casefold()
    return all(part in words for part in text.casefold().split())
