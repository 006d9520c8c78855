"""Two offices with everything in them, and somebody of every kind who visits their pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection, transaction
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.house import house_reader
from bildungsbuero.apps.accounts.models import Membership, Office, Person, Role
from bildungsbuero.apps.actors.models import Organisation, ProviderAccess
from tests.access import table
from tests.support import samples
from tests.support.cast import make_office, make_person
from tests.support.deliveries import bring
from tests.support.examples import QUERIES, Examples, make_examples
from tests.support.territory import make_unit

HOST = "bildung.konz.example"
UNCOUNTED = frozenset({"django_session"})
# Somebody in every role of Trier; the table's `other_office` is somebody in every role of Konz.
INSIDER = "insider"
MARKERS = {"trier": "quirlmarke", "konz": "wuselmarke"}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The offices Trier and Konz, the latter with a host name of its own, and sessions of people."""

    trier: Examples
    konz: Examples
    sessions: dict[str, str]
    handlers: dict[bool, ClientHandler]
    before: dict[str, list[tuple[Any, ...]]]
    looked_at: dict[str, "Looks"] = field(default_factory=dict)

    def visitor(self, who: str, *, guarded: bool = False, **defaults: Any) -> Client:
        """Return the browser of somebody; `guarded` is one whose forms need their token."""
        client = Client(**defaults)
        # The middleware is made once, not anew for each visit.
        client.handler = self.handlers[guarded]
        if who != table.STRANGER:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client

    def looks(self, page: str) -> "Looks":
        """Return what everybody sees at a page of Trier who only looks; asked once for all tests."""
        if page not in self.looked_at:
            path = address(self.trier.office, page, self.trier.arguments(page))
            with undone():
                answers = {who: ask(self.visitor(who), "GET", path) for who in (*table.people(), INSIDER)}
                self.looked_at[page] = Looks(answers=answers, changed_nothing=kept() == self.before)
        return self.looked_at[page]


def build_world(folder: Path) -> World:
    """Return the world, stored in the database and in a data folder."""
    trier = make_office()
    konz = make_office(key="konz", name="Bildungsbüro Konz", host=HOST)
    nation = make_unit(key="DG", name="Deutschland")
    land = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    city = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=land)
    around = make_unit(key="07235", name="Trier-Saarburg", parent=land)
    make_unit(key="16056", name="Eisenach", kind="kreisfreie Stadt", parent=nation, valid_to=date(2021, 7, 1))
    folder.mkdir(parents=True, exist_ok=True)
    bring(samples.write_leavers(folder))
    ours = make_examples(office=trier, marker=MARKERS["trier"], area=city, other=konz, folder=folder / "trier")
    theirs = make_examples(office=konz, marker=MARKERS["konz"], area=around, other=trier, folder=folder / "konz")
    sessions = {role: _signed_in(_member(ours, role)) for role in Role.values}
    sessions |= {f"{role} of Konz": _signed_in(_member(theirs, role)) for role in Role.values}
    sessions[INSIDER] = _signed_in(_member(ours, *Role.values))
    sessions[table.OTHER_OFFICE] = _signed_in(_member(theirs, *Role.values))
    sessions[table.OTHER_PROVIDER] = _signed_in(_keeper(ours.published.provider))
    sessions[table.INSTALLATION] = _signed_in(_installation_administrator())
    sessions[table.HOUSE_READER] = _signed_in(house_reader(ours.office))
    handlers = {guarded: ClientHandler(enforce_csrf_checks=guarded) for guarded in (False, True)}
    return World(trier=ours, konz=theirs, sessions=sessions, handlers=handlers, before=kept())


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is forgotten."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def address(office: Office | None, page: str, arguments: Mapping[str, Any], *, language: str = "de") -> str:
    """Return the address of a page in an office and a language, with what the page must be asked."""
    with within(office, language):
        path = reverse(page, kwargs=arguments)
    return f"{path}?{urlencode(QUERIES[page])}" if page in QUERIES else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    # Names of the cookies that the browser shall keep or forget.
    cookies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What each kind of person saw, and whether all rows are as before."""

    answers: dict[str, Answer]
    changed_nothing: bool


def visit(client: Client, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
    """Return what a page answers, and forget what the visit changed."""
    with undone():
        return ask(client, method, path, data)


def ask(client: Client, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
    """Return what a page answers."""
    response = client.post(path, data or {}) if method == "POST" else client.get(path, data or {})
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    response.close()
    return Answer(
        status=response.status_code,
        headers=dict(response.headers),
        body=body,
        # Django writes them into the headers only when the answer goes out.
        cookies=frozenset(response.cookies),
    )


def kept() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the database, but for sessions: a visit may begin one."""
    rows = {}
    with connection.cursor() as cursor:
        for table_name in _tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table_name)} ORDER BY 1")
            rows[table_name] = cursor.fetchall()
    return rows


@cache
def _tables() -> tuple[str, ...]:
    return tuple(sorted(set(connection.introspection.table_names()) - UNCOUNTED))


def outcome(answer: Answer) -> str:
    """Return the word of the table for an answer."""
    status = answer.status
    if status == 302 and "/konto/anmelden/?next=" in answer.headers["Location"]:
        return table.LOG_IN
    named = {403: table.FORBIDDEN, 404: table.NOT_FOUND, 405: table.WRONG_METHOD}
    # Entries that are refused were read: whoever may not enter does not get so far.
    return named.get(status) or (table.ALLOWED if status < 400 or status in {400, 409} else f"status {status}")


def _member(examples: Examples, *roles: str) -> Person:
    """Return a member; in the role of a provider it keeps the organisation of the examples."""
    person = make_person(office=examples.office, roles=roles)
    if Role.PROVIDER in roles:
        ProviderAccess.unscoped.create(office=examples.office, person=person, organisation=examples.draft.provider)
    return person


def _keeper(organisation: Organisation) -> Person:
    person = make_person(office=organisation.office, roles=(Role.PROVIDER,))
    ProviderAccess.unscoped.create(office=organisation.office, person=person, organisation=organisation)
    return person


def _installation_administrator() -> Person:
    person = make_person(name="Betrieb")
    person.administers_installation = True
    person.save()
    assert not Membership.unscoped.filter(person=person).exists()
    return person


def _signed_in(person: Person) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return str(store.session_key)
