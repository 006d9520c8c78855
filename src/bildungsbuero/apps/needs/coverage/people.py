"""How many people a cell concerns: published figures of its area and its ages, and plain words where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.vocabulary import vocabulary
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.needs.coverage.axes import key_title
from bildungsbuero.apps.needs.coverage.geography import Geography
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core import coverage, territory
from bildungsbuero.core.age_groups import groups_for
from bildungsbuero.core.coverage import APART, ELSEWHERE, NOT_SAID, PLACE_AXES
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.web.addresses import find_address

POPULATION = "A-01"
AGE = "ALTER"
# Further figures that say how many people a target group is, where they are published.
OF_TARGET_GROUPS = {"newcomers": "A-14", "refugees": "A-16", "pupils": "D-02"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleLine:
    """One published figure with everything that stands beside it."""

    title: str
    area: str
    value: str
    spoken: str
    period: str
    source: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What is published about the people of a cell; `missing` says what is not."""

    lines: tuple[PeopleLine, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Areas:
    """The areas whose figures are asked; `missing` where the cell's own place has none."""

    units: tuple[Unit, ...]
    missing: str = ""


def people_of(office: Office, named: Sequence[tuple[str, str]], geography: Geography, on: date) -> People:
    """Return the newest published figures of the people that a cell concerns."""
    areas = _areas(office, named, geography, on)
    missing = (areas.missing,) if areas.missing else ()
    try:
        door = published.door(office)
    except Refusal:
        return People(lines=(), missing=(*missing, _("No figures of the population have been read in yet.")))
    wanted = [(published.get_indicator(POPULATION, office), ages) for ages in _ages(named)]
    groups = [key for axis, key in named if axis == coverage.TARGET_GROUP and key in OF_TARGET_GROUPS]
    wanted += [(published.get_indicator(OF_TARGET_GROUPS[key], office), "") for key in groups]
    lines: list[PeopleLine] = []
    for indicator, code in wanted:
        for unit in areas.units:
            figures = door.values(indicator, [unit.key], dimension=AGE if code else "")
            fitting = [figure for figure in figures if figure.code == code]
            if fitting:
                newest = max(fitting, key=lambda figure: figure.period.end)
                lines.append(_line(indicator, newest, unit=unit, office=office))
    if areas.units and not lines:
        missing = (*missing, _("For this area no figure of the population is published."))
    return People(lines=tuple(lines), missing=missing)


def _line(indicator: Indicator, figure: Figure, *, unit: Unit, office: Office) -> PeopleLine:
    sources = published.sources_of(indicator, [unit.key], period=figure.period, office=office)
    said = (source.as_source() for source in sources)
    shown = wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals)
    page = find_address("portal:indicator", indicator.key)
    return PeopleLine(
        title=": ".join(filter(None, (wording.text(indicator.title), _group(indicator, figure)))),
        area=unit.spoken_name,
        value=" ".join(filter(None, (shown, wording.unit_beside(indicator.unit)))),
        spoken=wording.spoken(figure.cell),
        period=wording.period_label(figure.period),
        source="; ".join(dict.fromkeys(source["attribution"] or source["title"] for source in said)),
        address=f"{page}?gebiet={unit.key}" if page else "",
    )


def _group(indicator: Indicator, figure: Figure) -> str:
    dimension = published.declaration_for(indicator).find_dimension(AGE) if figure.code else None
    found = next((code for code in dimension.codes if code.code == figure.code), None) if dimension else None
    return wording.text(found.label) if found else ""


def _ages(named: Sequence[tuple[str, str]]) -> list[str]:
    """The age groups of the cell's phase of life; without one, and for all generations, everybody."""
    phase = next((key for axis, key in named if axis == coverage.LIFE_PHASE), "")
    term = next((term for term in vocabulary("life_phase") if term.key == phase), None)
    if term is None or not (term.facts["age_from"] or term.facts["age_to"]):
        return [""]
    dimension = published.declaration_for(published.get_indicator(POPULATION)).find_dimension(AGE)
    codes = dimension.codes if dimension else ()
    plain = [code.code for code in codes if not code.sum_of]
    sums = {code.code: code.sum_of for code in codes if code.sum_of}
    last = int(term.facts["age_to"]) if term.facts["age_to"] else None
    return groups_for(plain, sums, first=int(term.facts["age_from"] or 0), last=last) or [""]


def _areas(office: Office, named: Sequence[tuple[str, str]], geography: Geography, on: date) -> _Areas:
    """The area of the cell; where nothing is published for it the Kreis around it, which says so by its name."""
    place = next(((axis, key) for axis, key in named if axis in PLACE_AXES), None)
    own = areas_of(office).own
    if place is None or place[1] in (*APART, ELSEWHERE, NOT_SAID):
        return _Areas(units=own)
    axis, key = place
    district = territory.district_of(key) if axis != coverage.PART else None
    around = tuple(Unit.objects.filter(key=district).valid_on(on)) if district else own
    if axis == coverage.DISTRICT or (axis == coverage.MUNICIPALITY and key == f"{district}000"):
        return _Areas(units=around)
    said = _("For %(area)s no figure of the population is published; the figures are those of the wider area.")
    return _Areas(units=around, missing=said % {"area": key_title(axis, key, geography)})
