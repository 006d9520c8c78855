"""Theme portals: made from templates, edited without code, shown with their offers, also those of neighbours."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from bildungsbuero.apps.accounts import releases
from bildungsbuero.apps.catalogue.models import Run
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.portal.directory import AzEntry, by_letter, letter_of
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.signposts import signposts_for
from bildungsbuero.apps.portal.themes import editing
from bildungsbuero.apps.portal.themes.blocks import Block, BlockKind, read_block
from bildungsbuero.apps.portal.themes.templates import templates
from bildungsbuero.apps.portal.themes.texts import made_from_after, state_in
from bildungsbuero.apps.portal.ways.reference import reference_for
from bildungsbuero.core.languages import EASY
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer, make_place
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db

STAFF = "/trier/buero/themenportale/"


@pytest.fixture
def trier(data_dir):
    return make_office()


def portal(office, name: str = "career", *, is_published: bool = True, **changed) -> ThemePortal:
    """Return a portal made from a template."""
    made = editing.make_from_template(office, name, person=None)
    for field, value in changed.items():
        setattr(made, field, value)
    editing.publish(made, person=None, is_published=is_published)
    return made


def in_town(key: str, name: str, office) -> dict:
    """Return a place in a municipality."""
    unit = make_unit(key=key, name=name)
    return {"place": make_place(office=office, town=name, municipality=unit)}


def run_in(days: int, **fields) -> Run:
    """Return a run that begins in so many days."""
    day = timezone.localdate() + timedelta(days=days)
    return Run(starts_on=day, ends_on=day, **fields)


def test_every_template_has_words_in_three_languages_and_parts_that_exist():
    entrances = {one.key for one in reference_for(frozenset({"07"})).entrances}
    assert len(templates()) == 9
    for name, one in templates().items():
        assert all(one["texts"][language]["intro"] for language in ("de", "en", EASY)), name
        for block in one["blocks"]:
            assert block["kind"] in BlockKind.values, name
            assert all(block["texts"][language]["title"] for language in ("de", "en")), (name, block)
            if block["kind"] == "ways":
                assert set(block["keys"]) <= entrances, name


def test_a_portal_is_made_looked_at_published_and_stands_on_the_home_page(client, trier):
    client.force_login(editor_of(trier))
    make_offer(office=trier, title="Roboter bauen", topics=("stem",))
    assert client.post(f"{STAFF}neu/stem/").status_code == 302
    assert client.get("/trier/themen/mint/").status_code == 404
    assert "Roboter bauen" in client.get(f"{STAFF}mint/vorschau/").content.decode()
    client.post(f"{STAFF}mint/veroeffentlichen/")
    assert "Roboter bauen" in client.get("/trier/themen/mint/").content.decode()
    assert "/trier/themen/mint/" in client.get("/trier/").content.decode()
    assert "STEM" in client.get("/trier/en/themen/mint/").content.decode()


def test_a_portal_is_changed_ordered_and_taken_back(client, trier):
    client.force_login(editor_of(trier))
    first, second = portal(trier, "stem"), portal(trier, "culture")
    address = f"{STAFF}mint/"
    page = client.get(address)
    values = {field.html_name: field.value() for field in page.context["form"] if field.value()}
    blocks = page.context["blocks"]
    values |= {f"blocks-{name}": blocks.management_form[name].value() for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for part in blocks:
        values |= {field.html_name: field.value() for field in part if field.value() and field.name != "DELETE"}
    values |= {"title_de": "Forschen in Trier", "blocks-0-DELETE": "on"}
    assert client.post(address, values).status_code == 302
    first.refresh_from_db()
    assert str(first) == "Forschen in Trier"
    assert len(first.blocks) == len(templates()["stem"]["blocks"]) - 1
    assert first.texts[EASY]["title"] == "MINT"
    client.post(f"{address}zuruecknehmen/")
    first.refresh_from_db()
    assert str(first).startswith("MINT")
    client.post(f"{STAFF}{second.key}/verschieben/", {"direction": "up"})
    assert [one.key for one in ThemePortal.objects.of(trier)] == [second.key, first.key]


def test_a_form_that_says_nothing_or_a_wrong_area_is_met_kindly(client, trier):
    client.force_login(editor_of(trier))
    text = client.post(f"{STAFF}neu/", {}).content.decode()
    assert 'id="errors"' in text
    values = {"title_de": "T", "intro_de": "I", "key": "a-bis-z", "area_keys": "99999 Nirgends"}
    values |= {"blocks-TOTAL_FORMS": "0", "blocks-INITIAL_FORMS": "0"}
    text = client.post(f"{STAFF}neu/", values).content.decode()
    assert "Diese Adresse ist vergeben." in text
    assert "Es gibt kein Gebiet mit dem Schlüssel 99999." in text


def test_released_public_offers_of_neighbours_in_the_territory_are_shown_and_no_others(client, trier):
    konz = make_office(key="konz")
    on = timezone.localdate()
    inside = make_offer(
        office=konz, title="Zimmerei", topics=("career_orientation",), **in_town("07235068", "Konz", konz)
    )
    outside = make_offer(
        office=konz, title="Werft", topics=("career_orientation",), **in_town("02000000", "Hamburg", konz)
    )
    draft = make_offer(office=konz, title="Geheim", topics=("career_orientation",), state="draft")
    make_offer(office=konz, title="Nicht freigegeben", topics=("career_orientation",))
    for one in (inside, outside, draft):
        releases.release("offer", one.public_id, owner=konz, to_office=trier, purpose="Region", since=on, by=None)
    portal(trier, blocks=[{"kind": "offers", "texts": {"de": {"title": "Alle"}}}])
    text = client.get("/trier/themen/berufsorientierung/").content.decode()
    assert f"/konz/angebote/{inside.public_id}/" in text
    assert not any(word in text for word in ("Werft", "Geheim", "Nicht freigegeben"))


def test_classes_and_months_count_what_they_lead_to(client, trier):
    make_offer(
        office=trier,
        title="Schnuppertag",
        topics=("career_orientation",),
        kind="single_event",
        conditions=[{"condition": "class_level", "note": "Klasse 9 oder 10"}],
        runs=(run_in(3),),
    )
    make_offer(office=trier, title="Beratung", topics=("career_orientation",))
    portal(trier)
    address = "/trier/themen/berufsorientierung/klassen/"
    month = (timezone.localdate() + timedelta(days=3)).strftime("%Y-%m")
    ninth = client.get(address, {"klasse": "9", "monat": month}).context["hits"]
    assert [hit.title for hit in ninth] == ["Schnuppertag"]
    assert client.get(address, {"klasse": "6", "monat": month}).context["hits"] == []
    always = client.get(address, {"monat": "immer", "schulart": "vocational"}).context["hits"]
    assert [hit.title for hit in always] == ["Beratung"]
    assert client.get(address, {"klasse": "99", "monat": "x", "schulart": "'"}).status_code == 200


def test_german_courses_stand_on_one_page_by_level_and_beginning(client, trier):
    course = {"kind": "language_course", "topics": ("german_language",), "language_taught": "de"}
    seats = {"seats_free": 0, "seats_as_of": timezone.localdate()}
    make_offer(office=trier, title="Deutsch B1", level_from="A2", level_to="B1", runs=(run_in(5),), **course)
    make_offer(office=trier, title="Deutsch A1", level_from="A0", level_to="A1", runs=(run_in(9, **seats),), **course)
    make_offer(office=trier, title="Englisch", **{**course, "language_taught": "en"})
    portal(trier, "newcomers")
    address = "/trier/themen/neu-in-deutschland/deutschkurse/"
    lines = client.get(address).context["lines"]
    assert [(line.title, line.seats) for line in lines] == [("Deutsch A1", "belegt"), ("Deutsch B1", "nicht bekannt")]
    assert [line.title for line in client.get(address, {"stufe": "B1"}).context["lines"]] == ["Deutsch B1"]
    assert "Kein Kurs passt" in client.get(address, {"kinderbetreuung": "ja"}).content.decode()


def test_telephones_topics_providers_and_all_pages_can_be_listed(client, trier):
    offer = make_offer(
        office=trier, title="Lernberatung", kind="guidance", topics=("school_learning",), contact_phone="030 23125 999"
    )
    portal(trier, "guidance")
    assert "tel:" in client.get("/trier/themen/bildungsberatung/telefonliste/").content.decode()
    topics = client.get("/trier/themen/a-bis-z/").content.decode()
    assert "Nachhilfe" in topics
    letter = offer.provider.name[0]
    assert offer.provider.name in client.get("/trier/anbieter/", {"buchstabe": letter}).content.decode()
    assert offer.provider.name not in client.get("/trier/anbieter/", {"buchstabe": "Q"}).content.decode()
    assert "/trier/themen/bildungsberatung/" in client.get("/trier/uebersicht/").content.decode()


def test_the_search_finds_portals_once_they_are_public(client, trier):
    on = timezone.localdate()
    made = portal(trier, "stem", is_published=False)
    assert signposts_for(trier, "Naturwissenschaft", on) == []
    editing.publish(made, person=None, is_published=True)
    assert [one.key for one in signposts_for(trier, "Naturwissenschaft", on)] == ["stem"]


def test_a_page_asks_a_bounded_number_of_questions(client, trier, django_assert_max_num_queries):
    for number in range(12):
        make_offer(office=trier, title=f"Angebot {number}", topics=("stem",))
    portal(trier, "stem")
    client.get("/trier/themen/mint/")
    with django_assert_max_num_queries(80):
        client.get("/trier/themen/mint/")


def test_released_offers_of_an_office_that_is_closed_are_not_shown(client, trier):
    konz = make_office(key="konz")
    inside = make_offer(office=konz, title="Zimmerei", topics=("career_orientation",))
    releases.release(
        "offer", inside.public_id, owner=konz, to_office=trier, purpose="Region", since=timezone.localdate(), by=None
    )
    konz.active = False
    konz.save()
    portal(trier, blocks=[{"kind": "offers", "texts": {"de": {"title": "Alle"}}}])

    assert "Zimmerei" not in client.get("/trier/themen/berufsorientierung/").content.decode()


def test_a_translation_is_written_beside_the_german_text_and_outdated_once_that_changes(client, trier):
    client.force_login(editor_of(trier))
    made = portal(trier, "stem")
    address = f"{STAFF}mint/sprache/uk/"
    page = client.get(address).context["page"]
    said = {line.field: f"Українською {line.field}" for line in page.lines}
    said["0-lines"] = "\n".join(f"рядок {number}" for number in range(5))
    assert client.post(address, {**said, "seen": page.stamp, "is_checked": "on"}).status_code == 302
    made.refresh_from_db()
    assert "uk" in made.released_languages
    public = client.get("/trier/uk/themen/mint/")
    buttons = next(block["buttons"] for block in public.context["blocks"] if block["kind"] == "question")
    assert str(buttons[1][0]) == "рядок 1"
    assert "life_phase=primary_school" in buttons[1][1]
    assert not public.context["spoken"]["is_outdated"]

    before, made.texts = made.texts, {**made.texts, "de": {**made.texts["de"], "title": "Forschen"}}
    made.made_from = made_from_after(before, made.texts, made.made_from)
    editing.keep(made, person=None)
    assert client.get("/trier/uk/themen/mint/").context["spoken"]["is_outdated"]
    page = client.get(address).context["page"]
    assert page.outdated == ["title"]
    client.post(address, {**said, "seen": page.stamp, "right-title": "on"})
    assert not client.get("/trier/uk/themen/mint/").context["spoken"]["is_outdated"]
    assert client.get(f"{STAFF}mint/sprache/de/").status_code == 404


def test_line_ends_of_a_browser_change_no_text_and_take_no_release_back(client, trier):
    client.force_login(editor_of(trier))
    made = portal(trier, "stem")
    made.texts = {**made.texts, EASY: {"intro": "Hier forschen Sie.\nSie bauen auch."}}
    made.released_languages = (EASY,)
    editing.keep(made, person=None)
    page = client.get(f"{STAFF}mint/")
    parts = page.context["blocks"]
    forms = [page.context["form"], *parts]
    values = {field.html_name: field.value() for form in forms for field in form if field.value()}
    values |= {f"blocks-{name}": parts.management_form[name].value() for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    values["blocks-0-lines_de"] = values["blocks-0-lines_de"].replace("Kita", "Kindergarten")
    sent = {name: one.replace("\n", "\r\n") if isinstance(one, str) else one for name, one in values.items()}

    assert client.post(f"{STAFF}mint/", sent).status_code == 302

    made.refresh_from_db()
    assert made.released_languages in ((EASY,), [EASY])
    assert "lines" in made.blocks[0]["made_from"]["en"]
    assert "\r" not in made.blocks[0]["texts"]["de"]["lines"]


def test_buttons_never_lead_where_their_words_do_not_say():
    texts = {"de": {"lines": "Kita | a\nSchule | b"}, "uk": {"lines": "садок\nшкола"}, "tr": {"lines": "kreş"}}
    with override("uk"):
        block = Block(kind="question", texts=texts)
        assert [(str(words), target) for words, target in block.lines()] == [("садок", "a"), ("школа", "b")]
        swapped = {**texts, "de": {"lines": "Schule | b\nKita | a"}}
        stale = Block(kind="question", texts=swapped, made_from={"uk": texts["de"]})
        assert [words.text for words, _target in stale.lines()] == ["Schule", "Kita"]
    with override("tr"):
        german = Block(kind="question", texts=texts).lines()
        assert [words.text for words, _target in german] == ["Kita", "Schule"]


def test_every_template_speaks_every_language_whole():
    for name, one in templates().items():
        made = ThemePortal(texts=one["texts"], blocks=one["blocks"])
        for language in targets():
            assert state_in(made, language.code) == "current", (name, language.code)
            with override(language.code):
                for block in map(read_block, one["blocks"]):
                    german = len(block.texts["de"].get("lines", "").splitlines())
                    assert len(block.lines()) == german, (name, language.code)
                    assert all(not words.is_other for words, _target in block.lines()), (name, language.code)


@pytest.mark.parametrize(("words", "letter"), [("Ärzte", "A"), ("Теми", "Т"), ("القراءة", "ا"), ("17 Ziele", "#")])
def test_a_topic_stands_under_the_letter_that_people_read(words, letter):
    assert letter_of(words) == letter


def test_letters_stand_where_their_alphabet_has_them():
    entries = [AzEntry(words=words, address=words) for words in ("Школа", "Інклюзія", "Книги", "Її", "Єдність")]
    assert [one.letter for one in by_letter(entries)] == ["Є", "І", "К", "Ш"]
    persian = [AzEntry(words=words, address=words) for words in ("یادگیری", "پول", "کار", "بازی", "لغت")]
    assert [one.letter for one in by_letter(persian)] == ["ب", "پ", "ک", "ل", "ی"]
