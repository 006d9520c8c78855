"""On what ground the periods of a page stand: the reforms of the territory between them, named where they matter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.apps.territory.changes import shipped_changes
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.apps.territory.wording import break_in_words
from bildungsbuero.core import territory
from bildungsbuero.core.periods import Period
from bildungsbuero.core.territory import Break, Footing, breaks_between, is_district_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Reform:
    """What happened to one area between two periods, in a sentence; a minor one is noted, not drawn."""

    area: str
    on: date
    words: str
    is_minor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The reforms between the first and the last period, in the order of their days."""

    reforms: tuple[Reform, ...] = field(default=())

    def between(self, area: str, earlier: Period, later: Period) -> list[str]:
        """Return the reforms across which two figures of an area may not be compared without saying so."""
        return [
            reform.words
            for reform in self.reforms
            if reform.area == area and not reform.is_minor and earlier.end < reform.on <= later.end
        ]

    def lines(self, names: dict[str, str]) -> list[str]:
        """Return each reform with the name of its area, as a list says it."""
        return [f"{names.get(reform.area, reform.area)}: {reform.words}" for reform in self.reforms]


NO_REFORM = Ground()


def read_ground(selection: Selection) -> Ground:
    """Return the reforms that the series of the page crosses; none where its source has put all onto one territory."""
    keys = [unit.key for unit in selection.units if is_district_key(unit.key)]
    if len(selection.periods) < 2 or not keys or selection.door.territory_on(selection.indicator) is not None:
        return NO_REFORM
    first, last = selection.periods[0].end, selection.periods[-1].end
    changes = [change.as_value() for change in shipped_changes(first, last)]
    found = [(key, one) for key in keys for one in _breaks(key, changes, first, last)]
    units = _units(one for _key, one in found)
    reforms = (
        Reform(area=key, on=one.on, words=break_in_words(one, units), is_minor=one.is_minor) for key, one in found
    )
    return Ground(reforms=tuple(sorted(reforms, key=lambda reform: (reform.on, reform.area))))


def _breaks(key: str, changes: Sequence[territory.Change], first: date, last: date) -> tuple[Break, ...]:
    return breaks_between(key, changes, earlier=Footing(on=first), later=Footing(on=last))


def _units(breaks: Iterable[Break]) -> dict[str, Unit]:
    keys = {key for one in breaks for key in (*one.gained_from, *one.lost_to)}
    return Unit.objects.in_bulk(keys, field_name="key") if keys else {}
