"""Several population figures of one place side by side: what each means, and which one rates are computed from."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.apps.territory.populations import Population, populations_of
from bildungsbuero.web import wording
from bildungsbuero.web.tables import Cell, Column, Row, Table

EXAMPLE = "07211"
NAMES: dict[str, str | Promise] = {
    "estimate": gettext_lazy("Updated population"),
    "census_2022": gettext_lazy("Census 2022"),
    "register": gettext_lazy("Register of municipalities"),
    "grid_2011": gettext_lazy("Grid cells of the census 2011"),
}
MEANINGS: dict[str, str | Promise] = {
    "estimate": gettext_lazy(
        "The official count goes on from the census of 2022: births and arrivals are added, deaths and departures "
        "taken away. Every rate of this portal is computed from it."
    ),
    "census_2022": gettext_lazy(
        "The count itself, on its own day. Good for facts that only the census asked for, such as households and homes."
    ),
    "register": gettext_lazy(
        "The same way of counting on, but still from the census of 2011. From this register we take keys, names and "
        "areas, never people."
    ),
    "grid_2011": gettext_lazy(
        "The sum of all squares of one kilometre whose middle lies in the area; numbers in the squares were changed a "
        "little to protect people. Good for maps of distances, not for a total."
    ),
}


def present(office: Office | None, *, on: date) -> dict[str, Any]:
    """Return the places with their figures, the office's own first; Trier is the worked example of all others."""
    units = _units(office, on)
    is_example = not units
    if is_example:
        units = list(Unit.objects.filter(key=EXAMPLE))
    around = territory_areas.areas_of(office) if office is not None else None
    places = [
        _place(around.heading_of(unit) if around else unit.spoken_name, populations_of(unit.key)) for unit in units
    ]
    known = {item.origin.key for unit in units for item in populations_of(unit.key)}
    meanings = [(NAMES[key], MEANINGS[key]) for key in NAMES if key in known]
    return {"places": places, "is_example": is_example, "meanings": meanings}


def _units(office: Office | None, on: date) -> list[Unit]:
    if office is None:
        return []
    found = [*territory_areas.areas_of(office).own, *territory_areas.districts_of(office, on)]
    named = {unit.key: unit for unit in found if populations_of(unit.key)}
    return list(named.values())


def _place(name: str, populations: Sequence[Population]) -> dict[str, Any]:
    return {
        "name": name,
        "sentence": _sentence(name, populations),
        "table": _table(name, populations),
        "sources": list(dict.fromkeys((item.origin.source, item.origin.licence) for item in populations)),
    }


def _sentence(name: str, populations: Sequence[Population]) -> str:
    numbers = [wording.number(item.people) for item in populations]
    facts = {"area": name, "count": len(numbers), "numbers": ", ".join(numbers)}
    said = _("%(area)s: %(count)d numbers are in use, %(numbers)s. None is wrong; they mean different things.") % facts
    if populations[0].origin.key != "estimate":
        return said + " " + _("There is no updated population for this area in the tables that are loaded.")
    base = {"number": numbers[0], "day": wording.day(populations[0].origin.day)}
    return said + " " + _("Rates here are computed from %(number)s (%(day)s).") % base


def _table(name: str, populations: Sequence[Population]) -> Table:
    columns = (
        Column(title=_("Number")),
        Column(title=_("People"), is_numeric=True),
        Column(title=_("against the first"), is_numeric=True),
        Column(title=_("Reference date")),
        Column(title=_("rests on")),
    )
    first = populations[0]
    rows = tuple(
        Row(
            cells=(
                Cell(text=str(NAMES[item.origin.key])),
                Cell(text=wording.number(item.people)),
                Cell(text=_difference(item.people, first.people)),
                Cell(text=wording.day(item.origin.day)),
                Cell(text=_("Census %(year)d") % {"year": item.origin.census}),
            ),
            is_highlighted=item is first,
        )
        for item in populations
    )
    caption = _("Population figures: %(area)s") % {"area": name}
    return Table(caption=caption, columns=columns, rows=rows, key=f"populations-{first.area}")


def _difference(people: int, first: int) -> str:
    if people == first:
        return "–"
    percent = Decimal(people - first) * 100 / first
    sign = "+" if percent > 0 else "−"
    return f"{sign}{wording.number(abs(round(percent, 1)), 1)}\u00a0%"
