"""The staff pages of offers."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.catalogue.forms import listing as listing_form
from bildungsbuero.apps.catalogue.models import Offer, Run, State
from bildungsbuero.web import long_lists
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import make_offer, make_organisation, make_place

pytestmark = pytest.mark.django_db

LIST = "/trier/buero/angebote/"


def fields_of(text: str) -> dict[str, object]:
    """Return what a form on a page would send, read off its markup."""
    form = re.search(r'<form method="post" class="bb-form".*?</form>', text, re.DOTALL)[0]
    values: dict[str, object] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        found = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if found.get("type") in ("checkbox", "radio"):
            if " checked" in tag:
                values.setdefault(found["name"], []).append(found.get("value", "on"))
        elif "name" in found:
            values[found["name"]] = found.get("value", "")
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        values[name] = chosen[1] if chosen else ""
    return values | dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\s?(.*?)</textarea>', form, re.DOTALL))


def send(client, path: str, **changes: object):
    """Open a form, change some fields and send it, as a person without scripts does."""
    values = fields_of(client.get(path).content.decode()) | changes
    return client.post(path, values)


def test_a_new_offer_is_written_with_its_run_and_becomes_a_draft(client, trier, brandt):
    response = send(
        client,
        f"{LIST}neu/language_course/",
        title="Deutsch A1",
        provider="Lernhaus",
        summary="Ein Kurs für den Anfang.",
        topics=["german_language"],
        language_taught="de",
        level_from="A1",
        price="48,50",
        town="Trier",
        street="Domfreihof 1",
        childcare="yes",
        access_lift="no",
        profile_course_type="integration",
        website="example.org",
        **{
            "runs-0-starts_on": "2027-01-11",
            "runs-0-ends_on": "2027-03-12",
            "runs-0-weekdays": ["mo", "we"],
            "runs-0-starts_at": "09:00",
            "runs-0-seats": "12",
        },
    )

    offer = Offer.objects.of(trier).get()
    assert response.headers["Location"] == f"{LIST}{offer.public_id}/"
    assert (offer.state, offer.kind, offer.provider.name, offer.place.town) == (
        State.DRAFT,
        "language_course",
        "Lernhaus",
        "Trier",
    )
    assert (offer.topics, offer.childcare, offer.accessibility) == (("german_language",), True, {"lift": False})
    assert offer.prices == [{"amount": "48.50", "label": "", "currency": "EUR"}]
    assert (offer.profile, offer.website) == ({"course_type": "integration"}, "https://example.org")
    run = offer.runs.get()
    assert (run.starts_on, run.weekdays, run.seats) == (date(2027, 1, 11), ("mo", "we"), 12)
    assert offer.visible_until == date(2027, 3, 12)


def test_editing_without_a_change_changes_nothing(client, trier, brandt):
    offer = make_offer(
        office=trier,
        title="Chor",
        kind="course",
        topics=("arts_culture",),
        place=make_place(office=trier, street="Domfreihof 1", latitude=49.7, longitude=6.6, visibility="district_only"),
        prices=[{"amount": "12.5", "label": "ermäßigt", "currency": "EUR"}, {"amount": "20", "label": "sonst"}],
        conditions=[{"condition": "age", "from": "6", "to": "10", "note": ""}],
        accessibility={"lift": True, "step_free": False},
        is_free=False,
        source="Feed",
        runs=(Run(starts_on=date(2027, 1, 1), number="C-1"),),
    )
    before, run_before = offer.history.first(), offer.runs.get().public_id

    send(client, f"{LIST}{offer.public_id}/bearbeiten/")

    after = Offer.objects.of(trier).get()
    changed = after.history.first().diff_against(before).changed_fields
    assert set(changed) <= {"changed_at", "prices", "conditions"}
    assert [price["amount"] for price in after.prices] == ["12.5", "20"]
    assert after.place_id == offer.place_id
    assert after.runs.get().public_id == run_before


def test_runs_are_removed_and_more_room_is_given_without_scripts(client, trier, brandt):
    offer = make_offer(office=trier, kind="course", runs=(Run(starts_on=date(2027, 1, 1)), Run(rolling_entry=True)))
    path = f"{LIST}{offer.public_id}/bearbeiten/"

    more = send(client, path, more="1").content.decode()
    assert more.count("runs-7-starts_on") >= 1
    assert offer.runs.count() == 2

    send(client, path, **{"runs-0-DELETE": "on"})
    assert offer.runs.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "Titel"),
        ({"price": "viel"}, "Schreiben Sie einen Betrag wie 12,50."),
        ({"is_free": "on", "price": "5"}, "Ein kostenloses Angebot hat keinen Preis."),
        ({"age_from": "10", "age_to": "6"}, "Das liegt unter dem Alter"),
        ({"website": "javascript:alert(1)"}, "gültige"),
        ({"topics": ["quatsch"]}, "Themen"),
        ({"runs-0-starts_on": "2027-02-30"}, "Beginn"),
        ({"runs-0-starts_on": "2027-02-03", "runs-0-ends_on": "2027-02-01"}, "Das Ende liegt vor dem Beginn."),
        ({"runs-0-seats": "5", "runs-0-seats_free": "9"}, "nicht mehr freie Plätze als Plätze"),
    ],
)
def test_bad_entries_are_named_and_nothing_is_lost(client, trier, brandt, changes, message):
    values = {"title": "Chor", "provider": "Verein", "summary": "Wir singen laut."} | changes
    response = send(client, f"{LIST}neu/group/", **values)

    text = response.content.decode()
    assert response.status_code == 200
    assert message in text
    assert "Wir singen laut." in text
    assert Offer.objects.of(trier).count() == 0


def test_a_broken_set_of_runs_is_met_kindly(client, trier, brandt):
    response = client.post(f"{LIST}neu/group/", {"title": "Chor", "provider": "Verein", "reach": "place"})

    assert response.status_code == 200
    assert Offer.objects.of(trier).count() == 0
    assert client.post(f"{LIST}neu/group/", {"runs-TOTAL_FORMS": "99999", "more": "1"}).status_code == 200


def test_two_editors_at_once_lose_nothing(client, trier, brandt):
    offer = make_offer(office=trier, title="Chor", summary="Alt.", website="https://e.org")
    path = f"{LIST}{offer.public_id}/bearbeiten/"
    mine = fields_of(client.get(path).content.decode()) | {"summary": "Meins."}
    send(client, path, summary="Von der Kollegin.")

    refused = client.post(path, mine)

    text = refused.content.decode()
    assert "Jemand anderes hat dieses Angebot inzwischen geändert." in text
    assert "Meins." in text
    # Both versions stand side by side.
    assert re.search(r"Von der Kollegin\..*Meins\.", text.partition("<table")[2].partition("</table")[0], re.DOTALL)
    assert Offer.objects.of(trier).get().summary == "Von der Kollegin."
    client.post(path, fields_of(text))
    assert Offer.objects.of(trier).get().summary == "Meins."


def test_publishing_needs_what_the_kind_must_say_and_confirms(client, trier, brandt):
    offer = make_offer(office=trier, kind="language_course", state=State.DRAFT)
    path = f"{LIST}{offer.public_id}/"

    told = client.post(f"{path}veroeffentlichen/", follow=True).content.decode()
    assert "kann noch nicht veröffentlicht werden" in told
    assert "Niveau" in told
    assert Offer.objects.of(trier).get().state == State.DRAFT

    Offer.objects.of(trier).update(
        summary="Kurs.", topics=("german_language",), reach="online", website="https://e.org", language_taught="de"
    )
    Offer.objects.of(trier).update(level_from="A1")
    Run.unscoped.create(office=trier, offer=offer, rolling_entry=True)
    client.post(f"{path}veroeffentlichen/")

    published = Offer.objects.of(trier).get()
    assert (published.state, published.confirmed_on) == (State.PUBLISHED, timezone.localdate())
    assert client.get("/trier/angebote/").context["total"] == 1


def test_archiving_can_be_undone(client, trier, brandt):
    offer = make_offer(office=trier, title="Chor")
    path = f"{LIST}{offer.public_id}/"

    page = client.post(f"{path}archivieren/", follow=True).content.decode()
    assert "Zurückholen" in page
    assert client.get("/trier/angebote/").context["total"] == 0
    assert "Chor" not in client.get(LIST).content.decode()
    assert "Chor" in client.get(f"{LIST}?state=archived").content.decode()

    client.post(f"{path}zurueckholen/")
    assert client.get("/trier/angebote/").context["total"] == 1
    assert "nicht archiviert" in client.post(f"{path}zurueckholen/", follow=True).content.decode()


def test_an_archived_offer_is_not_edited(client, trier, brandt):
    offer = make_offer(office=trier, state=State.ARCHIVED)

    assert client.get(f"{LIST}{offer.public_id}/bearbeiten/").status_code == 400


def test_a_copy_is_a_draft_of_its_own(client, trier, brandt):
    offer = make_offer(office=trier, title="Chor", kind="course", confirmed_on=date(2026, 1, 1), runs=(Run(),))

    client.post(f"{LIST}{offer.public_id}/kopieren/")

    copy = Offer.objects.of(trier).get(title="Kopie von Chor")
    assert (copy.state, copy.confirmed_on, copy.runs.count()) == (State.DRAFT, None, 0)
    assert copy.provider == offer.provider


def test_the_page_of_an_offer_shows_what_is_missing_and_what_changed(client, trier, brandt):
    offer = make_offer(office=trier, title="Chor", state=State.DRAFT)
    send(client, f"{LIST}{offer.public_id}/bearbeiten/", summary="Neu.", title="Chöre")

    text = client.get(f"{LIST}{offer.public_id}/").content.decode()

    assert "Thema oder Lebensphase" in text
    assert "Kurztext" in text.split("Änderungen")[-1]
    assert "Herr Brandt" not in text.split("Änderungen")[-1]


def test_the_list_can_be_narrowed_sorted_and_paged(client, trier, brandt, django_assert_max_num_queries):
    yesterday = timezone.localdate() - timedelta(days=1)
    for number in range(55):
        make_offer(office=trier, title=f"Gruppe {number:02d}", topics=("stem",))
    make_offer(office=trier, title="Abgelaufen", visible_until=yesterday)
    make_offer(
        office=trier,
        title="Im Entwurf",
        state=State.DRAFT,
        kind="course",
        provider=make_organisation(office=trier, name="AAA"),
    )
    make_offer(office=trier, title="Bestätigt", confirmed_on=timezone.localdate())

    def titles(query: str) -> list[str]:
        rows = client.get(f"{LIST}{query}").context["table"].rows
        return [strip_tags(row.cells[0].text) for row in rows]

    assert len(titles("")) == 50
    assert len(titles("?page=2")) == 8
    assert titles("?q=abgel") == ["Abgelaufen"]
    assert titles("?q=AAA") == ["Im Entwurf"]
    assert titles("?state=draft") == ["Im Entwurf"]
    assert titles("?state=expired") == ["Abgelaufen"]
    assert titles("?kind=course") == ["Im Entwurf"]
    assert "Bestätigt" not in titles("?state=unconfirmed")
    assert titles("?sort=-title")[0] == "Im Entwurf"
    assert titles("?sort=provider")[0] == "Im Entwurf"
    assert len(titles("?state=quatsch&kind=quatsch&topic=quatsch&page=x&sort=quatsch")) == 50
    with django_assert_max_num_queries(12):
        client.get(LIST)


def test_an_office_without_offers_learns_what_to_do(client, trier, brandt):
    assert "Noch keine Angebote" in client.get(LIST).content.decode()


def test_the_template_for_lists_is_a_spreadsheet(client, trier, brandt):
    response = client.get(f"{LIST}vorlage.csv")

    assert response.content.startswith(b"\xef\xbb\xbfKennung;Titel;Art;Anbieter")
    assert "attachment" in response.headers["Content-Disposition"]


READS = ["", "vorlage.csv", "{id}/"]
WRITES = ["neu/", "neu/group/", "{id}/bearbeiten/"]
POSTS = [f"{{id}}/{verb}/" for verb in ("kopieren", "veroeffentlichen", "zurueckziehen", "bestaetigen", "archivieren")]


def test_readers_read_and_do_not_write(client, trier):
    offer = make_offer(office=trier)
    client.force_login(make_person(office=trier, roles=(Role.READER,)))

    for path in READS:
        assert client.get(LIST + path.format(id=offer.public_id)).status_code == 200
    for path in WRITES:
        assert client.get(LIST + path.format(id=offer.public_id)).status_code == 403
    for path in POSTS:
        assert client.post(LIST + path.format(id=offer.public_id)).status_code == 403
    assert "Neues Angebot" not in client.get(LIST).content.decode()


def test_strangers_sign_in_and_other_offices_find_nothing(client, trier):
    offer = make_offer(office=trier, title="Geheim", state=State.DRAFT)
    konz = make_office(key="konz")

    for path in [*READS, *WRITES]:
        assert client.get(LIST + path.format(id=offer.public_id)).status_code == 302
    client.force_login(editor_of(konz))
    for path in [*READS, *WRITES]:
        assert client.get(LIST + path.format(id=offer.public_id)).status_code == 404
    for path in POSTS:
        assert client.post(LIST + path.format(id=offer.public_id)).status_code == 404
        assert client.post(f"/konz/buero/angebote/{path.format(id=offer.public_id)}").status_code == 404
    assert client.get(f"/konz/buero/angebote/{offer.public_id}/").status_code == 404
    assert "Geheim" not in client.get("/konz/buero/angebote/").content.decode()
    assert Offer.objects.of(trier).get().state == State.DRAFT


def test_the_form_says_what_publishing_needs(client, trier, brandt):
    page = client.get(f"{LIST}neu/language_course/").content.decode()
    assert "braucht ein solches Angebot: Kurztext · " in page
    assert " · Niveau" in page


def test_other_methods_are_turned_down(client, trier, brandt):
    offer = make_offer(office=trier)

    assert client.post(LIST).status_code == 405
    for path in POSTS:
        assert client.get(LIST + path.format(id=offer.public_id)).status_code == 405
    assert client.get(f"{LIST}neu/quatsch/").status_code == 400


def test_in_a_catalogue_of_very_many_offers_the_index_is_asked_and_counts_are_estimates(
    client, trier, brandt, monkeypatch
):
    monkeypatch.setattr(long_lists, "FARTHEST", 3)
    monkeypatch.setattr(listing_form, "MOST_HITS", 2)
    choir = make_organisation(office=trier, name="Chorverband")
    for number in range(4):
        make_offer(office=trier, title=f"Chor {number}", topics=("stem",))
    make_offer(office=trier, title="Chor im Entwurf", state=State.DRAFT)
    make_offer(office=trier, title="Lager", state=State.DRAFT, provider=choir)

    plain = client.get(LIST).content.decode()
    answer = client.get(f"{LIST}?q=chor")
    titles = [strip_tags(row.cells[0].text) for row in answer.context["table"].rows]

    assert "etwa 6 Angebote" in plain
    assert "Über die Seiten erreichen Sie die ersten 3." in plain
    assert "4 Angebote passen zu den Wörtern oder zum Thema" in answer.content.decode()
    assert {"Chor im Entwurf", "Lager"} & set(titles)
    assert len(client.get(f"{LIST}?topic=stem").context["table"].rows) == 2
