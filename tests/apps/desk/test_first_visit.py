"""The open part of the assistant: a code, an office, its areas, an administrator; then it is gone for good."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Membership, Office, Person
from bildungsbuero.apps.desk.set_up import code as codes
from bildungsbuero.apps.desk.set_up.draft import Draft, read_set_up, write_set_up
from bildungsbuero.apps.desk.set_up.naming import names_in, proposed_areas, proposed_key
from bildungsbuero.apps.territory.models import OfficeArea
from tests.support.cast import administrator_of, make_office
from tests.support.territory import make_eisenach, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]

OFFICE = {"kind": "single", "municipality": "Wartburgkreis", "name": "Bildungsbüro Wartburgkreis", "key": ""}
PERSON = {
    "name": "Anna Beispiel",
    "email": "anna@example.org",
    "password": "drei-graue-Dächer-am-Markt",
    "repeated": "drei-graue-Dächer-am-Markt",
}


@pytest.fixture
def visitor() -> Client:
    """A browser that has entered the code."""
    client = Client()
    state = codes.valid_code(timezone.now())
    assert state is not None
    assert client.post("/einrichten/", {"code": state.code}).status_code == 302
    return client


def page(client: Client, address: str, entries: dict[str, Any] | None = None) -> str:
    """Return a page, asked for or answered to a form that was not taken."""
    answer = client.get(address) if entries is None else client.post(address, entries)
    assert answer.status_code == 200, answer.headers
    return answer.content.decode()


def test_the_first_visitor_of_an_empty_installation_is_led_to_the_assistant():
    assert Client().get("/").headers["Location"] == "/einrichten/"
    assert Client().get("/en/").headers["Location"] == "/en/einrichten/"
    assert "Code" in page(Client(), "/einrichten/")


def test_the_whole_open_part_makes_an_office_with_area_and_administrator(visitor):
    make_eisenach()

    assert visitor.post("/einrichten/buero/", OFFICE).headers["Location"] == "/einrichten/gebiet/"
    shown = page(visitor, "/einrichten/gebiet/")
    assert re.search(r'value="16063"[^>]* checked', shown)
    assert visitor.post("/einrichten/gebiet/", {"areas": "16063"}).headers["Location"] == "/einrichten/verwaltung/"
    done = visitor.post("/einrichten/verwaltung/", PERSON)

    assert done.headers["Location"] == "/wartburgkreis/buero/einrichten/kontakt/"
    office = Office.objects.get()
    assert (office.key, office.kind, office.municipality) == ("wartburgkreis", "single", "Wartburgkreis")
    assert [area.unit.key for area in OfficeArea.objects.of(office)] == ["16063"]
    person = Person.objects.get()
    assert person.administers_installation
    assert "administrator" in person.roles_in(office)
    assert visitor.get(done.headers["Location"]).status_code == 200
    assert not read_set_up().code


@pytest.mark.parametrize("address", ["", "buero/", "gebiet/", "verwaltung/"])
def test_once_somebody_administers_the_assistant_is_gone_for_everybody(visitor, address):
    administrator_of(make_office())

    assert visitor.get(f"/einrichten/{address}").status_code == 404
    assert visitor.post(f"/einrichten/{address}", PERSON | {"code": "X"}).status_code == 404
    assert codes.valid_code(timezone.now()) is None


@pytest.mark.parametrize("address", ["buero/", "gebiet/", "verwaltung/"])
def test_without_the_code_nobody_gets_in(address):
    stranger = Client()

    assert stranger.get(f"/einrichten/{address}").headers["Location"] == "/einrichten/"
    assert stranger.post(f"/einrichten/{address}", PERSON | OFFICE).headers["Location"] == "/einrichten/"
    assert not Person.objects.exists()


def test_a_wrong_code_is_refused_and_too_many_tries_end():
    codes.valid_code(timezone.now())
    stranger = Client()

    assert "Das ist nicht der Code" in page(stranger, "/einrichten/", {"code": "AAAA-AAAA-AAAA"})
    answers = {stranger.post("/einrichten/", {"code": "AAAA-AAAA-AAAA"}).status_code for _time in range(25)}
    assert answers == {200, 429}


def test_a_code_works_once_and_24_hours():
    now = timezone.now()
    state = codes.valid_code(now)
    assert codes.valid_code(now + timedelta(hours=23)) == state
    assert codes.valid_code(now + timedelta(hours=25)) != state
    old = read_set_up()
    write_set_up(type(old)(code=old.code, valid_until=now.isoformat()))
    assert "ist abgelaufen" in page(Client(), "/einrichten/", {"code": old.code})

    fresh = codes.valid_code(timezone.now())
    assert Client().post("/einrichten/", {"code": fresh.code.lower().replace("-", " ")}).status_code == 302
    assert "nicht der Code" in page(Client(), "/einrichten/", {"code": fresh.code})
    assert "nicht der Code" in page(Client(), "/einrichten/", {"code": "-"})


def test_another_browser_goes_on_with_a_new_code_and_puts_the_first_one_out(visitor):
    visitor.post("/einrichten/buero/", OFFICE)
    second = Client()
    again = codes.valid_code(timezone.now())

    went_on = second.post("/einrichten/", {"code": again.code})

    assert went_on.headers["Location"] == "/einrichten/gebiet/"
    assert "Bildungsbüro Wartburgkreis" in page(second, "/einrichten/buero/")
    assert visitor.get("/einrichten/buero/").headers["Location"] == "/einrichten/"


def test_an_interrupted_visit_is_continued_in_the_same_browser(visitor):
    visitor.post("/einrichten/buero/", OFFICE)

    assert 'href="/einrichten/gebiet/"' in page(visitor, "/einrichten/")
    assert visitor.get("/einrichten/verwaltung/").headers["Location"] == "/einrichten/gebiet/"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Dieses Feld ist zwingend erforderlich"),
        ({"key": "Trier!"}, "Kleine Buchstaben"),
        ({"key": "static"}, "hat in Adressen schon eine Bedeutung"),
        ({"key": "eisenach"}, "schon ein Büro mit diesem Kurznamen"),
        ({"kind": "castle"}, "gültige Auswahl"),
        ({"municipality": "Stadt", "name": "…"}, "lässt sich keiner bilden"),
        ({"name": "x" * 300}, "200 Zeichen"),
        ({"name": "a\x00b"}, "unsichtbares Zeichen"),
    ],
)
def test_a_bad_office_is_answered_in_german_and_nothing_is_kept(visitor, change, sentence):
    make_office(key="eisenach")

    assert sentence in page(visitor, "/einrichten/buero/", OFFICE | change)
    assert read_set_up().draft == Draft()


@pytest.mark.parametrize(
    ("kind", "chosen", "sentence"),
    [
        ("single", [], "genau ein Gebiet"),
        ("single", ["16063", "16"], "genau ein Gebiet"),
        ("joint", ["16063"], "mindestens zwei Gebiete"),
        ("single", ["99999"], "gültige Auswahl"),
        ("single", ["16056"], "gültige Auswahl"),
    ],
)
def test_bad_areas_are_answered_in_german(visitor, kind, chosen, sentence):
    make_eisenach()
    visitor.post("/einrichten/buero/", OFFICE | {"kind": kind})

    assert sentence in page(visitor, "/einrichten/gebiet/", {"areas": chosen})
    assert read_set_up().draft.areas == ()


def test_a_joint_office_finds_all_its_areas_and_an_agency_needs_none(visitor):
    make_eisenach()
    joint = OFFICE | {"kind": "joint", "municipality": "Wartburgkreis und Thüringen"}
    visitor.post("/einrichten/buero/", joint)
    shown = page(visitor, "/einrichten/gebiet/")
    assert len(re.findall(r'value="[0-9]+"[^>]* checked', shown)) == 2

    visitor.post("/einrichten/buero/", OFFICE | {"kind": "agency", "municipality": "Wartburgkreis"})
    assert visitor.post("/einrichten/gebiet/", {"areas": []}).headers["Location"] == "/einrichten/verwaltung/"
    assert visitor.get("/einrichten/verwaltung/").status_code == 200


def test_an_area_that_no_longer_exists_is_explained(visitor):
    make_eisenach()
    visitor.post("/einrichten/buero/", OFFICE)

    assert "besteht nicht mehr" in page(visitor, "/einrichten/gebiet/?suche=16056")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"repeated": "anders"}, "Passwörter"),
        ({"password": "kurz", "repeated": "kurz"}, "12 Zeichen"),
        ({"password": "anna@example.org", "repeated": "anna@example.org"}, "ähnlich"),
        ({"email": "keine"}, "E-Mail-Adresse"),
        ({"name": ""}, "zwingend erforderlich"),
    ],
)
def test_a_bad_administrator_is_answered_in_german_and_no_office_is_made(visitor, change, sentence):
    write_set_up(read_set_up().__class__(visitor=read_set_up().visitor, draft=complete_draft()))

    assert sentence in page(visitor, "/einrichten/verwaltung/", PERSON | change)
    assert not Office.objects.exists()


def test_when_the_last_step_fails_nothing_is_left(visitor, monkeypatch):
    make_eisenach()
    write_set_up(read_set_up().__class__(visitor=read_set_up().visitor, draft=complete_draft()))

    def killed(*_arguments: Any, **_named: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("bildungsbuero.apps.desk.set_up.actions.give_roles", killed)
        with pytest.raises(KeyboardInterrupt):
            visitor.post("/einrichten/verwaltung/", PERSON)
    assert not Office.objects.exists()
    assert not Person.objects.exists()
    assert visitor.post("/einrichten/verwaltung/", PERSON).status_code == 302
    assert Membership.objects.of(Office.objects.get()).exists()


def test_a_damaged_file_is_an_empty_beginning(data_dir: Path):
    (data_dir / "set-up.json").write_text('{"draft": 3', "utf-8")

    assert read_set_up().draft == Draft()
    assert codes.valid_code(timezone.now()) is not None
    assert (data_dir / "set-up.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "names", "key"),
    [
        ("Stadt Trier", ["Stadt Trier"], "trier"),
        ("Kaufbeuren, Ostallgäu", ["Kaufbeuren", "Ostallgäu"], "kaufbeuren-ostallgaeu"),
        ("Stadt Köthen (Anhalt)\nund Bernburg", ["Stadt Köthen (Anhalt)", "und Bernburg"], "koethen-anhalt-bernburg"),
        ("Landkreis", ["Landkreis"], ""),
        ("konto", ["konto"], "konto-2"),
        ("", [], ""),
    ],
)
def test_names_and_a_short_name_are_read_out_of_what_people_type(text, names, key):
    assert names_in(text) == names
    assert proposed_key(text) == key


def test_the_district_is_meant_before_the_town_of_the_same_name():
    state = make_unit(key="07", name="Rheinland-Pfalz")
    make_unit(key="07211000", name="Trier", kind="kreisfreie Stadt", parent=state)
    make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=state)

    assert [unit.key for unit in proposed_areas("Trier")] == ["07211"]
    assert proposed_areas("Atlantis") == []


def complete_draft() -> Draft:
    """Return a draft that only lacks its administrator."""
    return Draft(kind="single", name="Büro", key="wartburg", municipality="Wartburgkreis", areas=("16063",))
