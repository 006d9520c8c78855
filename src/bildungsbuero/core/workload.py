"""How many offers have to be confirmed in each of the coming months, so that nobody is surprised by a September."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfWork:
    """The first day of a month, how many confirmations end in it, and how many of those are asked for by mail."""

    month: date
    offers: int
    by_mail: int

    @property
    def by_office(self) -> int:
        """How many the office has to ask itself."""
        return self.offers - self.by_mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How many offers lose their confirmation on a day; without a day they never had one."""

    on: date | None
    offers: int
    by_mail: int


def workload(endings: Iterable[Ending], *, on: date, months: int = 12) -> list[MonthOfWork]:
    """Return the work of the coming months; what is overdue belongs to the current one."""
    wanted = [_later(on, number) for number in range(months)]
    offers: Counter[date] = Counter()
    by_mail: Counter[date] = Counter()
    for ending in endings:
        month = wanted[0] if ending.on is None else max(wanted[0], ending.on.replace(day=1))
        offers[month] += ending.offers
        by_mail[month] += ending.by_mail
    return [MonthOfWork(month=month, offers=offers[month], by_mail=by_mail[month]) for month in wanted]


def _later(on: date, months: int) -> date:
    number = on.year * 12 + on.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
