"""Pages of lists that may be very long: counted exactly where that is quick, estimated and said so where it is not.

What lies behind the farthest page is reached by narrowing the list or by turning its order round.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from bildungsbuero.web.wording import number

# So many rows are counted one by one and can be reached by the number of their page.
FARTHEST = 25_000
SAMPLE = 4_000
SIGNIFICANT_DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How many there are, exactly or by an estimate."""

    number: int
    is_estimate: bool = False

    def __str__(self) -> str:
        """Return "1.234", or "about 410,000" where nobody counted one by one."""
        shown = number(self.number)
        return _("about %(number)s") % {"number": shown} if self.is_estimate else shown


def total_of(found: QuerySet[Any, Any], *, among: QuerySet[Any, Any]) -> Total:
    """Return how many rows were found; many are estimated by drawing from all rows `among` which they lie."""
    counted = found.order_by()[: FARTHEST + 1].count()
    if counted <= FARTHEST:
        return Total(number=counted)
    return Total(number=max(_rounded(_estimate(found, among)), FARTHEST), is_estimate=True)


def _estimate(found: QuerySet[Any, Any], among: QuerySet[Any, Any]) -> int:
    keys = among.order_by("pk").values_list("pk", flat=True)
    low, high = keys[0], keys.reverse()[0]
    span = range(low, high + 1)
    # The same rows each time: a number that flickers from page to page is of no use.
    drawn = random.Random(high).sample(span, min(SAMPLE, len(span)))  # noqa: S311 - a sample, no secret
    hits = found.order_by().filter(pk__in=drawn).count()
    return round(len(span) * hits / len(drawn))


def _rounded(value: int) -> int:
    return round(value, SIGNIFICANT_DIGITS - len(str(value)))


class LongPages(Paginator[Any]):
    """The pages of a list as Django's own paginator gives them, with the keys of the rows in place of the rows."""

    def __init__(self, found: QuerySet[Any, Any], on_a_page: int, *, among: QuerySet[Any, Any]) -> None:
        super().__init__(SimpleLazyObject(lambda: self._keys), on_a_page)
        self._found, self._among = found, among

    @cached_property
    def total(self) -> Total:
        """How many rows were found."""
        return total_of(self._found, among=self._among)

    @cached_property
    def count(self) -> int:  # type: ignore[override]
        """How many rows can be reached by the number of their page."""
        return min(self.total.number, FARTHEST)

    @property
    def has_more(self) -> bool:
        """Whether rows lie behind the farthest page."""
        return self.total.number > self.count

    @cached_property
    def _keys(self) -> QuerySet[Any, Any]:
        found = self._found
        if not self.total.is_estimate:
            # Few rows are found first and put in order then; in one go a database may walk through all in order.
            chosen = found.order_by().values("pk")[: FARTHEST + 1]
            found = self._among.filter(pk__in=chosen).order_by(*found.query.order_by)
        return found.values_list("pk", flat=True)


def in_order(rows: Iterable[Any], page: Page[Any]) -> list[Any]:
    """Return the rows of a page in the order of its keys."""
    by_key = {row.pk: row for row in rows}
    return [by_key[key] for key in page if key in by_key]
