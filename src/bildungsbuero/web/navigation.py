"""Entries of the navigation: the main one is listed here, the staff's is filled by each app through its slot."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.addresses import find_address

# Title and url name of each entry; a page that does not exist yet is left out.
MAIN = (
    (_("Home"), "portal:start"),
    (_("Offers"), "portal:offers"),
    (_("Themes"), "portal:themes"),
    (_("Education paths"), "portal:ways"),
    (_("Figures"), "portal:indicators"),
)
LEGAL = (
    (_("Imprint"), "portal:imprint"),
    (_("Data protection"), "portal:privacy"),
    (_("Accessibility statement"), "portal:accessibility"),
    (_("These pages in Leichte Sprache"), "portal:easy-language"),
    (_("All pages"), "portal:sitemap"),
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as templates show it."""

    title: Any
    address: str
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Links of the staff navigation under one heading; the first group has none."""

    title: Any
    links: tuple[Link, ...]


def main_links(path: str) -> list[Link]:
    """Return the main navigation; the entry that `path` lies under is marked."""
    return _links(MAIN, path)


def legal_links(path: str) -> list[Link]:
    """Return the pages that the law asks for."""
    return _links(LEGAL, path)


def staff_groups(entries: Iterable[Entry], *, held: frozenset[str], path: str) -> list[Group]:
    """Return the entries that somebody with the roles `held` may see, by group in order of first appearance."""
    seen = [(entry, find_address(entry.url_name)) for entry in entries if entry.is_for(held)]
    known = [(entry, address) for entry, address in seen if address]
    current = nearest([address for _entry, address in known], path)
    groups: dict[str, list[Link]] = {}
    titles: dict[str, Any] = {}
    for entry, address in known:
        titles.setdefault(str(entry.group), entry.group)
        link = Link(title=entry.title, address=address, is_current=address == current)
        groups.setdefault(str(entry.group), []).append(link)
    return [Group(title=titles[key], links=tuple(links)) for key, links in groups.items()]


def nearest(addresses: Iterable[str], path: str) -> str:
    """Return the longest of the addresses that `path` lies under, empty where there is none."""
    return max((address for address in addresses if path.startswith(address)), key=len, default="")


def _links(listed: Iterable[tuple[Any, str]], path: str) -> list[Link]:
    known = [(title, find_address(url_name)) for title, url_name in listed]
    current = nearest([address for _title, address in known if address], path)
    home = find_address("portal:start")
    if current == home != path:
        current = ""
    return [Link(title=title, address=address, is_current=address == current) for title, address in known if address]
