"""An indicator on the territory of a later day, beside what was delivered: from published counts, never from rates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.published import Answer, territory_day
from bildungsbuero.apps.territory import models
from bildungsbuero.apps.territory.changes import shipped_changes
from bildungsbuero.core.cells import Cell, Meaning, Published, without_number
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator, Part, calculate
from bildungsbuero.core.lags import period_behind
from bildungsbuero.core.periods import Period, read_period
from bildungsbuero.core.territory import Change, Weight, converted_count, is_district_key, origins
from bildungsbuero.warehouse.published import Published as Door
from bildungsbuero.web import wording

Found = dict[tuple[str, str], Figure]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """How the figures of an indicator come onto the territory of one of its periods."""

    indicator: Indicator
    door: Door
    onto: Period
    rows: tuple[models.Change, ...] = field(repr=False)
    changes: tuple[Change, ...] = field(repr=False)

    @property
    def day(self) -> date:
        """The day whose territory is meant."""
        return territory_day(self.indicator, self.onto)

    def figures(self, areas: Iterable[str], periods: Sequence[Period]) -> list[Figure]:
        """Return the figures of districts in the periods up to the one converted onto, computed anew from counts."""
        wanted = [period for period in periods if models.RECORDS_BEGIN <= period.end <= self.onto.end]
        keys = [area for area in areas if is_district_key(area)]
        found = self._delivered(keys, wanted)
        return [self._figure(area, period, found) for period in wanted for area in keys]

    def origins(self, areas: Iterable[str], periods: Iterable[Period]) -> list[str]:
        """Return the units whose counts the converted figures are made from."""
        days = {min(day, self.day) for period in periods for day in (period.start, period.end)}
        return sorted({key for area in areas for day in days for key in self._origins(area, day)})

    def sources(self, areas: Iterable[str], periods: Sequence[Period]) -> list[str]:
        """Return where the shares come from, each with its licence."""
        keys = set(self.origins(areas, periods)) | set(areas)
        first = min((period.end for period in periods), default=self.day)
        used = {row.basis for row in self.rows if row.on > first and {row.from_key, row.to_key} & keys}
        return [words for basis, words in _bases().items() if basis in used]

    def label(self) -> str:
        """Return "converted onto the territory of 31.12.2024"."""
        return _("converted onto the territory of %(day)s") % {"day": wording.day(self.day)}

    def _delivered(self, areas: Sequence[str], periods: Sequence[Period]) -> Found:
        keys = self.origins(areas, periods)
        figures = self.door.values(self.indicator, keys) if keys else []
        return {(figure.area, figure.period.code): figure for figure in figures}

    def _figure(self, area: str, period: Period, found: Found) -> Figure:
        here = {key: figure for (key, code), figure in found.items() if code == period.code}
        versions = [figure.version for figure in here.values()]
        indicator = self.indicator.of_version(versions[0]) if versions else self.indicator
        at = self._day_of(period, here)
        top = self._count(area, {key: one.numerator for key, one in here.items()}, indicator.main, at=at)
        bottom = None
        if indicator.denominator is not None:
            below = {key: one.denominator for key, one in here.items() if one.denominator is not None}
            base_at = self._base_day(indicator.denominator, period, at)
            bottom = self._count(area, below, indicator.denominator, at=base_at)
        return Figure(
            indicator=indicator.key,
            area=area,
            period=period,
            cell=calculate(indicator, top, bottom),
            numerator=top,
            denominator=bottom,
            version=indicator.version,
        )

    def _count(self, area: str, cells: dict[str, Cell], part: Part, *, at: date) -> Cell:
        if at < models.RECORDS_BEGIN:
            return without_number(Meaning.NOT_PUBLISHED)
        return converted_count(area, cells, self.changes, at=at, onto=self.day, weight=self._weight(part))

    def _weight(self, part: Part) -> Weight:
        """Land is divided by area; whatever counts people or what they do, by people."""
        return Weight.AREA if part.dataset == AREA_OF_LAND else Weight.PEOPLE

    def _origins(self, area: str, day: date) -> tuple[str, ...]:
        return origins(area, self.changes, at=day, onto=self.day) if day >= models.RECORDS_BEGIN else (area,)

    def _day_of(self, period: Period, here: dict[str, Figure]) -> date:
        """The day whose territory a period is of: before a reform inside it where a unit that ended has a number."""
        for change in self.changes:
            if not period.start < change.on <= period.end:
                continue
            figure = here.get(change.from_key)
            stays = any(one.from_key == one.to_key == change.from_key and one.on == change.on for one in self.changes)
            if not stays and figure is not None and isinstance(figure.numerator, Published):
                return change.on - ONE_DAY
        return min(period.end, self.day)

    def _base_day(self, part: Part, period: Period, at: date) -> date:
        """The day on whose territory the denominator of a period stands."""
        if part.period == "same":
            return at
        dataset = self.door.dataset(part.dataset, self.indicator)
        if dataset is None:
            return at
        try:
            day = read_period(period_behind(part.period, period.code), dataset.period).end
        except Refusal:
            return at
        return min(dataset.territory_on or day, self.day)


# The table whose measure is land, not people.
AREA_OF_LAND = "gemeindeverzeichnis"


def read_conversion(indicator: Indicator, door: Door, periods: Sequence[Period]) -> Conversion:
    """Return how figures come onto the territory of the last of some periods; raises Refusal where they cannot."""
    if reason := why_not(indicator, door):
        raise _refusal(indicator, reason)
    onto = periods[-1]
    first = max(min(period.start for period in periods), models.RECORDS_BEGIN)
    # Two years more: a denominator may lie before its numerator.
    first = max(first - 2 * timedelta(days=366), models.RECORDS_BEGIN)
    last = max(territory_day(indicator, onto), first)
    rows = shipped_changes(first, last)
    return Conversion(
        indicator=indicator, door=door, onto=onto, rows=rows, changes=tuple(row.as_value() for row in rows)
    )


def converted_answer(
    key: str, *, area: str, period: str, by: Sequence[tuple[str, str]] = (), office: Office | None = None
) -> Answer:
    """Return the figure of a district on the territory of the last period; raises Refusal where it has none."""
    indicator, door = published.get_indicator(key, office), published.door(office)
    if by:
        raise _refusal(indicator, _("Its parts are shown as they were delivered."))
    wanted = door.find_period(indicator, period)
    units = published.find_units([area])
    periods = door.periods(indicator)
    conversion = read_conversion(indicator, door, periods)
    figures = conversion.figures([area], [wanted])
    if not figures:
        raise _refusal(indicator, _("Only districts can be, and only since 1998."))
    keys = conversion.origins([area], [wanted])
    shares = "; ".join(conversion.sources([area], [wanted]))
    return Answer(
        indicator=indicator,
        figure=figures[0],
        sources=published.sources_of(indicator, keys, period=wanted, office=office),
        gone="",
        by={},
        units=units,
        last_period=periods[-1],
        conversion=f"{conversion.label()} ({shares})" if shares else conversion.label(),
    )


def why_not(indicator: Indicator, door: Door) -> str:
    """Return why an indicator cannot be converted, empty where it can."""
    if indicator.rate is not None:
        return _("Its source delivers finished rates without counts, and rates cannot be converted.")
    if any(part is not None and part.since for part in (indicator.numerator, indicator.denominator)):
        return _("It is a change between two days, which stand on different territories.")
    if door.territory_on(indicator) is not None:
        return _("Its source has put all periods onto one territory already.")
    return ""


def _refusal(indicator: Indicator, reason: str) -> Refusal:
    return Refusal("indicator.not_converted", indicator=indicator.key, reason=reason)


def _bases() -> dict[str, str]:
    crosswalk = _("BBSR, crosswalk of districts (Umsteigeschlüssel), weighed by people, dl-de/by-2-0")
    basis = models.Change.Basis
    return {
        basis.BBSR: crosswalk,
        basis.BBSR_STEP: _("calculated from two lists of the BBSR crosswalk, dl-de/by-2-0"),
        basis.CENSUS_2022: _(
            "Zensus 2022, © Statistische Ämter des Bundes und der Länder, dl-de/by-2-0, for single municipalities"
        ),
        basis.WHOLE: _("whole units by law, share 1"),
    }
