"""What a file of offers needs besides the offers: how keys are called, where the page of an offer is, whose it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bildungsbuero.core.offers import OfferRecord

# Whoever reads a file elsewhere must see that an offer is invented.
EXAMPLE_NOTE = "Beispieldaten: Dieses Angebot gibt es nicht. Es zeigt nur, wie die Seite aussieht."


def example_note(record: OfferRecord) -> str:
    """Return the note of an invented offer, for others nothing."""
    return EXAMPLE_NOTE if record.is_example else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How keys are called: `label(vocabulary, key)`, and the ISCED-F codes of a topic."""

    label: Callable[[str, str], str]
    isced: Callable[[str], tuple[str, ...]] = lambda _topic: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One file: who gives it out, when, and the absolute address of the page of each offer."""

    title: str
    key: str
    at: datetime
    words: Words
    address: Callable[[OfferRecord], str]
    # The language of the texts, where somebody translated them.
    language: str = "de"
    # Headings of the public fields that the office made for itself, by their key.
    own_columns: Mapping[str, str] = field(default_factory=dict)
