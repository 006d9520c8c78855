"""Words of searches in vain: what is kept, what never is, and who sees it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.needs.models import CountedDay, UnmetWord
from bildungsbuero.apps.needs.unmet import counting, salt
from bildungsbuero.search.demand import Demand
from tests.support.cast import make_office, make_person
from tests.support.offers import make_offer, make_place

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
BECAUSE = "the test looks at everything"


@pytest.fixture
def trier(data_dir):
    office = make_office()
    make_offer(office=office, title="Chor", place=make_place(office=office, town="Konz"))
    return office


def kept() -> list[tuple[str, str, int]]:
    rows = UnmetWord.objects.across_offices(because=BECAUSE).order_by("word")
    return [(row.word, row.place, row.searches) for row in rows]


def note(office, *words, on=TODAY):
    counting.note_unmet(Demand(other=words), office=office, place="", language="de", on=on)


def test_a_search_in_vain_leaves_its_words_of_the_vocabulary_with_place_language_and_week(client, trier):
    client.get("/trier/angebote/?q=yoga+konz")
    client.get("/trier/en/angebote/?q=yoga")

    rows = UnmetWord.objects.across_offices(because=BECAUSE).order_by("place")
    assert [(row.word, row.place, row.language) for row in rows] == [("Yoga", "", "en"), ("Yoga", "Konz", "de")]
    assert all(row.week == counting.monday_of(timezone.localdate()) for row in rows)


def test_a_search_that_finds_something_leaves_nothing(client, trier):
    client.get("/trier/angebote/?q=chor")
    client.get("/trier/angebote/")

    assert kept() == []


def test_a_place_that_no_offer_lies_in_is_not_kept(client, trier):
    client.get("/trier/angebote/?q=yoga&place=Bei+Frau+Meier")

    assert kept() == [("Yoga", "", 1)]


def test_another_word_is_written_only_after_five_different_days(trier):
    for days in range(counting.DAYS_UNTIL_WRITTEN - 1):
        for _again in range(3):
            note(trier, "lastenrad", on=TODAY + timedelta(days=days))
    assert kept() == []

    note(trier, "lastenrad", on=TODAY + timedelta(days=10))

    assert kept() == [("lastenrad", "", 1)]


def test_once_the_salt_is_worn_out_the_counting_begins_anew(trier):
    for days in range(counting.DAYS_UNTIL_WRITTEN - 1):
        note(trier, "lastenrad", on=TODAY + timedelta(days=days))
    before = salt.digest_of("lastenrad", "trier", TODAY)

    counting.forget(TODAY + salt.KEPT)

    assert not CountedDay.objects.across_offices(because=BECAUSE).exists()
    assert salt.digest_of("lastenrad", "trier", TODAY) != before


def test_words_are_deleted_after_twelve_months(trier):
    counting.note_unmet(Demand(known=("Yoga",)), office=trier, place="", language="de", on=TODAY)

    assert counting.forget(TODAY + timedelta(days=350)) == 0
    assert counting.forget(TODAY + timedelta(days=380)) == 1


TYPED = (
    "Mohammed 0170 1234567",
    "zzgeheim Brustkrebs",
    "mara.musterfrau@example.org",
    "Karl Xaverhausen Beispielgasse 12",
    "zzgeheim 54290",
)


def test_nothing_that_somebody_typed_stands_in_any_store_or_log(client, trier, caplog):
    caplog.set_level("DEBUG")
    for text in TYPED:
        client.get("/trier/angebote/", {"q": text})
        client.get("/trier/angebote/", {"q": text, "place": text, "near": text, "plain": text})

    stored = whole_database() + b"".join(
        path.read_bytes() for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()
    )
    for word in ("mohammed", "1234567", "zzgeheim", "brustkrebs", "musterfrau", "xaverhausen", "beispielgasse"):
        assert word.encode() not in stored.lower(), word
        assert word not in caplog.text.lower(), word
    assert kept() == []


def whole_database() -> bytes:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found.append(repr(cursor.fetchall()).encode())
    return b"".join(found)


def test_who_steers_sees_the_words_of_the_own_office(client, trier):
    counting.note_unmet(Demand(known=("Yoga",)), office=trier, place="Konz", language="uk", on=timezone.localdate())
    client.force_login(make_person(office=trier, roles=[Role.MANAGEMENT]))

    text = client.get("/trier/buero/vergeblich-gesucht/").content.decode()

    assert "Yoga" in text
    assert "Konz" in text
    assert client.get("/trier/buero/vergeblich-gesucht/?weeks=quatsch&page=x").status_code == 200


def test_other_roles_do_not_see_them(client, trier):
    client.force_login(make_person(office=trier, roles=[Role.EDITOR]))

    assert client.get("/trier/buero/vergeblich-gesucht/").status_code == 403
