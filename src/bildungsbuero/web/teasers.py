"""What an app shows of itself on the home page of an office."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A card on the home page: a kind above it ("Kennzahl"), a title, at most one large figure, a sentence, a link."""

    kind: Any
    title: Any
    address: str
    text: Any = ""
    figure: str = ""
    source: Any = ""
