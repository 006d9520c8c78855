"""What is asked of an import of offers, and what came of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import OfferRecord, ProviderRecord
from bildungsbuero.formats.offer_feeds.reading import LIST

MOST_TITLES = 50


@dataclass(slots=True)
class ImportResult:
    """What an import did, or would do."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    restored: int = 0
    held_back: int = 0
    # Which format the file has, and whether offers that are missing in it stand all the same.
    format: str = LIST
    is_partial: bool = False
    # The name of the earlier list that this file was recognised as, where it came under another name.
    continues: str = ""
    # The number of the update, where the file is one.
    sequence: int | None = None
    # New offers that are public without anybody having looked at them, by public id.
    published: list[str] = field(default_factory=list)
    # Public offers of a trusted source that say more than other dates or prices now, by public id.
    altered: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    # Providers and places that are new by this list and may stand here already under another spelling.
    alike: list[dict[str, str]] = field(default_factory=list)
    # What is new, changed or vanished by title, so that a person recognises the list; long lists are cut.
    titles: dict[str, list[str]] = field(default_factory=dict)
    # What changed offers say now and will say, field by field; long lists are cut.
    differences: list[dict[str, Any]] = field(default_factory=list)

    @property
    def stored(self) -> int:
        """How many offers of the file now stand as the file says."""
        return self.new + self.changed + self.unchanged + self.restored

    def name(self, what: str, title: str) -> None:
        """Remember the title of an offer behind a count, as long as there is room."""
        named = self.titles.setdefault(what, [])
        if len(named) < MOST_TITLES:
            named.append(title)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """What to read, for whom, and how."""

    path: Path
    office: Office
    on: date
    list_name: str
    name: str = ""
    is_rehearsal: bool = False
    is_complete: bool = False
    start: date | None = None
    # Wanted format and who makes the offers, where the file does not say it.
    format: str = ""
    provider: str = ""
    # What is written beside each version in the history, so that the whole can be taken back.
    reason: str = ""
    # What waits for the office of a list that nobody looks at before: see `reviewing.py`.
    review: str = ""
    # Who gives the offers out, where they do not say it, and the last update that was taken of a catalogue.
    origin: str = ""
    sequence: int | None = None
    # Who brought the list, where that is a provider itself: nothing in it can be anybody else's.
    owner: Organisation | None = None

    def of_owner(self, record: OfferRecord) -> OfferRecord:
        """Return the record as the provider itself may say it: its own offer, no example, confirmed by nobody else."""
        if self.owner is None:
            return record
        provider = ProviderRecord(name=self.owner.name)
        return replace(record, provider=provider, operator="", is_example=False, confirmed_on=None, as_of="")
