"""What the warehouse is told from outside: which deliveries of which data sets count, which indicators, which areas."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.protection.profile import Profile
from bildungsbuero.core.protection.shares import ShareRule
from bildungsbuero.core.symbols import Dash

# Who owns reference data: the installation, read by all offices.
SHARED = "shared"
# Raised when the built files get another shape, so that existing ones are built anew.
SHAPE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDelivery:
    """A delivery in Parquet; numbers grow in the order in which deliveries arrived."""

    number: int
    path: str
    released: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """How a data set is protected before it is published, and what has to be known for it."""

    profile: Profile
    parents_of_areas: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDataset:
    """A data set with the deliveries that count."""

    owner: str
    key: str
    period: PeriodMeaning
    profile: str
    dash: Dash
    dimensions: tuple[str, ...]
    deliveries: tuple[StoredDelivery, ...]
    territory_on: date | None = None
    protection: Protection | None = None

    def released(self) -> "StoredDataset":
        """Return the data set with the deliveries that may be published."""
        return replace(self, deliveries=tuple(item for item in self.deliveries if item.released))

    @property
    def share_rule(self) -> ShareRule | None:
        """When a share made of its counts may be shown; None where its source has protected them."""
        return self.protection.profile.share_rule if self.protection is not None else None

    @property
    def table(self) -> str:
        """The name of its table in the built files."""
        return f"{self.owner}/{self.key}"

    @property
    def signature(self) -> str:
        """A text that changes whenever its table has to be built anew."""
        parts = [SHAPE, self.table, str(self.period), self.profile, str(self.dash), *self.dimensions]
        parts.append(str(self.territory_on))
        if self.protection is not None:
            parts.append(self.protection.profile.as_text())
        return digest([*parts, *(f"{item.number}:{item.path}" for item in self.deliveries)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A territorial unit with the time for which it stands."""

    key: str
    level: str
    name: str
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

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

    def original(self) -> "Catalogue":
        """Return the catalogue with everything as it was delivered."""
        return replace(self, datasets=tuple(replace(item, protection=None) for item in self.datasets))

    def released(self) -> "Catalogue":
        """Return the catalogue with what may be published."""
        published = (item.released() for item in self.datasets)
        return replace(self, datasets=tuple(item for item in published if item.deliveries))

    def signature(self) -> str:
        """A text that changes whenever a file built from this catalogue is out of date."""
        parts = [item.signature for item in self.datasets]
        sheets = [repr(item) for item in self.indicators]
        areas = [f"{area.key}{area.valid_from}{area.valid_to}{area.name}" for area in self.areas]
        return digest([SHAPE, *parts, *sheets, *areas])


def stored(
    dataset: Dataset, *, owner: str, deliveries: tuple[StoredDelivery, ...], protection: Protection | None = None
) -> StoredDataset:
    """Return a declared data set as the warehouse keeps it."""
    return StoredDataset(
        owner=owner,
        key=dataset.key,
        period=dataset.period,
        profile=dataset.profile,
        dash=dataset.dash,
        dimensions=tuple(item.code for item in dataset.dimensions),
        deliveries=deliveries,
        territory_on=dataset.territory_on,
        protection=protection,
    )


def digest(parts: Sequence[object]) -> str:
    """Return a short text that changes when any part does."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:24]
