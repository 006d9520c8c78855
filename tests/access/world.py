"""Two offices with everything in them, and somebody of every kind who visits their pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.test import Client
from django.urls import reverse

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Membership, Office, Person, Role
from tests.access import table
from tests.support import samples
from tests.support.cast import make_office, make_person
from tests.support.deliveries import bring
from tests.support.examples import QUERIES, Examples, make_examples
from tests.support.territory import make_unit

HOST = "bildung.konz.example"
MARKERS = {"trier": "quirlmarke", "konz": "wuselmarke"}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The offices Trier and Konz, the latter with a host name of its own, and sessions of people."""

    trier: Examples
    konz: Examples
    sessions: dict[str, str]
    foreign_sessions: dict[str, str]

    def visitor(self, who: str, **defaults: Any) -> Client:
        """Return a browser: of somebody in Trier, of a person in every role of Konz, or of a stranger."""
        client = Client(raise_request_exception=True, **defaults)
        session = self.sessions.get(who) or self.foreign_sessions.get(who)
        if session:
            client.cookies[settings.SESSION_COOKIE_NAME] = session
        return client


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
    sessions = {role: _signed_in(make_person(office=trier, roles=(role,))) for role in Role.values}
    everything = make_person(office=konz, roles=tuple(Role.values), name="Kollegin aus Konz")
    sessions[table.OTHER_OFFICE] = _signed_in(everything)
    sessions[table.INSTALLATION] = _signed_in(_installation_administrator())
    foreign = {f"{role} of Konz": _signed_in(make_person(office=konz, roles=(role,))) for role in Role.values}
    return World(trier=ours, konz=theirs, sessions=sessions, foreign_sessions=foreign)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is forgotten."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def address(office: Office, page: str, arguments: dict[str, Any], *, language: str = "de") -> str:
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


def visit(client: Client, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
    """Return what a page answers, and forget what the visit changed."""
    with undone():
        return ask(client, method, path, data)


def ask(client: Client, method: str, path: str, data: dict[str, Any] | None = None) -> Answer:
    """Return what a page answers."""
    response = client.post(path, data or {}) if method == "POST" else client.get(path, data or {})
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    response.close()
    return Answer(status=response.status_code, headers=dict(response.headers), body=body)


def outcome(answer: Answer) -> str:
    """Return the word of the table for an answer."""
    status = answer.status
    if status == 302 and "/konto/anmelden/?next=" in answer.headers["Location"]:
        return table.LOG_IN
    named = {403: table.FORBIDDEN, 404: table.NOT_FOUND, 405: table.WRONG_METHOD}
    # Entries that are refused were read: whoever may not enter does not get so far.
    return named.get(status) or (table.ALLOWED if status < 400 or status in {400, 409} else f"status {status}")


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
