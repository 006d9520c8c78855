"""Pages of lists that may be very long: counted exactly where that is quick, estimated and said so where it is not.

What lies behind the farthest page is reached by narrowing the list or by turning its order round.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bildungsbuero.web.wording import number

# So many rows are counted one by one and can be reached by the number of their page.
FARTHEST = 10_000
SAMPLE = 2_000
SIGNIFICANT_DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How many there are, exactly or by an estimate."""

    number: int
    is_estimate: bool = False
    # Of all rows; only where it was estimated.
    share: float = 1.0

    def __str__(self) -> str:
        """Return "1.234", or "about 410,000" where nobody counted one by one."""
        shown = number(self.number)
        return _("about %(number)s") % {"number": shown} if self.is_estimate else shown


def total_of(found: QuerySet[Any, Any], *, among: QuerySet[Any, Any]) -> Total:
    """Return how many rows were found; many are estimated by drawing from all rows `among` which they lie."""
    counted = found.order_by()[: FARTHEST + 1].count()
    if counted <= FARTHEST:
        return Total(number=counted)
    share, rows = _estimate(found, among)
    return Total(number=max(_rounded(round(share * rows)), FARTHEST), is_estimate=True, share=share)


def _estimate(found: QuerySet[Any, Any], among: QuerySet[Any, Any]) -> tuple[float, int]:
    keys = among.order_by("pk").values_list("pk", flat=True)
    low, high = keys[0], keys.reverse()[0]
    span = range(low, high + 1)
    # The same rows each time: a number that flickers from page to page is of no use.
    drawn = random.Random(high).sample(span, min(SAMPLE, len(span)))  # noqa: S311 - a sample, no secret
    hits = found.order_by().filter(pk__in=drawn).count()
    return max(hits, 1) / len(drawn), len(span)


def _rounded(value: int) -> int:
    return round(value, SIGNIFICANT_DIGITS - len(str(value)))


class LongPages(Paginator[Any]):
    """The pages of a list as Django's own paginator gives them, with the keys of the rows in place of the rows.

    `walked`: the same rows in the same order, put so that a database can walk along an index.
    """

    def __init__(
        self,
        found: QuerySet[Any, Any],
        on_a_page: int,
        *,
        among: QuerySet[Any, Any],
        walked: QuerySet[Any, Any] | None = None,
    ) -> None:
        super().__init__(_Keys(self), on_a_page)
        self._found, self._among = found, among
        self._walked = found if walked is None else walked

    @cached_property
    def total(self) -> Total:
        """How many rows were found."""
        return total_of(self._found, among=self._among)

    @cached_property
    def count(self) -> int:
        """How many rows can be reached by the number of their page."""
        return min(self.total.number, FARTHEST)

    @property
    def has_more(self) -> bool:
        """Whether rows lie behind the farthest page."""
        return self.total.number > self.count

    def keys(self, start: int, stop: int) -> list[Any]:
        """Return the keys of the rows from one position to another."""
        found, total = self._walked, self.total
        # In order, one walks through as many rows as lie between the wanted ones: where that is more than were
        # found, they are found first and put in order then. A database does not know beforehand.
        if not total.is_estimate or stop / total.share > total.number:
            chosen = self._found.order_by().values("pk")[: 2 * total.number + FARTHEST]
            found = self._among.filter(pk__in=chosen).order_by(*found.query.order_by)
        return list(found.values_list("pk", flat=True)[start:stop])


class _Keys(Sequence[Any]):
    """What Django's paginator cuts pages from."""

    def __init__(self, pages: LongPages) -> None:
        self._pages = pages

    def __getitem__(self, part: Any) -> Any:
        return self._pages.keys(part.start, part.stop)

    def __len__(self) -> int:
        return self._pages.count


def in_order(rows: Iterable[Any], page: Page[Any]) -> list[Any]:
    """Return the rows of a page in the order of its keys."""
    by_key = {row.pk: row for row in rows}
    return [by_key[key] for key in page if key in by_key]
