"""The shape of one entry: a message and a remedy, both translatable, with named placeholders for the facts."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong and what helps; placeholders such as `%(name)s` take the facts of the refusal."""

    message: Any
    remedy: Any = ""
