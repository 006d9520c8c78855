"""What is held about a person: a part for each purpose, with the reason and how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Records of one kind about a person."""

    key: str
    title: Any
    why: Any
    kept: Any
    records: tuple[Mapping[str, object], ...]

    def as_json(self) -> dict[str, Any]:
        """Return the part for the file that the person may take along."""
        return {
            "title": str(self.title),
            "why": str(self.why),
            "kept": str(self.kept),
            "records": [{name: _plain(value) for name, value in record.items()} for record in self.records],
        }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | list) else str(value)
