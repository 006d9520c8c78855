"""The list of indicators by area of education, each with its latest figure for the office, or what would fill it."""

from collections.abc import Sequence
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

ALL = "alle"
FILLED = "mit-zahlen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What the reader wants to see; without a choice the indicators that have figures."""

    text: str = ""
    area: str = ""
    show: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether the reader has asked for anything."""
        return bool(self.text or self.area or self.show)


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
    state: str


def read_filter(query: dict[str, str]) -> Filter:
    """Return the filter of an address; what is not known is left out."""
    area, show = query.get("bereich", "").upper(), query.get("zeige", "")
    return Filter(
        text=query.get("q", "")[:100],
        area=area if area in wording.AREAS_OF_EDUCATION else "",
        show=show if show in {ALL, FILLED} else "",
    )


def present_list(office: Office | None, *, on: date, wanted: Filter) -> dict[str, Any]:
    """Return the indicators by area of education and group, those with figures first."""
    focus = focus_of(office, on)
    door = _door(office)
    filled = door.filled() if door is not None else frozenset()
    matching = [item for item in published.all_indicators(office) if _matches(item, wanted)]
    with_figures = [item for item in matching if item.key in filled]
    only_filled = wanted.show == FILLED or (bool(filled) and not wanted.is_narrowed)
    found = with_figures if only_filled else matching
    return {
        "fields": [
            {
                "title": wording.AREAS_OF_EDUCATION[letter],
                "groups": [
                    {
                        "title": title,
                        "lines": [_line(item, door, focus, has_figures=item.key in filled) for item in items],
                    }
                    for title, items in _groups(members, filled)
                ],
            }
            for letter, members in _by(found)
        ],
        "count": len(found),
        "filled_count": len(with_figures),
        "empty_count": len(matching) - len(with_figures),
        "hidden_count": len(matching) - len(found),
        "area_name": focus.name if focus.references else "",
        "text": wanted.text,
        "wanted": wanted,
        "areas": [(letter, name, letter == wanted.area) for letter, name in wording.AREAS_OF_EDUCATION.items()],
        "shows_filled": only_filled,
    }


def _by(indicators: Sequence[Indicator]) -> list[tuple[str, list[Indicator]]]:
    ordered = sorted(indicators, key=lambda item: (item.education_area, item.key))
    return [(letter, list(items)) for letter, items in groupby(ordered, key=lambda item: item.education_area)]


def _groups(members: Sequence[Indicator], filled: frozenset[str]) -> list[tuple[str, list[Indicator]]]:
    """The groups in the order of their first key, those with figures first in each."""
    groups: dict[str, list[Indicator]] = {}
    for item in members:
        groups.setdefault(wording.text(item.group), []).append(item)
    return [(title, sorted(items, key=lambda item: item.key not in filled)) for title, items in groups.items()]


def _line(indicator: Indicator, door: Door | None, focus: Focus, *, has_figures: bool) -> Line:
    found = focus.latest(door, indicator) if door is not None and has_figures else {}
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
        missing="" if figure is not None else _to_fetch(indicator, door),
        state=wording.definition_state(indicator),
    )


def _to_fetch(indicator: Indicator, door: Door | None) -> str:
    """Which tables are missing, and where they are to be had; all of them where none is."""
    if indicator.owner:
        return ", ".join(indicator.datasets)
    known = published.declarations_for(indicator)
    lacking = [table for table in known if door is None or door.dataset(table.key, indicator) is None]
    return "; ".join(f"{table.key} ({wording.text(table.obtaining.text)})" for table in lacking or known)


def _door(office: Office | None) -> Door | None:
    try:
        return published.door(office)
    except Refusal:
        return None


def _matches(indicator: Indicator, wanted: Filter) -> bool:
    if wanted.area and indicator.education_area != wanted.area:
        return False
    words = " ".join([indicator.key, wording.text(indicator.title), wording.text(indicator.question)]).casefold()
    return all(part in words for part in wanted.text.casefold().split())
