"""What somebody asks of a list of the interface, and the list as pages or as lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bildungsbuero.formats.hsds.writing import page_of

MOST_ON_A_PAGE = 100
# Of ids with their dates alone, as many as anybody is likely to have stand on one page.
MOST_MINIMAL = 10_000
BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question for a list: a page of what fits all that is given."""

    page: int = 1
    per_page: int = 20
    search: str = ""
    organization: str = ""
    taxonomy: str = ""
    term: str = ""
    postcode: str = ""
    proximity_m: int | None = None
    modified_after: datetime | None = None
    is_minimal: bool = False
    is_full: bool = False
    has_full_services: bool = False

    @property
    def narrows(self) -> bool:
        """Whether something is asked for that nobody can say of what is gone."""
        return bool(self.search or self.organization or self.taxonomy or self.term or self.postcode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of which any part can be had: how long it is, and what stands from one number to another."""

    count: int
    part: Callable[[int, int], list[dict[str, Any]]]

    def page(self, asked: Asked) -> dict[str, Any]:
        """Return the page that is asked for."""
        first = (asked.page - 1) * asked.per_page
        contents = self.part(first, first + asked.per_page)
        return page_of(contents, total=self.count, page=asked.page, per_page=asked.per_page)

    def all(self) -> Iterator[dict[str, Any]]:
        """Yield everything, a batch at a time."""
        for first in range(0, self.count, BATCH):
            yield from self.part(first, first + BATCH)


def fixed(contents: list[dict[str, Any]]) -> Listing:
    """Return a short list that is known as a whole."""
    return Listing(count=len(contents), part=lambda first, last: contents[first:last])
