"""Texts of offers in other languages: written, out of date, still right, found, shown; German where there are none."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.importing import ImportOrder, import_list
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, Run, State, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.apps.catalogue.translating import machine
from bildungsbuero.apps.catalogue.translating.writing import NewTexts, keep_texts
from bildungsbuero.apps.catalogue.waiting import write_beside
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.offer_states import PROVIDER
from bildungsbuero.core.offers import PriceRecord, RunRecord
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import make_offer, make_organisation

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
UK = {"title": "Хор", "summary": "Ми співаємо разом."}


@pytest.fixture
def choir(trier):
    offer = make_offer(office=trier, title="Chor", summary="Wir singen zusammen.", description="Jede Stimme zählt.")
    translate(offer, UK)
    return offer


def translate(offer, texts, language="uk", **options):
    return keep_texts(offer, NewTexts(language=language, texts=texts, **options), person=None)


def states(offer):
    rows = Translation.objects.of(offer.office).filter(offer=offer)
    return {(row.language, row.field): row.is_outdated for row in rows}


def says(offer, **changes):
    """Store other facts of an offer, as its form does."""
    return actions.write_offer(offer, replace(record_of(offer), **changes), person=None)


def page_of(offer, language="uk"):
    return f"/trier/buero/angebote/{offer.public_id}/uebersetzung/{language}/"


# What happens to a public offer with a translated title, and whether the translation is out of date then.
STEPS = {
    "price": (lambda offer: says(offer, prices=(PriceRecord(amount=Decimal(5)),)), False),
    "date": (lambda offer: says(offer, runs=(RunRecord(starts_on=TODAY + timedelta(9)),)), False),
    "spaces": (lambda offer: says(offer, title=" Chor  "), False),
    "another text": (lambda offer: says(offer, description="Alle Stimmen zählen."), False),
    "title": (lambda offer: says(offer, title="Kinderchor"), True),
    "title and back": (lambda offer: says(says(offer, title="Kinderchor"), title="Chor"), False),
    "confirmed": (lambda offer: actions.confirm(offer, person=None, on=TODAY), False),
    "draft saved": (lambda offer: (withdrawn(offer), says(offer, title="Kinderchor")), False),
    "draft published": (lambda offer: (withdrawn(offer), says(offer, title="Kinderchor"), published(offer)), True),
    "draft as before": (lambda offer: (withdrawn(offer), published(offer)), False),
    "change waits": (lambda offer: proposed(offer, title="Kinderchor"), False),
    "change taken over": (lambda offer: published(proposed(offer, title="Kinderchor")), True),
    "archived and back": (
        lambda offer: (actions.archive(offer, person=None), actions.restore(offer, person=None)),
        False,
    ),
}


def withdrawn(offer):
    actions.withdraw(offer, person=None)


def published(offer):
    return actions.publish(offer, person=None, on=TODAY)


def proposed(offer, **changes):
    record = replace(record_of(offer), **changes)
    return write_beside(offer, record, person=None, by=PROVIDER, on=TODAY)


@pytest.mark.parametrize("name", STEPS)
def test_a_translation_is_out_of_date_as_soon_as_the_public_reads_another_german_text(trier, name):
    said = {"summary": "Wir singen.", "website": "https://example.org/", "topics": ("arts_culture",)}
    offer = make_offer(office=trier, title="Chor", kind="online_tool", reach="online", **said)
    translate(offer, {"title": "Хор"})
    step, is_outdated = STEPS[name]

    step(offer)

    assert states(offer) == {("uk", "title"): is_outdated}


def test_a_page_shows_german_and_translation_side_by_side_and_saves_both_ways(client, brandt, choir):
    page = client.get(page_of(choir))
    form = page.context["form"]

    assert "Jede Stimme zählt." in page.content.decode()
    assert 'lang="uk" dir="ltr"' in page.content.decode()
    data = {"seen": form["seen"].value(), "title": "Дитячий  хор", "summary": "", "description": "Кожен голос важить."}
    response = client.post(page_of(choir), data | {"is_checked": "on"})

    assert response.status_code == 302
    rows = Translation.objects.of(choir.office).filter(offer=choir)
    assert {row.field: (row.text, row.is_checked) for row in rows} == {
        "title": ("Дитячий хор", True),
        "description": ("Кожен голос важить.", True),
    }


def test_what_cannot_be_taken_is_said_and_nothing_is_lost(client, brandt, choir):
    form = client.get(page_of(choir)).context["form"]
    too_long = {"seen": form["seen"].value(), "title": "х" * 301, "summary": "нове"}

    page = client.post(page_of(choir), too_long)

    assert page.status_code == 200
    assert 'id="errors"' in page.content.decode()
    assert "нове" in page.content.decode()
    assert Translation.objects.of(choir.office).get(field="summary").text == UK["summary"]
    assert 'id="errors"' in client.post(page_of(choir), {}).content.decode()
    assert client.get(page_of(choir, "tlh")).status_code == 404
    assert client.get(page_of(choir, "de")).status_code == 404


def test_two_people_at_one_text_see_each_other(client, brandt, choir):
    seen = client.get(page_of(choir)).context["form"]["seen"].value()
    translate(choir, {"title": "Хор співу"})

    page = client.post(page_of(choir), {"seen": seen, "title": "Наш хор", "summary": UK["summary"]})

    said = page.content.decode()
    assert "inzwischen geändert" in said
    assert "Наш хор" in said
    assert "Хор співу" in said
    again = {"seen": page.context["form"]["seen"].value(), "title": "Наш хор", "summary": UK["summary"]}
    assert client.post(page_of(choir), again).status_code == 302
    assert Translation.objects.of(choir.office).get(field="title").text == "Наш хор"


def test_an_outdated_text_shows_what_was_translated_and_can_be_still_right(client, brandt, choir):
    says(choir, title="Kinderchor", summary="Kinder singen.")

    page = client.get(page_of(choir))
    assert "Wir singen zusammen." in page.content.decode()
    data = {"seen": page.context["form"]["seen"].value(), **UK, "description": "", "right-title": "on"}
    client.post(page_of(choir), data)
    assert states(choir) == {("uk", "title"): False, ("uk", "summary"): True}

    client.post(f"{page_of(choir)}passt/")
    assert states(choir) == {("uk", "title"): False, ("uk", "summary"): False}


def test_a_waiting_change_leads_to_the_texts_of_the_public_version(client, brandt, choir):
    proposal = proposed(choir, title="Kinderchor")

    response = client.get(page_of(proposal))

    assert response.headers["Location"] == page_of(choir)


def test_texts_of_an_archived_offer_are_not_written(client, brandt, choir):
    actions.archive(choir, person=None)

    assert client.post(page_of(choir), {"title": "x"}).status_code == 400


def test_a_copy_takes_the_translations_with_it_but_the_title(trier, choir):
    copied = actions.copy_offer(choir, person=editor_of(trier))

    assert states(copied) == {("uk", "summary"): False}


def test_the_list_shows_the_state_in_each_language_and_narrows_to_it(client, brandt, trier, choir):
    make_offer(office=trier, title="Schach")
    says(choir, summary="Alle singen.")

    def titles(query):
        return [row.cells[0].text for row in client.get(f"/trier/buero/uebersetzungen/?{query}").context["table"].rows]

    assert titles("") == ["Chor", "Schach"]
    assert titles("language=uk&state=outdated") == titles("state=outdated") == ["Chor"]
    assert titles("language=uk&state=missing") == ["Schach"]
    assert titles("language=ar&state=missing&sort=-title") == ["Schach", "Chor"]
    assert titles("language=uk&state=current") == []
    assert titles("state=unchecked&q=cho") == ["Chor"]
    assert titles("state=nonsense&language=xx&sort=nonsense&page=99&shown=all") == ["Chor", "Schach"]
    page = client.get("/trier/buero/uebersetzungen/").content.decode()
    assert "veraltet" in page
    assert page_of(choir) in page


def test_the_list_needs_as_many_queries_for_many_offers_as_for_few(
    client, brandt, trier, django_assert_max_num_queries
):
    for number in range(12):
        translate(make_offer(office=trier, title=f"Kurs {number}", summary="Text"), {"title": f"Курс {number}"})

    with django_assert_max_num_queries(26):
        client.get("/trier/buero/uebersetzungen/")


def test_who_only_reads_sees_states_and_writes_nothing(client, trier, choir):
    client.force_login(make_person(office=trier, roles=("reader",)))

    page = client.get(f"/trier/buero/angebote/{choir.public_id}/").content.decode()

    assert "teilweise" in page
    assert page_of(choir) not in page
    assert client.get(page_of(choir)).status_code == 403


def test_the_public_reads_the_translation_and_german_with_a_note_where_there_is_none(client, choir):
    page = client.get(f"/trier/uk/angebote/{choir.public_id}/").content.decode()

    assert "Хор</h1>" in page
    assert '<h1 class="kern-heading-large" data-read>' in page
    assert 'lang="de" dir="ltr"><p>Jede Stimme zählt.' in page
    german = client.get(f"/trier/angebote/{choir.public_id}/").content.decode()
    assert "Chor</h1>" in german
    assert "Хор" not in german
    other = client.get(f"/trier/tr/angebote/{choir.public_id}/").content.decode()
    assert 'lang="de" dir="ltr">Chor</h1>' in other


def test_outdated_machine_and_draft_texts_say_what_they_are(client, choir):
    translate(choir, {"title": "Chorale"}, "fr", origin=Translation.Origin.MACHINE)
    translate(choir, {"title": "Zusammen singen"}, "de-leicht")
    says(choir, title="Kinderchor")

    def notes(code):
        return client.get(f"/trier/{code}/angebote/{choir.public_id}/").context["spoken"]

    assert (notes("uk").is_outdated, notes("uk").is_machine) == (True, False)
    assert (notes("fr").is_machine, notes("fr").record.title) == (True, "Chorale")
    assert notes("de-leicht").is_draft
    translate(choir, {"title": "Zusammen singen"}, "de-leicht", is_checked=True)
    assert not notes("de-leicht").is_draft
    assert "Entwurf, ungeprüft" not in client.get(f"/trier/de-leicht/angebote/{choir.public_id}/").content.decode()


def test_lists_files_and_the_interface_speak_the_language_that_is_asked_for(client, choir):
    assert [hit.title for hit in client.get("/trier/uk/angebote/").context["hits"]] == ["Хор"]
    answer = client.get(f"/trier/api/offers/{choir.public_id}?lang=uk").json()
    assert (answer["title"], answer["text_language"], answer["german_texts"]) == ("Хор", "uk", ["description"])
    assert client.get("/trier/api/offers?lang=uk").json()["hits"][0]["title"] == "Хор"
    assert client.get("/trier/api/offers").json()["hits"][0]["title"] == "Chor"
    assert client.get("/trier/api/offers?lang=xx").json()["error"]["code"] == "translations.not_spoken"
    graph = client.get("/trier/uk/angebote/export/schema-org/").json()["@graph"]
    assert (graph[0]["name"], graph[0]["mainEntityOfPage"]["inLanguage"]) == ("Хор", "uk")
    # What is read back into a catalogue stays German.
    assert "Chor" in client.get("/trier/uk/angebote/export/csv/").content.decode("utf-8-sig")


def test_a_search_in_a_language_finds_its_texts_and_those_alone_that_are_public(client, trier, choir):
    translate(make_offer(office=trier, title="Geheim", state=State.DRAFT), {"title": "Хор таємний"})

    assert [hit.title for hit in client.get("/trier/uk/angebote/?q=співаємо").context["hits"]] == ["Хор"]
    assert [hit.title for hit in client.get("/trier/angebote/?q=хор").context["hits"]] == ["Chor"]


class Stub:
    """A program that puts the language before a text."""

    def __init__(self, *, is_broken=False):
        self.asked = []
        self.is_broken = is_broken

    def translate(self, texts, *, to):
        self.asked += texts
        return [] if self.is_broken else [f"{to}: {text}" for text in texts]


@pytest.fixture
def program(settings):
    stub = Stub()
    settings.OPTIONS = {**settings.OPTIONS, "MACHINE_TRANSLATION": "stub"}
    machine.register("stub", stub)
    yield stub
    machine.forget("stub")


def test_without_a_program_nothing_leaves_the_house(client, brandt, choir):
    assert "Programm" not in client.get(page_of(choir)).content.decode()

    answer = client.post(f"{page_of(choir)}vorschlag/")

    assert answer.status_code == 400
    assert "kein Übersetzungsprogramm" in answer.content.decode()


def test_a_program_translates_what_is_missing_and_its_texts_are_marked(client, brandt, choir, program):
    client.post(f"{page_of(choir)}vorschlag/")

    row = Translation.objects.of(choir.office).get(field="description")
    assert program.asked == ["Jede Stimme zählt."]
    assert (row.text, row.is_unchecked_machine) == ("uk: Jede Stimme zählt.", True)
    assert Translation.objects.of(choir.office).get(field="title").text == "Хор"
    assert client.get(f"/trier/uk/angebote/{choir.public_id}/").context["spoken"].is_machine
    translate(choir, {"description": row.text}, is_checked=True)
    assert not client.get(f"/trier/uk/angebote/{choir.public_id}/").context["spoken"].is_machine


def test_a_program_gets_public_texts_only_and_no_nonsense_from_it_is_kept(client, brandt, trier, choir, program):
    draft = make_offer(office=trier, title="Geheim", state=State.DRAFT)

    assert client.post(f"{page_of(draft)}vorschlag/").status_code == 400
    program.is_broken = True
    assert client.post(f"{page_of(choir)}vorschlag/").status_code == 400
    assert program.asked == ["Jede Stimme zählt."]
    assert states(choir).keys() == {("uk", "title"), ("uk", "summary")}


def test_leichte_sprache_is_looked_through_for_what_is_hard(client, brandt, choir):
    translate(choir, {"title": "Chor", "summary": "Der Antrag wird geprüft."}, "de-leicht")

    page = client.get(page_of(choir, "de-leicht")).content.decode()

    assert "Passiv: „Der Antrag wird geprüft“" in page


def test_an_office_sees_and_writes_its_own_texts_only(client, brandt, choir):
    other = make_office(key="konz", name="Konz")
    theirs = make_offer(office=other, title="Ruderverein")

    assert client.get(page_of(theirs)).status_code == 404


def test_a_name_needs_no_translation_and_is_still_said_to_be_german(client, brandt, trier):
    school = make_offer(
        office=trier,
        title="Grundschule am Dom",
        kind="institution",
        provider=make_organisation(office=trier, name="Grundschule am Dom"),
    )

    page = client.get(f"/trier/uk/angebote/{school.public_id}/")

    assert 'lang="de" dir="ltr">Grundschule am Dom</h1>' in page.content.decode()
    assert not page.context["spoken"].is_all_german
    missing = client.get("/trier/buero/uebersetzungen/?language=uk&state=missing")
    assert not missing.context["page"].object_list


def test_german_words_beside_prices_and_dates_are_told_apart(client, trier):
    run = Run(starts_on=TODAY + timedelta(3), schedule="jeden Montag")
    offer = make_offer(office=trier, kind="course", prices=[{"amount": "5", "label": "je Abend"}], runs=(run,))

    page = client.get(f"/trier/uk/angebote/{offer.public_id}/").content.decode()

    assert '5 € <span lang="de" dir="ltr">je Abend</span>' in page
    assert ', <span lang="de" dir="ltr">jeden Montag</span>' in page


def test_texts_travel_by_hsds_to_another_office_which_keeps_what_it_wrote_itself(client, choir, tmp_path):
    file = tmp_path / "export.json"
    file.write_bytes(client.get("/trier/angebote/export/hsds/").content)
    konz = make_office(key="konz", name="Konz")

    def bring():
        return import_list(ImportOrder(path=file, office=konz, on=TODAY, list_name="trier", provider="Verein"))

    assert bring().new == 1
    brought = Offer.objects.of(konz).get()
    rows = Translation.objects.of(konz).filter(offer=brought)
    assert {row.field: (row.language, row.text, row.origin) for row in rows} == {
        name: ("uk", text, "file") for name, text in UK.items()
    }
    translate(brought, {"title": "Наш власний хор"})
    file.write_text(file.read_text("utf-8").replace("Хор", "Інший хор").replace("Ми співаємо", "Вони співають"))
    assert bring().changed == 1
    assert dict(rows.values_list("field", "text")) == {"title": "Наш власний хор", "summary": "Вони співають разом."}


def test_what_was_taken_out_of_an_offer_goes_out_in_no_language_and_is_not_found(client, trier, choir):
    translate(choir, {"description": "Приватна адреса"})
    choir.description = ""
    choir.save()
    changes.record(OFFER, choir.public_id, office=trier)

    given_out = client.get("/trier/angebote/export/hsds/").content.decode()
    assert "Хор" in given_out
    assert "Приватна" not in given_out
    assert not find(Question(on=TODAY, office=trier, text="Приватна адреса")).offers
