"""What readers of offers hand on: entry by entry, each with its place in the file."""

from dataclasses import dataclass

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One entry of a file with its place: a record, the reason why it cannot be taken, or the word that it is gone."""

    place: Place
    external_id: str = ""
    record: OfferRecord | None = None
    refusal: Refusal | None = None
    is_removed: bool = False
