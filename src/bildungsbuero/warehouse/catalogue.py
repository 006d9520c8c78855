"""What the warehouse is told from outside: which deliveries of which data sets count, which indicators, which areas."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.symbols import Dash

# Who owns reference data: the installation, read by all offices.
SHARED = "shared"
# Raised when the built files get another shape, so that existing ones are built anew.
SHAPE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDelivery:
    """A delivery in Parquet, in the order in which deliveries arrived."""

    number: int
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDataset:
    """A data set with the deliveries that count; `released` says whether it goes into the published file."""

    owner: str
    key: str
    period: PeriodMeaning
    profile: str
    dash: Dash
    dimensions: tuple[str, ...]
    released: bool
    deliveries: tuple[StoredDelivery, ...]

    @property
    def table(self) -> str:
        """The name of its table in the built files."""
        return f"{self.owner}/{self.key}"

    @property
    def signature(self) -> str:
        """A text that changes whenever its table has to be built anew."""
        parts = [SHAPE, self.table, str(self.period), self.profile, str(self.dash), *self.dimensions]
        return digest([*parts, *(f"{item.number}:{item.path.name}" for item in self.deliveries)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A territorial unit with the time for which it stands."""

    key: str
    level: str
    name: str
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    gone_note: str = ""

    def stands_in(self, start: date, end: date) -> bool:
        """Whether the unit existed at any moment of a period."""
        begun = self.valid_from is None or self.valid_from <= end
        return begun and (self.valid_to is None or self.valid_to > start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All that a build needs to know."""

    datasets: tuple[StoredDataset, ...]
    indicators: tuple[Indicator, ...]
    areas: tuple[Area, ...] = field(default=(), repr=False)

    def signature(self, *, released_only: bool) -> str:
        """A text that changes whenever the built file is out of date."""
        parts = [item.signature for item in self.datasets if item.released or not released_only]
        sheets = [repr(item) for item in self.indicators]
        areas = [f"{area.key}{area.valid_from}{area.valid_to}{area.name}" for area in self.areas]
        return digest([SHAPE, *parts, *sheets, *areas])

    def dataset(self, key: str, *, owners: tuple[str, ...] = (SHARED,)) -> StoredDataset | None:
        """Return a data set by its key, the first owner's first."""
        for owner in owners:
            for item in self.datasets:
                if (item.owner, item.key) == (owner, key):
                    return item
        return None


def stored(dataset: Dataset, *, owner: str, released: bool, deliveries: tuple[StoredDelivery, ...]) -> StoredDataset:
    """Return a declared data set as the warehouse keeps it."""
    return StoredDataset(
        owner=owner,
        key=dataset.key,
        period=dataset.period,
        profile=dataset.profile,
        dash=dataset.dash,
        dimensions=tuple(item.code for item in dataset.dimensions),
        released=released,
        deliveries=deliveries,
    )


def digest(parts: Sequence[object]) -> str:
    """Return a short text that changes when any part does."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:24]
