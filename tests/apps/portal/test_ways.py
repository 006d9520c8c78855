"""Education paths: what is shipped, what the public sees of it, and what an office makes of it."""

import datetime

import pytest
from django.utils import timezone

from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.portal.models import WayStation, WayTransition
from bildungsbuero.apps.portal.signposts import signposts_for
from bildungsbuero.apps.portal.ways.book import book_of
from bildungsbuero.apps.portal.ways.reference import reference_for
from bildungsbuero.core.languages import EASY
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer, make_organisation
from tests.support.territory import give_area, make_unit

pytestmark = pytest.mark.django_db

SHIPPED = reference_for(frozenset({"07"}))
PAGES = "/trier/bildungswege/"
STAFF = "/trier/buero/bildungswege/"


@pytest.fixture
def trier(data_dir):
    office = make_office()
    unit = make_unit(key="07211", name="Trier")
    give_area(office, unit)
    return office


def text_of(client, path: str) -> str:
    """Return the page at a path."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_everything_that_is_shipped_has_words_in_german_and_english_and_a_source():
    assert (len(SHIPPED.stations), len(SHIPPED.transitions)) == (62, 118)
    for entry in SHIPPED.stations.values():
        assert all(entry.texts[language]["title"] for language in ("de", "en")), entry.key
        assert entry.sources or not entry.is_checked or entry.kind in ("situation", "work"), entry.key
    for one in SHIPPED.transitions.values():
        assert all(one.texts[language]["condition"] for language in ("de", "en")), one.key
        assert bool(one.sources) or not one.is_checked, one.key
        assert {one.source, one.target} <= set(SHIPPED.stations), one.key


def test_a_station_says_what_follows_and_who_decides(client, trier):
    text = text_of(client, f"{PAGES}station/c_berufsreife/")
    assert "Berufsfachschule I" in text
    assert "Über die Aufnahme entscheidet die Schule." in text
    assert "Geprüft am" in text
    assert "bbs-vulkaneifel.de" in text
    assert "<svg" in text
    assert "lower secondary" not in text_of(client, f"/trier/en{PAGES.removeprefix('/trier')}station/c_berufsreife/")


def test_what_is_not_checked_is_counted_but_not_shown(client, trier):
    text = text_of(client, f"{PAGES}station/c_sek1/")
    assert "Freiwilligendienst" not in text
    assert "stehen nicht hier, weil sie noch niemand geprüft hat" in text
    assert client.get(f"{PAGES}station/voluntary_year/").status_code == 404


def test_a_person_finds_the_next_steps_and_the_way_to_a_goal(client, trier):
    entrance = text_of(client, f"{PAGES}lage/berufsreife-was-nun/")
    assert "Duale Ausbildung" in entrance
    found = client.get(f"{PAGES}wohin/", {"von": "c_berufsreife", "nach": "c_ahr"})
    assert found.context["paths"][0]["count"] == 4
    assert client.get(f"{PAGES}wohin/", {"von": "c_berufsreife", "nach": "xx\x00"}).status_code == 200
    nothing = client.get(f"{PAGES}wohin/", {"von": "c_ahr", "nach": "primary"}).content.decode()
    assert "Wir kennen keinen geprüften Weg" in nothing


def test_local_courses_of_education_stand_at_their_station(client, trier):
    school = make_organisation(office=trier, name="Berufsbildende Schule (Beispiel)")
    make_offer(
        office=trier,
        title="Gymnasium mit Technik",
        kind="qualification_path",
        provider=school,
        profile={"station": "vocational_gymnasium"},
    )
    assert "Gymnasium mit Technik" in text_of(client, f"{PAGES}station/vocational_gymnasium/")


def test_an_office_without_ways_says_so_and_may_write_its_own(client, data_dir):
    make_office()
    assert "Hier gibt es noch keine Bildungswege" in text_of(client, PAGES)


def test_the_office_changes_a_transition_and_takes_it_back(client, trier):
    client.force_login(editor_of(trier))
    address = f"{STAFF}uebergang/c_berufsreife--bf1/"
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    values |= {"condition_de": "Nur mit Empfehlung.", "is_checked": "on", "checked_on": "2026-11-20"}
    assert client.post(address, values).status_code == 302
    assert "Nur mit Empfehlung." in text_of(client, f"{PAGES}station/c_berufsreife/")
    assert client.post(f"{address}zuruecknehmen/").status_code == 302
    assert not WayTransition.objects.of(trier).exists()
    assert "Der Abschluss genügt." in text_of(client, f"{PAGES}station/c_berufsreife/")


def test_a_source_and_a_day_are_needed(client, trier):
    client.force_login(editor_of(trier))
    values = {"source_key": "c_berufsreife", "target_key": "c_ahr", "condition_de": "So.", "is_checked": "on"}
    text = client.post(f"{STAFF}uebergang/neu/", values).content.decode()
    assert "Nennen Sie den Tag der Prüfung." in text
    assert not WayTransition.objects.of(trier).exists()
    values |= {"sources": "example.org", "checked_on": "2026-11-20"}
    assert client.post(f"{STAFF}uebergang/neu/", values).status_code == 302
    assert WayTransition.objects.of(trier).get().key == "c_berufsreife--c_ahr"


def test_what_was_read_again_today_is_public(client, trier):
    client.force_login(editor_of(trier))
    address = f"{STAFF}uebergang/integration_course--job_german/geprueft/"
    assert client.post(address).status_code == 302
    transition = book_of(trier).transitions["integration_course--job_german"]
    assert (transition.is_checked, transition.checked_on) == (True, timezone.localdate())
    # Without a source nobody can check anything.
    assert client.post(f"{STAFF}uebergang/c_sek1--voluntary_year/geprueft/").status_code == 302
    assert not book_of(trier).transitions["c_sek1--voluntary_year"].is_checked


def test_the_office_adds_a_station_and_leaves_one_out(client, trier):
    client.force_login(editor_of(trier))
    values = {
        "kind": "school",
        "stage": "4",
        "title_de": "Talentschule (Beispiel)",
        "what_de": "Neu.",
        "is_checked": "on",
        "checked_on": "2026-11-20",
    }
    assert client.post(f"{STAFF}station/neu/", values).status_code == 302
    assert "Neu." in text_of(client, f"{PAGES}station/talentschule-beispiel/")
    left_out = WayStation(office=trier, key="igs", kind="school", is_removed=True)
    left_out.save()
    assert client.get(f"{PAGES}station/igs/").status_code == 404


def test_what_ends_soon_is_due_and_stands_on_today(client, trier):
    client.force_login(editor_of(trier))
    later = datetime.date(2027, 12, 1)
    tenth_year = book_of(trier).transitions["special_school--c_berufsreife"].as_transition()
    assert tenth_year.validity.until == datetime.date(2028, 7, 31)
    assert (
        not book_of(trier)
        .public_on(later.replace(year=2028, month=8))
        .paths("special_school", "c_berufsreife", longest=1)
    )
    assert "Anzusehen" in text_of(client, STAFF)


def test_the_search_finds_stations_and_situations(client, trier):
    on = timezone.localdate()
    found = signposts_for(trier, "was kann ich mit der berufsreife machen", on)
    assert found[0].record == "way"
    text = text_of(client, "/trier/angebote/?q=Berufsoberschule")
    assert "Das könnte Ihre Frage beantworten" in text
    assert signposts_for(trier, "Freiwilligendienst", on) == []


def test_an_offer_says_what_else_there_is_at_its_station(client, trier):
    school = {"institution_type": "school", "school_type": "bbs"}
    path = make_offer(office=trier, title="Bildungsgang", kind="qualification_path", profile={"station": "bf1"})
    other = make_offer(office=trier, title="Noch einer", kind="qualification_path", profile={"station": "bf1"})
    make_offer(office=trier, title="Schule", kind="institution", profile=school)

    text = text_of(client, f"/trier/angebote/{path.public_id}/")

    assert "Auch auf diesem Weg" in text
    assert "/trier/bildungswege/station/bf1/" in text
    assert other.title in text
    assert f'angebote/{path.public_id}/">Bildungsgang' not in text


def test_every_situation_and_drawing_has_a_title_in_every_language_and_every_station_beside_leichte_sprache():
    for language in (one.code for one in targets()):
        for named in (*SHIPPED.entrances, *SHIPPED.drawings):
            assert named.texts[language]["title"], (named.key, language)
        if language != EASY:
            assert all(entry.texts[language]["title"] for entry in SHIPPED.stations.values()), language


def test_what_stays_german_on_a_page_of_another_language_says_so_and_runs_from_left_to_right(client, trier):
    text = client.get("/trier/ar/bildungswege/station/primary/").content.decode()
    assert "المدرسة الابتدائية (Grundschule)" in text
    assert '<span lang="de" dir="ltr">Die gemeinsame Schule für alle Kinder.</span>' in text
    assert "المدرسة هي التي تقرر القبول" in text
    assert 'class="bb-language-note"' in text
    assert 'class="bb-language-note"' not in client.get("/trier/bildungswege/station/primary/").content.decode()
