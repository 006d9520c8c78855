"""What is held about a person: a part for each purpose, with the reason and how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bildungsbuero.web.wording import day, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Records of one kind about a person."""

    key: str
    title: Any
    why: Any
    kept: Any
    records: tuple[Mapping[str, object], ...]

    @property
    def lines(self) -> list[str]:
        """Each record as a line for people."""
        return [", ".join(text for value in record.values() if (text := _spoken(value))) for record in self.records]

    def as_json(self) -> dict[str, Any]:
        """Return the part for the file that the person may take along."""
        return {
            "title": str(self.title),
            "why": str(self.why),
            "kept": str(self.kept),
            "records": [{name: _plain(value) for name, value in record.items()} for record in self.records],
        }


def _spoken(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else str(value)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | list) else str(value)
