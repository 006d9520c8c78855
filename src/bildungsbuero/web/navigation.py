"""Entries of the staff navigation, filled in by each app through `slots.STAFF_NAVIGATION`."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One link of the staff navigation; `roles` empty means every member sees it."""

    title: Any
    url_name: str
    group: Any = ""
    roles: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """The address under the office and language of the current request."""
        return reverse(self.url_name)

    def is_for(self, held: frozenset[str]) -> bool:
        """Whether somebody with these roles sees the entry."""
        return not self.roles or bool(self.roles & held)
