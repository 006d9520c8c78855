"""Offers of a theme by class and month: a table of numbers that lead to lists, and the list of what was chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.themes.offers import Themed, hits_of, offers_of
from bildungsbuero.core.offer_times import class_levels, days_held

CLASSES = range(5, 14)
MONTHS = 12
# Which classes the school types have.
CLASSES_OF = {
    "realschule_plus": range(5, 11),
    "igs": range(5, 14),
    "gymnasium": range(5, 14),
    "special": range(5, 11),
    "vocational": range(10, 14),
}
ANY_TIME = "immer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What somebody asked for: a class, a school type, a month ("2026-11") or what goes at any time."""

    level: int | None = None
    school_type: str = ""
    month: str = ""

    def query(self, **changed: Any) -> str:
        """Return the query of the address for this, with one thing said otherwise."""
        values = {"klasse": self.level, "schulart": self.school_type, "monat": self.month, **changed}
        return urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An offer with the classes and months that it is for."""

    themed: Themed
    levels: frozenset[int]
    months: frozenset[str]

    def fits(self, chosen: Chosen) -> bool:
        """Whether the offer is for a class, school type and month; one without dates goes at any time."""
        of_type = CLASSES_OF.get(chosen.school_type)
        return (
            (chosen.level is None or chosen.level in self.levels)
            and (of_type is None or bool(self.levels & set(of_type)))
            and (not chosen.month or chosen.month in self.months)
        )


def read_chosen(query: QueryDict) -> Chosen:
    """Return what the address asks for; what is not known is left aside."""
    level, school_type, month = (query.get(name, "").strip()[:20] for name in ("klasse", "schulart", "monat"))
    return Chosen(
        level=int(level) if level.isdecimal() and int(level) in CLASSES else None,
        school_type=school_type if school_type in CLASSES_OF else "",
        month=month if month == ANY_TIME or _is_month(month) else "",
    )


def present_classes(portal: ThemePortal, on: date, chosen: Chosen) -> dict[str, Any]:
    """Return the table, the filters and the offers that were chosen."""
    placed = [_placed(one) for one in offers_of(portal, on, {})]
    found = [one for one in placed if one.fits(chosen)]
    return {
        "chosen": chosen,
        "table": table(placed, on, chosen),
        "levels": list(CLASSES),
        "school_types": [(key, label("school_type", key)) for key in CLASSES_OF],
        "months": [*((month, _month_name(month)) for month in months(on)), (ANY_TIME, _("at any time"))],
        "hits": hits_of([one.themed for one in found], on),
        "has_examples": any(one.themed.offer.is_example for one in found),
    }


def table(placed: Sequence[Placed], on: date, chosen: Chosen) -> dict[str, Any]:
    """Return a table: a row for each class, a column for each month and one for what goes at any time."""
    columns = [*months(on), ANY_TIME]
    rows = []
    for level in CLASSES_OF.get(chosen.school_type, CLASSES):
        if level < CLASSES.start or (chosen.level is not None and level != chosen.level):
            continue
        cells = []
        for month in columns:
            asked = Chosen(level=level, school_type=chosen.school_type, month=month)
            cells.append((sum(one.fits(asked) for one in placed), asked.query()))
        rows.append((level, cells))
    heads = [_month_name(month, is_short=True) if month != ANY_TIME else _("any time") for month in columns]
    return {"heads": heads, "rows": rows}


def months(on: date) -> list[str]:
    """Return this month and those that follow, a year in all."""
    first = on.year * 12 + on.month - 1
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(first, first + MONTHS)]


def _placed(themed: Themed) -> Placed:
    record = public_record_of(themed.offer)
    days = days_held(record)
    found = frozenset(_months_of(days)) or frozenset({ANY_TIME})
    return Placed(themed=themed, levels=frozenset(class_levels(record)) or frozenset(CLASSES), months=found)


def _months_of(days: Iterable[date]) -> set[str]:
    return {f"{day.year}-{day.month:02d}" for day in days}


def _is_month(text: str) -> bool:
    year, _dash, month = text.partition("-")
    return len(year) == 4 and year.isdecimal() and month.isdecimal() and len(month) == 2 and 1 <= int(month) <= 12


def _month_name(month: str, *, is_short: bool = False) -> str:
    return date_format(date(int(month[:4]), int(month[5:7]), 1), "M y" if is_short else "F Y")
