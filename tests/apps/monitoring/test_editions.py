"""Editions: drafted, checked, released, corrected; figures that stay as they were, seen by whom they are meant for."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client

from bildungsbuero.apps.accounts import releases
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring.editions import actions, store
from bildungsbuero.apps.monitoring.editions.freezing import _observation
from bildungsbuero.apps.monitoring.models import Edition, EditionItem, PublicationRules
from bildungsbuero.apps.monitoring.schedules import release_editions
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.apps.territory.models import OfficeArea
from bildungsbuero.core.cells import Meaning, Missing
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Observation
from tests.support import samples
from tests.support.cast import editor_of, make_office, make_person, monitor_of
from tests.support.deliveries import bring

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
STAFF = "/trier/buero/zahlen/ausgaben/"
PUBLIC = "/trier/ausgaben/"
NONE = Missing(meaning=Meaning.NOT_DELIVERED)


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def office(units, tmp_path):
    """Trier with published figures of school leavers."""
    made = make_office()
    OfficeArea.unscoped.create(office=made, unit=units["07211"])
    OfficeArea.unscoped.create(office=made, unit=units["07235"], is_context=True)
    bring(samples.write_leavers(tmp_path))
    return made


@pytest.fixture
def maker(office):
    return monitor_of(office)


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def drafted(office, person=None, *, items=(("indicator", "D-17"),), title="Bildung in Zahlen 2026") -> Edition:
    wanted = actions.Wanted(title=title, summary="Abgänge", items=tuple(items))
    return actions.draft(office, wanted, person=person, at=AT)


def released(office, person, **options) -> Edition:
    made = drafted(office, person, **options)
    actions.declare_checked(made, person=person, at=AT)
    actions.release(made, person=person, at=AT)
    return made


def new_delivery(tmp_path):
    """A later delivery of the same table, in which eight leavers became nine."""
    rows = [row.replace("kreisfreie Stadt;120;62;8;3", "kreisfreie Stadt;120;62;9;3") for row in samples.LEAVERS_ROWS]
    path = tmp_path / "21111-02-06-4_neu.csv"
    path.write_text(samples.leavers_text(rows=rows), encoding="cp1252")
    return bring(path, dataset="21111-02-06-4")


def test_a_person_drafts_checks_and_releases_in_the_browser(office, maker):
    client = client_of(maker)
    form = client.get(f"{STAFF}neu/")
    assert "D-17 Abgehende ohne Hauptschulabschluss" in text_of(form)
    assert "A-01" not in text_of(form), "what has no figures cannot be chosen"

    answer = client.post(f"{STAFF}neu/", {"title": "Bericht 2026", "items": ["indicator:D-17"]})
    made = Edition.objects.of(office).get()
    assert answer.headers["Location"] == f"{STAFF}{made.public_id}/"
    assert "8" in text_of(client.get(f"{STAFF}{made.public_id}/indicator/D-17/"))
    assert Client().get(f"{PUBLIC}{made.public_id}/").status_code == 404

    for change in ("check", "release"):
        assert client.post(f"{STAFF}{made.public_id}/aendern/", {"change": change}).status_code == 302
    page = text_of(Client().get(f"{PUBLIC}{made.public_id}/"))
    assert "Bericht 2026" in page
    assert "6,7 %" in page
    assert "dl-de/by-2-0" in page
    assert made.digest in page
    assert "Bericht 2026" in text_of(Client().get(PUBLIC))


def test_figures_stay_as_they_were_after_a_later_delivery(office, maker, tmp_path):
    made = released(office, maker)
    before = text_of(Client().get(f"{PUBLIC}{made.public_id}/D-17/"))

    new_delivery(tmp_path)

    assert text_of(Client().get(f"{PUBLIC}{made.public_id}/D-17/")) == before
    assert "9 von 120" in text_of(Client().get("/trier/kennzahlen/D-17/"))


def test_a_correction_is_a_new_version_and_the_old_one_says_so(office, maker, tmp_path):
    made = released(office, maker)
    new_delivery(tmp_path)
    client = client_of(maker)

    answer = client.post(f"{STAFF}{made.public_id}/berichtigen/", {"note": "Neun statt acht."})
    version = Edition.objects.of(office).get(version=2)
    assert answer.headers["Location"] == f"{STAFF}{version.public_id}/"
    assert "Neun statt acht" not in text_of(Client().get(f"{PUBLIC}{made.public_id}/"))
    for change in ("check", "release"):
        client.post(f"{STAFF}{version.public_id}/aendern/", {"change": change})

    old, new = (text_of(Client().get(f"{PUBLIC}{one.public_id}/")) for one in (made, version))
    assert "Neun statt acht" in old
    assert f"{PUBLIC}{version.public_id}/" in old
    assert "6,7 %" in old
    assert "7,5 %" in new
    assert f"{PUBLIC}{made.public_id}/" in new
    with pytest.raises(Refusal, match="corrected_already"):
        actions.correct(made, note="Noch einmal", person=maker, at=AT)


def test_an_edition_is_released_by_itself_on_its_day(office, maker):
    made = drafted(office, maker)
    actions.declare_checked(made, person=maker, at=AT)
    actions.release(made, person=maker, at=AT, on=AT + timedelta(days=2))

    release_editions(AT + timedelta(days=1))
    assert Edition.objects.of(office).get().state == Edition.State.CHECKED
    release_editions(AT + timedelta(days=3))
    release_editions(AT + timedelta(days=3))
    found = Edition.objects.of(office).get()
    assert (found.state, found.released_at) == (Edition.State.RELEASED, AT + timedelta(days=3))
    assert [step.kind for step in found.steps.all()] == ["drafted", "checked", "scheduled", "released"]


def test_one_lost_file_does_not_hold_back_the_editions_of_others(office, maker):
    lost, kept = drafted(office, maker), drafted(office, maker, title="Zweite")
    for made in (lost, kept):
        actions.declare_checked(made, person=maker, at=AT)
        actions.release(made, person=maker, at=AT, on=AT + timedelta(days=1))
    (Path(settings.DATA_DIR) / "editions" / lost.path).unlink()

    assert actions.release_due(AT + timedelta(days=2)) == 1
    assert Edition.objects.of(office).get(pk=kept.pk).state == Edition.State.RELEASED


def test_four_eyes_are_asked_for_where_the_office_wants_them(office, maker):
    PublicationRules.unscoped.create(office=office, four_eyes=True)
    made = drafted(office, maker)

    answer = client_of(maker).post(f"{STAFF}{made.public_id}/aendern/", {"change": "check"})
    assert answer.status_code == 400
    assert "vier Augen" in text_of(answer)

    colleague = client_of(make_person(office=office, roles=(Role.MANAGEMENT,)))
    page = f"{STAFF}{made.public_id}/aendern/"
    colleague.post(page, {"change": "freeze"})
    assert colleague.post(page, {"change": "check"}).status_code == 400, "who takes the figures anew is the author"
    assert client_of(maker).post(page, {"change": "check"}).status_code == 302


def test_the_rules_are_kept_and_noted(office):
    person = make_person(office=office, roles=(Role.MANAGEMENT,))
    answer = client_of(person).post(f"{STAFF}regeln/", {"four_eyes": "on", "contributor": ""})

    assert answer.status_code == 302
    assert PublicationRules.objects.of(office).get().four_eyes
    assert AuditEntry.objects.of(office).filter(action="edition.rules").exists()
    assert client_of(person).post(f"{STAFF}regeln/", {"contributor": "kein link"}).status_code == 400


@pytest.mark.parametrize("audience", ["partners", "house"])
def test_parts_for_partners_and_for_the_house_are_seen_by_them_alone(office, maker, audience):
    made = drafted(office, maker, items=(("indicator", "D-17"), ("indicator", "D-16")))
    item = made.items.get(key="D-16")
    answer = client_of(maker).post(
        f"{STAFF}{made.public_id}/",
        {f"audience_{one.pk}": audience if one == item else "public" for one in made.items.all()},
    )
    assert answer.status_code == 302
    actions.declare_checked(made, person=maker, at=AT)
    actions.release(made, person=maker, at=AT)
    partner_office = make_office(key="konz")
    partner = make_person(office=partner_office, roles=(Role.PARTNER,))
    stranger_office = make_person(office=make_office(key="daun"), roles=(Role.MONITORING,))
    page = f"{PUBLIC}{made.public_id}/"

    def sees(client) -> bool:
        return client.get(f"{page}D-16/").status_code == 200

    assert not sees(Client())
    assert sees(client_of(editor_of(office)))
    assert not sees(client_of(partner))
    releases.release(
        "edition", made.public_id, owner=office, to_office=partner_office, purpose="Abgleich", since=AT.date(), by=None
    )
    assert sees(client_of(partner)) == (audience == "partners")
    assert not sees(client_of(stranger_office))
    for path in ("", "alles.csv", "alles.json", "alles.parquet"):
        assert b"Abgehende nach Abschluss" not in Client().get(page + path).content, path
    assert Client().get(f"{page}D-16.csv").status_code == 404


def test_an_edition_of_which_nobody_outside_sees_anything_is_not_found(office, maker):
    made = drafted(office, maker)
    EditionItem.objects.filter(edition=made).update(audience=EditionItem.Audience.HOUSE)
    actions.declare_checked(made, person=maker, at=AT)
    actions.release(made, person=maker, at=AT)

    assert Client().get(f"{PUBLIC}{made.public_id}/").status_code == 404
    assert made.title not in text_of(Client().get(PUBLIC))
    assert made.title in text_of(client_of(maker).get(PUBLIC))


def test_a_released_edition_is_taken_off_the_public_pages_with_a_reason(office, maker):
    edition = released(office, maker)
    address, change = (
        f"/trier/ausgaben/{edition.public_id}/",
        f"/trier/buero/zahlen/ausgaben/{edition.public_id}/aendern/",
    )
    client = client_of(maker)
    assert Client().get(address).status_code == 200
    assert client.post(change, {"change": "close", "note": " "}).status_code == 400
    assert Client().get(address).status_code == 200

    assert client.post(change, {"change": "close", "note": "Eine Zahl verriet zu viel."}).status_code == 302

    for gone in (address, f"{address}D-17/", f"{address}D-17.csv", f"{address}alles.json"):
        assert Client().get(gone).status_code == 404, gone
    assert edition.title not in text_of(Client().get("/trier/ausgaben/"))
    assert "Eine Zahl verriet zu viel." in text_of(client.get(f"/trier/buero/zahlen/ausgaben/{edition.public_id}/"))
    assert AuditEntry.objects.of(office).filter(action="edition.closed").exists()


def test_small_areas_stay_in_the_house_while_official_ones_are_public(office, maker):
    made = released(office, maker)
    kept = store.figures(made)
    item = kept.items[0]
    quarter = replace(item.figures[0], area="TR-NORD", area_name={"de": "Nord"}, is_small=True)
    kept = replace(kept, items=(replace(item, figures=(*item.figures, quarter)),))
    store.write(made, kept)
    made.save()

    def areas(client) -> str:
        return client.get(f"{PUBLIC}{made.public_id}/D-17.csv").content.decode()

    assert "07211" in areas(Client())
    assert "TR-NORD" not in areas(Client())
    assert "TR-NORD" not in text_of(Client().get(f"{PUBLIC}{made.public_id}/D-17/"))
    assert "TR-NORD" in areas(client_of(maker))
    EditionItem.objects.filter(edition=made).update(small_areas=EditionItem.Audience.PUBLIC)
    assert "TR-NORD" in areas(Client())


def test_areas_below_the_official_ones_are_told_apart_when_figures_are_taken():
    official = {"07211": "Trier"}
    table = SimpleNamespace(dataset=SimpleNamespace(period="calendar_year"))
    taken = [
        _observation(Observation(area=area, period="2024", measure="KITA", cell=NONE), table, official)
        for area in ("07211", "07211:nord")
    ]
    assert [figure.is_small for figure in taken] == [False, True]


def test_a_file_that_somebody_altered_is_never_shown(office, maker):
    made = released(office, maker)
    path = Path(settings.DATA_DIR) / "editions" / made.path
    path.write_bytes(path.read_bytes().replace(b'"8"', b'"1"'))

    answer = Client().get(f"{PUBLIC}{made.public_id}/")
    assert answer.status_code == 400
    assert "Prüfsumme" in text_of(answer)
    path.unlink()
    assert "fehlt" in text_of(Client().get(f"{PUBLIC}{made.public_id}/"))


def test_files_carry_edition_version_source_and_licence(office, maker):
    made = released(office, maker)
    text = Client().get(f"{PUBLIC}{made.public_id}/alles.csv").content.decode("utf-8-sig")
    head, first = text.splitlines()[:2]

    assert head.startswith("edition;version;as_of;key")
    assert first.startswith(f"{made.public_id};1;2026-03-01")
    assert first.endswith("dl-de/by-2-0")
    document = json.loads(Client().get(f"{PUBLIC}{made.public_id}/D-17.json").content)
    assert document["version"] == 1
    for kind, start in (("xlsx", b"PK"), ("parquet", b"PAR1")):
        assert Client().get(f"{PUBLIC}{made.public_id}/alles.{kind}").content.startswith(start)


def test_a_draft_can_be_taken_anew_returned_and_discarded(office, maker, tmp_path):
    made = drafted(office, maker)
    first = Path(settings.DATA_DIR) / "editions" / made.path
    new_delivery(tmp_path)
    client = client_of(maker)

    client.post(f"{STAFF}{made.public_id}/aendern/", {"change": "freeze"})
    assert "9" in text_of(client.get(f"{STAFF}{made.public_id}/indicator/D-17/"))
    client.post(f"{STAFF}{made.public_id}/aendern/", {"change": "check"})
    assert client.post(f"{STAFF}{made.public_id}/aendern/", {"change": "freeze"}).status_code == 409
    client.post(f"{STAFF}{made.public_id}/aendern/", {"change": "return"})
    client.post(f"{STAFF}{made.public_id}/aendern/", {"change": "discard"})
    assert not Edition.objects.of(office).exists()
    assert first.parent.exists()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"change": "unsinn"}, 400),
        ({}, 400),
        ({"change": "release"}, 409),
        ({"change": "return"}, 409),
    ],
)
def test_what_a_draft_cannot_do_is_said(office, maker, data, status):
    made = drafted(office, maker)
    assert client_of(maker).post(f"{STAFF}{made.public_id}/aendern/", data).status_code == status
    assert Edition.objects.of(office).get().state == Edition.State.DRAFT


def test_a_correction_without_a_note_and_a_bad_day_are_refused(office, maker):
    made = released(office, maker)
    client = client_of(maker)
    assert client.post(f"{STAFF}{made.public_id}/berichtigen/", {"note": " "}).status_code == 400
    with pytest.raises(Refusal, match="without_note"):
        actions.correct(made, note=" ", person=maker, at=AT)

    other = drafted(office, maker)
    assert client.post(f"{STAFF}{other.public_id}/berichtigen/", {"note": "x"}).status_code == 409
    actions.declare_checked(other, person=maker, at=AT)
    answer = client.post(f"{STAFF}{other.public_id}/aendern/", {"change": "release", "day": "morgen"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "data", [{}, {"title": "Ohne Teile"}, {"title": "Falsch", "items": ["indicator:X-99"]}, {"title": "x" * 300}]
)
def test_a_draft_that_lacks_something_is_not_stored(office, maker, data):
    assert client_of(maker).post(f"{STAFF}neu/", data).status_code == 400
    assert not Edition.objects.of(office).exists()


def test_who_only_reads_sees_released_editions_and_changes_nothing(office, maker):
    draft, out = drafted(office, maker, title="Noch Entwurf"), released(office, maker)
    reader = client_of(make_person(office=office, roles=(Role.READER,)))

    listed = text_of(reader.get(STAFF))
    assert out.title in listed
    assert "Noch Entwurf" not in listed
    assert reader.get(f"{STAFF}{draft.public_id}/").status_code == 404
    assert reader.get(f"{STAFF}{out.public_id}/").status_code == 200
    assert reader.post(f"{STAFF}{out.public_id}/berichtigen/", {"note": "x"}).status_code == 403
    assert reader.get(f"{STAFF}neu/").status_code == 403


def test_strangers_sign_in_and_another_office_finds_nothing(office, maker):
    made = released(office, maker)
    konz = make_office(key="konz")
    other = client_of(make_person(office=konz, roles=tuple(Role.values)))

    assert Client().get(STAFF).status_code == 302
    assert other.get(f"{STAFF}{made.public_id}/").status_code == 404
    assert other.get(f"/konz/buero/zahlen/ausgaben/{made.public_id}/").status_code == 404
    assert other.get(f"/konz/ausgaben/{made.public_id}/").status_code == 404


@pytest.mark.parametrize("path", ["bcdfghjk/", "bcdfghjk/D-17/", "bcdfghjk/alles.csv", "%00/", "x/y/z/"])
def test_an_edition_that_does_not_exist_is_not_found(office, path):
    assert Client().get(PUBLIC + path).status_code == 404


def test_pages_ask_few_questions_and_only_answer(office, maker, django_assert_max_num_queries):
    made = released(office, maker, items=(("indicator", "D-17"), ("indicator", "D-16"), ("indicator", "D-19")))
    client = Client()
    for path in ("", f"{made.public_id}/", f"{made.public_id}/D-17/", f"{made.public_id}/alles.csv"):
        client.get(PUBLIC + path)
        with django_assert_max_num_queries(10):
            assert client.get(PUBLIC + path).status_code == 200
        assert client.post(PUBLIC + path).status_code == 405


def test_the_page_speaks_english(office, maker):
    made = released(office, maker)
    text = text_of(Client().get(f"/trier/en/ausgaben/{made.public_id}/D-17/"))
    assert "Leavers without a lower secondary certificate" in text
    assert "School year 2022/23" in text
