"""Numbers of use: what is counted, what never, and that nothing of a person is kept."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.portal.models import PageViews
from bildungsbuero.apps.portal.schedules import forget_old_views
from bildungsbuero.apps.portal.usage import counting
from bildungsbuero.apps.portal.usage.showing import usage_of
from tests.support.cast import make_office, make_person
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db

PHONE = {"User-Agent": "Mozilla/5.0 (Android 12; Mobile)"}


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def counts(settings, monkeypatch):
    """Counting as it is in a running installation, in a counter of its own."""
    settings.OPTIONS = {**settings.OPTIONS, "COUNT_VIEWS": True}
    fresh = counting.Counts()
    monkeypatch.setattr(counting, "COUNTS", fresh)
    return fresh


def kept() -> list[tuple[object, ...]]:
    rows = PageViews.unscoped.order_by("page", "language", "about")
    return list(rows.values_list("page", "language", "about", "count"))


def test_public_pages_are_counted_by_kind_language_and_entry(client, trier, counts):
    choir = make_offer(office=trier, title="Chor")
    for address in ("/trier/", "/trier/uk/", "/trier/angebote/?q=Geheimnis", f"/trier/angebote/{choir.public_id}/"):
        client.get(address, headers=PHONE)
    counts.write()
    client.get("/trier/", headers=PHONE)
    counts.write()

    assert kept() == [
        ("portal:offer", "de", choir.public_id, 1),
        ("portal:offers", "de", "", 1),
        ("portal:start", "de", "", 2),
        ("portal:start", "uk", "", 1),
    ]


def test_nothing_is_counted_but_whole_public_pages_of_strangers(client, trier, counts):
    person = make_person(office=trier, roles=(Role.READER,))
    for headers in ({"User-Agent": "Googlebot/2.1"}, {"User-Agent": ""}, PHONE | {"HX-Request": "true"}):
        client.get("/trier/", headers=headers)
    for address in (
        "/trier/gibt-es-nicht/",
        "/trier/angebote/karte.geojson",
        "/trier/buero/",
        "/trier/konto/anmelden/",
    ):
        client.get(address, headers=PHONE)
    client.post("/trier/merkliste/aendern/", {"change": "empty"}, headers=PHONE)
    client.force_login(person)
    client.get("/trier/", headers=PHONE)
    counts.write()

    assert kept() == []


def test_no_column_could_hold_a_person_or_a_word(client, trier, counts):
    assert {field.name for field in PageViews._meta.get_fields()} == {
        *("id", "office", "day", "page", "language", "about", "count")
    }


def test_numbers_that_cannot_be_written_now_are_written_the_next_time(client, trier, counts, monkeypatch):
    client.get("/trier/", headers=PHONE)

    def locked(*_arguments):
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(counting, "_add", locked)
        counts.write()
    assert kept() == []
    counts.write()

    assert kept() == [("portal:start", "de", "", 1)]


def test_after_a_minute_a_view_writes_down_what_has_gathered(client, trier, counts, monkeypatch):
    monkeypatch.setattr(counting, "WRITTEN_EVERY_S", 0.0)

    client.get("/trier/", headers=PHONE)

    assert kept() == [("portal:start", "de", "", 1)]


def test_the_staff_sees_months_languages_and_the_offers_opened_most(client, trier):
    choir = make_offer(office=trier, title="Chor")
    for day, page, language, about, count in (
        (date(2026, 11, 2), "portal:start", "de", "", 1200),
        (date(2026, 10, 30), "portal:start", "uk", "", 7),
        (date(2026, 11, 3), "portal:offer", "de", choir.public_id, 40),
        (date(2024, 1, 1), "portal:start", "de", "", 99),
    ):
        PageViews.objects.create(office=trier, day=day, page=page, language=language, about=about, count=count)

    found = usage_of(trier, date(2026, 11, 22))

    assert found.total == 1247
    assert [[str(cell.text) for cell in row.cells] for row in found.pages.rows] == [
        ["Startseite", "1.200", "7"],
        ["Angebote", "40", "0"],
    ]
    assert [str(row.cells[0].text) for row in found.offers.rows] == ["Chor"]


def test_numbers_of_more_than_three_years_ago_are_forgotten(trier):
    for day in (date(2023, 1, 1), date(2024, 1, 1)):
        PageViews.objects.create(office=trier, day=day, page="portal:start", language="de", count=1)

    forget_old_views(datetime(2026, 11, 22, 3, 20, tzinfo=UTC))

    assert [views.day.year for views in PageViews.objects.of(trier)] == [2024]


def test_the_page_has_its_empty_state_its_numbers_and_its_file(client, trier, django_assert_max_num_queries):
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    assert "Noch ist nichts gezählt" in client.get("/trier/buero/nutzung/").content.decode()

    for number in range(30):
        PageViews.objects.create(office=trier, day=date.today(), page=f"portal:p{number}", language="de", count=1)
    with django_assert_max_num_queries(16):
        assert "Andere Seiten" in client.get("/trier/buero/nutzung/").content.decode()
    assert ";p7;de;1" in client.get("/trier/buero/nutzung/nutzung.csv").content.decode()
