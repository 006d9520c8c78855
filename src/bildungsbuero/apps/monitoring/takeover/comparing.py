"""Old figures beside those that are computed here: where they agree, where they differ."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.published import all_indicators, door
from bildungsbuero.core.cells import Published
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import find_period
from bildungsbuero.core.takeover import differs
from bildungsbuero.warehouse.published import Published as Door
from bildungsbuero.warehouse.takeover import OldFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One old figure, and the one that is computed here for the same area and period, if there is one."""

    key: str
    old: OldFigure
    new: float | None

    @property
    def is_other(self) -> bool:
        """Whether the engine computes another value."""
        return self.new is not None and differs(self.old.value, self.new)


def compare_old(office: Office, figures: Sequence[OldFigure], mapping: Mapping[str, str]) -> list[Compared]:
    """Return every old figure whose name has a key here, with the published figure beside it."""
    by_key: dict[str, list[OldFigure]] = defaultdict(list)
    for figure in figures:
        if mapping.get(figure.name):
            by_key[mapping[figure.name]].append(figure)
    known = {item.key: item for item in all_indicators(office)}
    try:
        published: Door | None = door(office)
    except Refusal:
        published = None
    return [
        found for key, old in sorted(by_key.items()) if key in known for found in _beside(published, known[key], old)
    ]


def _beside(published: Door | None, indicator: Indicator, old: Sequence[OldFigure]) -> list[Compared]:
    new: dict[tuple[str, str], float] = {}
    periods: dict[str, str | None] = {}
    if published is not None:
        known = published.periods(indicator)
        codes = [period.code for period in known]
        wanted = {figure.period for figure in old}
        periods = {text: find_period(text, codes, known[0].meaning) if known else None for text in wanted}
        for figure in published.values(indicator, sorted({item.area for item in old})) if known else []:
            if isinstance(figure.cell, Published):
                new[figure.area, figure.period.code] = float(figure.cell.value)
    return [
        Compared(key=indicator.key, old=item, new=new.get((item.area, periods.get(item.period) or ""))) for item in old
    ]
