"""What public pages say is among the messages that are translated, whatever page says it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from django.utils.translation import _trans

from tests.support.cast import make_office
from tests.support.offers import make_offer
from tools.messages import wanted_messages

pytestmark = pytest.mark.django_db


@contextmanager
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Collect the messages that are asked for while the block runs."""
    said: set[str] = set()
    for name in ("gettext", "ngettext"):
        real = getattr(_trans, name)

        def heard(message: str, *rest: object, real=real) -> str:
            said.add(message)
            return real(message, *rest)

        monkeypatch.setattr(_trans, name, heard)
    yield said
    monkeypatch.undo()


def test_every_message_of_public_pages_is_among_those_that_are_translated(monkeypatch) -> None:
    office = make_office(opening_hours="montags 9 bis 12 Uhr")
    offer = make_offer(office=office, kind="course", topics=("stem",), target_groups=("parents",), is_free=True)
    pages = [
        "",
        "angebote/?q=mint&near=54290",
        f"angebote/{offer.public_id}/",
        f"anbieter/{offer.provider.public_id}/",
        "kennzahlen/",
        "kennzahlen/D-17/",
        "kennzahlen/welche-zahl-stimmt/",
        "gebiete/",
        "offene-daten/",
        "angebot-vorschlagen/",
        "fehler-melden/",
        "impressum/",
        "gibt-es-nicht/",
    ]
    client = Client()
    with listening(monkeypatch) as said:
        for page in pages:
            assert client.get(f"/trier/uk/{page}").status_code in (200, 404), page
        client.post("/trier/uk/fehler-melden/", {})
        client.post("/trier/uk/angebot-vorschlagen/", {})

    ours = {one.key for one in wanted_messages("de")}
    translated = {one.key for one in wanted_messages("uk")}
    assert said & ours, "no message was heard"
    assert sorted((said & ours) - translated) == []
