"""Whether reach goes with the social situation: the areas of a run beside a published figure of the same areas."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach.tables import is_withheld
from bildungsbuero.apps.needs.reach.wording import area_name
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.cells import Cell, Published
from bildungsbuero.core.equity import Group, concentration_index, palma_ratio, people_left_out
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.territory import district_of

MUNICIPALITIES, DISTRICTS = "gemeinden", "kreise"
WAY, SUPPLY = "mean_m", "access"
# What says most about it: benefits of all people, of children, and minimum social security.
OF_SOCIAL_SITUATION = ("A-26", "A-27", "A-28")
# Fewer areas than these say nothing about a pattern.
FEWEST_AREAS = 3
FEW_AREAS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An area: its people, its way and supply (None where withheld), its figure, and what it is called."""

    key: str
    name: str
    people: float
    way: float | None
    supply: float | None
    figure: Cell | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How a measure goes with the figure: concentration index, Palma ratio, and how many people count."""

    measure: str
    concentration: float | None
    palma: float | None
    left_out: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity:
    """All areas beside a figure of one period, and how way and supply go with it."""

    indicator: Indicator
    period: str
    source: str
    standings: tuple[Standing, ...]
    spreads: tuple[Spread, ...]

    @property
    def known(self) -> int:
        """How many areas have a figure."""
        return sum(_rank(standing) is not None for standing in self.standings)


def choices(office: Office) -> list[tuple[str, str]]:
    """Return key and title of every published figure, by title."""
    filled = published.filled_keys(office)
    found = [(one.key, wording.text(one.title)) for one in published.all_indicators(office) if one.key in filled]
    return sorted(found, key=lambda one: one[1].casefold())


def usable_keys(run: ReachRun, level: str) -> frozenset[str]:
    """Return the figures that are published for enough areas of a run to say anything."""
    areas = _keys(areas_of(run, level), level)
    filled = published.filled_keys(run.office)
    wanted = (one for one in published.all_indicators(run.office) if one.key in filled)
    return frozenset(one.key for one in wanted if len(_told(_figures(one, areas, run.office))) >= FEWEST_AREAS)


def number_of_areas(run: ReachRun, level: str) -> int:
    """Return how many areas of a run could have a figure."""
    return sum(bool(_published_as(key, level)) for key in areas_of(run, level))


def equity(run: ReachRun, indicator: Indicator, level: str) -> Equity:
    """Return the areas of a run beside the newest period in which most of them have a figure."""
    rows = areas_of(run, level)
    figures = _figures(indicator, _keys(rows, level), run.office)
    period = figures[0].period if figures else None
    found = {figure.area: figure.cell for figure in figures}
    cells = {key: next((found[one] for one in _published_as(key, level) if one in found), None) for key in rows}
    standings = tuple(
        Standing(
            key=key,
            name=row["name"] if level == DISTRICTS else area_name({"key": key, "name": row["name"]}),
            people=row["people"],
            way=None if is_withheld(run, row["people"]) else row[WAY],
            supply=None if is_withheld(run, row["people"]) else row[SUPPLY],
            figure=cells[key],
        )
        for key, row in rows.items()
    )
    measures = [WAY, *([SUPPLY] if run.summary["all"][SUPPLY] is not None else [])]
    enough = sum(_rank(standing) is not None for standing in standings) >= FEWEST_AREAS
    return Equity(
        indicator=indicator,
        period=wording.period_label(period) if period else "",
        source=_source(indicator, figures, run.office),
        standings=standings,
        spreads=tuple(_spread(standings, measure) for measure in measures) if enough else (),
    )


def _spread(standings: Sequence[Standing], measure: str) -> Spread:
    groups = [
        Group(people=one.people, value=one.way if measure == WAY else one.supply, rank_by=_rank(one))
        for one in standings
    ]
    return Spread(
        measure=measure,
        concentration=concentration_index(groups),
        palma=palma_ratio([group for group in groups if group.rank_by is not None]),
        left_out=people_left_out(groups, ranked=True),
    )


def _rank(standing: Standing) -> float | None:
    return float(standing.figure.value) if isinstance(standing.figure, Published) else None


def areas_of(run: ReachRun, level: str) -> Mapping[str, dict[str, Any]]:
    """Return the areas of a run by key; Kreise put together from their Gemeinden, means weighted by people."""
    areas = run.summary["areas"]
    if level != DISTRICTS:
        return {area["key"]: area for area in areas}
    found: dict[str, dict[str, Any]] = {}
    for area in areas:
        row = found.setdefault(district_of(area["key"]) or area["key"], {"people": 0.0, WAY: 0.0, SUPPLY: 0.0})
        row["people"] += area["people"]
        for measure in (WAY, SUPPLY):
            row[measure] += area["people"] * (area[measure] or 0)
    names = {unit.key: unit.name for unit in Unit.objects.filter(key__in=found, valid_to=None)}
    has_supply = run.summary["all"][SUPPLY] is not None
    return {
        key: {
            "name": names.get(key, key),
            "people": row["people"],
            WAY: row[WAY] / row["people"],
            SUPPLY: row[SUPPLY] / row["people"] if has_supply else None,
        }
        for key, row in found.items()
    }


def _published_as(key: str, level: str) -> list[str]:
    """The keys under which figures of an area stand.

    A town without a Kreis is one Gemeinde: its figures stand under the key of the Kreis. Cells of a Kreis in no known
    Gemeinde are no area of their own.
    """
    if level == DISTRICTS:
        return [key]
    district = district_of(key)
    if district is None or key == district:
        return []
    return [key, district] if key == f"{district}000" else [key]


def _keys(rows: Iterable[str], level: str) -> list[str]:
    return [one for key in rows for one in _published_as(key, level)]


def _told(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if isinstance(figure.cell, Published)]


def _figures(indicator: Indicator, keys: list[str], office: Office) -> list[Figure]:
    try:
        found = published.door(office).values(indicator, keys)
    except Refusal:
        return []
    told = _told(found)
    if not told:
        return []
    areas = Counter(figure.period.code for figure in told)
    ends = {figure.period.code: figure.period.end for figure in told}
    best = max(areas, key=lambda code: (areas[code], ends[code]))
    return [figure for figure in found if figure.period.code == best]


def _source(indicator: Indicator, figures: Sequence[Figure], office: Office) -> str:
    if not figures:
        return ""
    keys = [figure.area for figure in figures]
    found = published.sources_of(indicator, keys, period=figures[0].period, office=office)
    said = [source.as_source() for source in found]
    return "; ".join(dict.fromkeys(one["attribution"] or one["title"] for one in said))
