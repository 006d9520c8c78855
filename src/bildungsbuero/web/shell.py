"""What stands around every page: navigation, languages, text sizes, the office, the person."""

from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.utils.functional import cached_property

import bildungsbuero
from bildungsbuero.web import slots
from bildungsbuero.web.addresses import absolute, find_address, in_language
from bildungsbuero.web.kept_list import kept_ids
from bildungsbuero.web.languages import current, languages_of
from bildungsbuero.web.navigation import Entry, Group, Link, legal_links, main_links, staff_groups
from bildungsbuero.web.text_size import TextSize, chosen_size, text_sizes


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """The same page in another language, named in that language."""

    tag: str
    name: str
    address: str
    absolute_address: str
    is_current: bool


class Shell:
    """The frame of one page; each part is found out when a template first asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.office: Any = getattr(request, "office", None)
        self.language = current()
        self.version = bildungsbuero.__version__

    @property
    def has_vendor(self) -> bool:
        """Whether the parts of other projects were copied; without them pages are plain."""
        return has_vendor()

    @cached_property
    def logo_address(self) -> str:
        """The office's logo, empty where it has none."""
        logo = self.office.logo if self.office else None
        return find_address("accounts:logo", PurePosixPath(logo.name).name) if logo else ""

    @cached_property
    def home(self) -> str:
        """The home page of the office, or of the installation."""
        return find_address("portal:start")

    @cached_property
    def navigation(self) -> list[Link]:
        """The main navigation; outside of an office there is none."""
        return main_links(self.request.path) if self.office else []

    @cached_property
    def legal(self) -> list[Link]:
        """The legal pages of the office."""
        return legal_links(self.request.path) if self.office else []

    @cached_property
    def search_address(self) -> str:
        """Where the search form leads; empty where nothing can be searched."""
        if not self.office:
            return ""
        return find_address("portal:search") or find_address("portal:offers")

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """This page in every language that it speaks."""
        return [
            LanguageLink(
                tag=one.tag,
                name=one.name,
                address=in_language(self.request, one.code, with_query=True),
                absolute_address=absolute(self.request, in_language(self.request, one.code)),
                is_current=one == self.language,
            )
            for one in languages_of(self.request.path_info)
        ]

    @cached_property
    def canonical(self) -> str:
        """The address of this page without its query."""
        return absolute(self.request, self.request.path)

    @cached_property
    def text_size(self) -> str:
        """The size that the person has chosen."""
        return chosen_size(self.request)

    @cached_property
    def text_sizes(self) -> list[TextSize]:
        """The sizes to choose from, with the address that switches to each."""
        return text_sizes(self.request)

    @cached_property
    def report_address(self) -> str:
        """The form “Report a problem”, told which page it is about."""
        address = find_address("portal:report-problem") if self.office else ""
        return f"{address}?{urlencode({'page': self.request.path})}" if address else ""

    @cached_property
    def open_data_address(self) -> str:
        """The page of what may be used again."""
        return find_address("portal:open-data") if self.office else ""

    @cached_property
    def share_picture(self) -> str:
        """The full address of the picture that networks show beside a link to this page."""
        path = find_address("portal:share-picture") if self.office else ""
        return absolute(self.request, path) if path else ""

    @cached_property
    def kept_list_address(self) -> str:
        """The list that a visitor keeps."""
        return find_address("portal:kept-list") if self.office else ""

    @cached_property
    def kept_ids(self) -> tuple[str, ...]:
        """The offers that the visitor keeps in this browser."""
        return kept_ids(self.request, self.office.key) if self.office else ()

    @cached_property
    def sign_in_address(self) -> str:
        """The page where people sign in."""
        return find_address("account_login")

    @property
    def house_name(self) -> str:
        """How the house calls its own sign-in; empty where it has none."""
        options = settings.OPTIONS
        return options["OIDC_NAME"] if options["OIDC_URL"] and options["OIDC_CLIENT"] else ""

    @cached_property
    def account_address(self) -> str:
        """The page about the own account."""
        return find_address("accounts:own-account")

    @cached_property
    def sign_out_address(self) -> str:
        """Where the form “Sign out” leads."""
        return find_address("account_logout")

    @cached_property
    def person(self) -> Any:
        """Who is signed in, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles of the person in this office."""
        return self.person.roles_in(self.office) if self.person and self.office else frozenset()

    @cached_property
    def desk_address(self) -> str:
        """The first page of those who work in the office or are its guests, empty for everybody else."""
        return find_address("desk:today") if self.roles else ""

    @cached_property
    def staff_navigation(self) -> list[Group]:
        """What the person may open in the office, by group."""
        if not self.roles:
            return []
        filled = slots.STAFF_NAVIGATION.collect(self.office, self.person)
        works_here = self.person.works_in(self.office)
        entries: list[Entry] = [entry for part in filled for entry in part if works_here or entry.roles]
        return staff_groups(entries, held=self.roles, path=self.request.path)

    @cached_property
    def is_example(self) -> bool:
        """Whether the office shows examples, which search engines must not keep."""
        return bool(self.office and self.office.is_demo)


@cache
def has_vendor() -> bool:
    """Return whether `make assets` has run for this checkout."""
    return finders.find("vendor/stamp.txt") is not None
