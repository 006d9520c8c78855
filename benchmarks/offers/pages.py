"""The staff pages of a filled office asked through Django's test client, in turns with their bare twins.

`python -m benchmarks.offers.pages SIZE ANSWER` fills the office where it is empty and writes the figures as JSON.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

TODAY = date(2026, 11, 22)
OFFICE = "bench"
TIMES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A page, and the question of its bare twin."""

    name: str
    address: str
    bare: str
    question: dict[str, str] = field(default_factory=dict)
    is_sent: bool = False


@dataclass(slots=True, kw_only=True)
class Taken:
    """Milliseconds of a page and of its bare twin, and the number of its queries."""

    name: str
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    queries: int = 0


def pages(offer: str) -> Iterator[Asked]:
    """Yield the pages; one of each filter and each order."""
    listed = {
        "plain": {},
        "page 2": {"page": "2"},
        "page 150": {"page": "150"},
        "last page": {"page": "last"},
        "frequent word": {"q": "deutsch"},
        "rare words": {"q": "grundbildung nachbarschaft"},
        "two words": {"q": "deutsch kinder"},
        "topic": {"topic": "basic_skills"},
        "kind": {"kind": "course"},
        "kind and drafts": {"kind": "course", "state": "draft"},
        "kind, by change": {"kind": "event", "sort": "-changed"},
        "word among drafts": {"q": "deutsch", "state": "draft"},
    }
    listed |= {f"state {state}": {"state": state} for state in STATES}
    listed |= {f"by {order}": {"sort": order} for order in ("-title", "provider", "-provider", "confirmed", "-changed")}
    for name, query in listed.items():
        yield Asked(
            name=f"offers, {name}",
            address=f"angebote/?{urlencode(query)}",
            bare="offers",
            question=_question(query),
        )
    yield Asked(name="an offer", address=f"angebote/{offer}/", bare="offer", question={"id": offer})
    form = f"angebote/{offer}/bearbeiten/"
    yield Asked(name="form of an offer", address=form, bare="offer", question={"id": offer})
    yield Asked(name="form of an offer, sent", address=form, bare="offer", question={"id": offer}, is_sent=True)
    new = "angebote/neu/course/"
    yield Asked(name="form of a new offer", address=new, bare="offer", question={"id": offer})
    typed = urlencode({"title": "Deutsch für Kinder", "provider": "Volkshochschule"})
    yield Asked(name="while typing", address=f"angebote/aehnlich/?{typed}", bare="offer", question={"id": offer})
    yield Asked(name="organisations", address="akteure/", bare="organisations")
    yield Asked(name="organisations, page 200", address="akteure/?page=200", bare="organisations")
    yield Asked(name="Heute", address="", bare="today")
    yield Asked(name="possible duplicates", address="dubletten/", bare="pairs")
    yield Asked(name="read a list", address="angebote/liste/", bare="lists")


STATES = ("draft", "submitted", "published", "unconfirmed", "expired", "closed", "archived")
# What the bare page asks where ours looks at the calendar too.
PLAIN_STATES = {"unconfirmed": "published", "expired": "published"}


def _question(query: dict[str, str]) -> dict[str, str]:
    asked = {key: value for key, value in query.items() if key in ("kind", "topic", "sort")}
    if "q" in query:
        asked["text"] = query["q"]
    if "state" in query:
        asked["state"] = PLAIN_STATES.get(query["state"], query["state"])
    if "page" in query:
        asked["page"] = query["page"].replace("last", "200")
    return asked


def measured(*, times: int = TIMES) -> Iterator[Taken]:
    """Yield what each page took; the office is there and filled."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from bildungsbuero.apps.accounts.models import Membership, Office, Person, Role
    from bildungsbuero.apps.catalogue.models import Offer

    office = Office.objects.get(key=OFFICE)
    person, is_new = Person.objects.get_or_create(email="bench@example.org", defaults={"name": "Probe"})
    if is_new:
        Membership.unscoped.create(office=office, person=person, role=Role.EDITOR)
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    chosen = Offer.objects.of(office).filter(state="published", list_name="").order_by("pk").first()
    assert chosen is not None
    for asked in pages(chosen.public_id):
        one = Taken(name=asked.name)
        with CaptureQueriesContext(connection) as captured:
            _answer(client, asked)
        _settle()
        one.queries = len(captured)
        for _number in range(times):
            one.ours.append(_ms(lambda: _answer(client, asked)))  # noqa: B023
            _settle()
            one.bare.append(_ms(lambda: _ask_bare(asked)))  # noqa: B023
        yield one


def _settle() -> None:
    """Do between two answers what a web process does."""
    from bildungsbuero.cli.running.web_worker import SETTLED, leave_out_what_stays

    if next(_answered) in SETTLED:
        leave_out_what_stays()


_answered = count(1)


def _answer(client: Any, asked: Asked) -> None:
    address = f"/{OFFICE}/buero/{asked.address}"
    if asked.is_sent:
        answer = client.post(address, _as_sent(client.get(address)))
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)


def _as_sent(answer: Any) -> dict[str, Any]:
    """Return what a browser would send back of a form as it stands."""
    sent: dict[str, Any] = {}
    for form in (answer.context["form"], answer.context["runs"].management_form, *answer.context["runs"].forms):
        for bound in form:
            value = bound.value()
            if value not in (None, "", False, []):
                sent[bound.html_name] = value
    return sent


def _ask_bare(asked: Asked) -> None:
    from django.test import RequestFactory

    from benchmarks.offers.bare import rows

    question = {"office": OFFICE, "on": TODAY.isoformat(), **asked.question}
    assert rows(RequestFactory().get("/", question), asked.bare).status_code == 200


def _ms(call: Any) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


def ready(size: int) -> float:
    """Set Django up over a data folder of its own, fill the office where it is empty, return the seconds of it."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    from benchmarks.offers.filling import fill
    from bildungsbuero.apps.accounts.models import Office
    from bildungsbuero.apps.catalogue.models import Offer

    # So that the fields of a form can be read from its answer.
    setup_test_environment()
    begin = time.perf_counter()
    call_command("migrate", verbosity=0)
    office, _is_new = Office.objects.get_or_create(key=OFFICE, defaults={"name": "Bildungsbüro Probe"})
    if not Offer.objects.of(office).exists():
        fill(office, size, TODAY)
    return time.perf_counter() - begin


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
    seconds = ready(int(sys.argv[1]))
    document = {"seconds": seconds, "pages": [asdict(one) for one in measured()]}
    Path(sys.argv[2]).write_text(json.dumps(document), "utf-8")
