"""The page with every address of the product and who may open it, and the pages as the code has them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from bildungsbuero.apps.accounts.access import ALL_ROLES
from bildungsbuero.apps.accounts.models import Role
from tools.reference.markdown import code, document, table

INTRODUCTION = """
Vor jeder Adresse steht der Kurzname des Büros: `/trier/angebote/`, auf Englisch `/trier/en/angebote/`. Ein Büro mit
eigenem Rechnernamen braucht ihn nicht. Seiten unter `buero/` sehen nur Menschen, die in diesem Büro eine Rolle haben:
Wer nicht angemeldet ist, wird zur Anmeldung geführt; wer zu einem anderen Büro gehört, findet die Seite nicht; wem die
Rolle fehlt, dem sagt die Seite das. Was jede Art von Mensch auf jeder Seite erlebt, steht von Hand geschrieben in
[access.csv](access.csv) und wird bei jedem Test verglichen: [Wer darf was](../explanation/wer-darf-was.md).
"""
ROLES = "Eine Person kann mehrere Rollen haben:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An address of the product, with the view behind it."""

    name: str
    address: str
    view: Callable[..., Any]

    @property
    def is_public(self) -> bool:
        """Whether strangers may open it."""
        return not getattr(self.view, "login_required", True)

    @property
    def is_readonly(self) -> bool:
        """Whether it only shows something; a page of allauth says so by its methods."""
        foreign = getattr(self.view, "view_class", None)
        return getattr(self.view, "is_readonly", False) or (foreign is not None and not hasattr(foreign, "post"))

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that open a staff page; empty for pages outside of an office."""
        return tuple(getattr(self.view, "roles", ()))

    @property
    def is_ours(self) -> bool:
        """Whether the view is our own code."""
        return self.view.__module__.startswith("bildungsbuero.")

    @property
    def is_operation(self) -> bool:
        """Whether it belongs to the API."""
        return self.address.startswith("api/")

    @property
    def is_staff_page(self) -> bool:
        """Whether it lies below `buero/`."""
        return self.address.startswith("buero/")


def all_pages() -> list[Page]:
    """Return every address, in the order of the addresses."""
    return sorted(_walked(get_resolver().url_patterns, "", ()), key=lambda page: page.address)


def page() -> str:
    """Return the page."""
    pages = all_pages()
    roles = table(["Rolle", "Was sie darf"], [(code(role.value), role.label) for role in Role])
    parts = [part for title, listed in _groups(pages) for part in (f"## {title}", _table(listed))]
    return document("Seiten und wer sie öffnen darf", INTRODUCTION, ROLES, roles, *parts)


def _groups(pages: list[Page]) -> list[tuple[str, list[Page]]]:
    account = [one for one in pages if one.address.startswith("konto/")]
    staff = [one for one in pages if one.is_staff_page]
    operations = [one for one in pages if one.is_operation]
    rest = [one for one in pages if one not in (*account, *staff, *operations)]
    titles = ("Öffentliche Seiten", "Öffentliche Schnittstelle", "Anmeldung und eigenes Konto", "Seiten des Büros")
    return list(zip(titles, (rest, operations, account, staff), strict=True))


def _walked(patterns: Iterable[URLPattern | URLResolver], prefix: str, spaces: tuple[str, ...]) -> Iterator[Page]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walked(pattern.url_patterns, address, inner)
        else:
            yield Page(name=":".join([*spaces, pattern.name or ""]), address=address, view=pattern.callback)


def _shown(address: str) -> str:
    """Return an address with the names of its parts only: `(?P<kind>svg|png)` and `<slug:kind>` are `<kind>`."""
    named = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", address).replace("\\", "").replace("^", "")
    return "/" + re.sub(r"<\w+:(\w+)>", r"<\1>", named)


def _table(pages: list[Page]) -> str:
    rows = [(code(_shown(one.address)), code(one.name), _who(one), _what(one)) for one in pages]
    return table(["Adresse", "Name", "Wer", "Was geschieht"], rows)


def _who(one: Page) -> str:
    if one.is_public:
        return "alle"
    if not one.roles:
        return "alle Angemeldeten"
    if set(one.roles) == set(ALL_ROLES):
        return "alle Rollen des Büros"
    return ", ".join(code(role.value) for role in one.roles)


def _what(one: Page) -> str:
    return "zeigt nur an" if one.is_readonly or one.is_operation else "nimmt Eingaben an"
