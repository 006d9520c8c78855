"""The questions of the demo region, answered by the command line and by the page."""

import json
import re
from importlib.resources import files

import pytest

from bildungsbuero.apps.catalogue.demo import load_demo, manifest
from bildungsbuero.apps.catalogue.models import Offer
from tests.support.command import runner
from tests.support.demo_offers import load_region
from tests.support.offers import TODAY
from tests.support.shared import SHARED

pytestmark = pytest.mark.django_db

VOCABULARY = SHARED.parent / "reference" / "vocabulary.md"

# What must be among the first five hits, and what each of the first five must hold.
QUESTIONS = {
    "sprachkurs": "Deutsch|Englisch|Berufssprachkurs",
    "Sprachkurse": "Deutsch|Englisch|Berufssprachkurs",
    "deutsch lernen": "Deutsch A1 am Vormittag",
    "Deutschkruse": "Deutsch A1 am Vormittag",
    "Grundschule Konz": "Grundschule St. Nikolaus",
    "Buecherei": "Bücherei",
    "Gymnasien": "Gymnasium",
    "gymnasium saarburg": "Gymnasium Saarburg",
    "bücherei schweich": "Bücherei Schweich-Issel",
    "deutschkurs mit kinderbetreuung": "Deutsch A2 nur für Frauen|Deutsch A1 am Vormittag",
    "sprachkurs abends konz": "Deutsch B1 am Abend",
    "tagesmutter": "Fachberatung Kindertagespflege",
    "krabbelgruppe": "Eltern-Baby-Treff",
    "Schwimkurs für mein Kind": "Wassergewöhnung",
    "schulabschluss nachholen": "Berufsreife nachholen",
    "handy hilfe": "Smartphone-Sprechstunde",
    "zeugnis anerkennen": "Beratung Anerkennung von Berufen",
    "musikschule klavier": "Musikschule Klangfeld",
    "robotik": "Roboterwerkstatt",
    "Angela Merici": "Bischöfliches Angela-Merici-Gymnasium",
}


@pytest.fixture
def region(data_dir):
    return load_region()


def test_the_command_line_finds_what_people_mean(region, capsys, monkeypatch):
    command = runner(capsys, monkeypatch)

    for text, wanted in QUESTIONS.items():
        titles = [hit["title"] for hit in command("offers", "search", text, "--json").document["hits"][:5]]
        assert any(re.search(wanted, title) for title in titles), (text, titles)


def test_spellings_and_forms_of_a_word_find_the_same(region, capsys, monkeypatch):
    command = runner(capsys, monkeypatch)

    def found(text: str) -> list[str]:
        hits = command("offers", "search", text, "--limit", "100", "--json").document["hits"]
        return [hit["id"] for hit in hits if hit["record"] in ("offer", "institution")]

    assert found("Buecherei") == found("Bücherei") == found("büchereien")
    assert set(found("Gymnasien")) == set(found("Gymnasium"))
    assert found("sprachkurs") == found("Sprachkurse")
    assert len(found("Gymnasium")) == 16


def test_the_page_finds_what_people_mean(region, client):
    for text, wanted in QUESTIONS.items():
        pages = [client.get(f"/{office.key}/angebote/", {"q": text}).context["hits"][:5] for office in region]
        titles = [hit.title for hits in pages for hit in hits]
        assert any(re.search(wanted, title) for title in titles), (text, titles)


def test_the_region_holds_the_real_institutions_and_the_marked_examples(region):
    trier, saarburg = region
    offers = Offer.objects.across_offices(because="the whole demo").with_provider_and_place()

    def institutions(kind: str) -> list[Offer]:
        return [offer for offer in offers if offer.profile.get("institution_type") == kind and not offer.is_example]

    assert (len(institutions("school")), len(institutions("library"))) == (105, 30)
    for school in institutions("school"):
        assert (school.as_of, school.confirmed_on, school.licence) == ("2015/16", None, "CC0")
    for library in institutions("library"):
        assert library.place.precision == "municipality"
        assert (library.confirmed_on, library.place.street) == (None, "")
        # Found by postcode and town: the middle of the municipality, and said so.
        assert library.place.latitude == library.place.municipality.latitude
    examples = [offer for offer in offers if offer.is_example]
    assert len(examples) == 124
    assert len({offer.kind for offer in examples}) >= 14
    assert all("(Beispiel)" in offer.provider.name for offer in examples)
    here = [offer.place for offer in offers if offer.place is not None and offer.place.country == "DE"]
    assert all(place.municipality_id for place in here)
    assert {offer.office for offer in offers} == {trier, saarburg}


def test_examples_reach_nobody_by_telephone_mail_or_link(region):
    # Numbers for media: Bundesnetzagentur, Mitteilung 148/2021.
    for offer in Offer.objects.across_offices(because="the whole demo").filter(is_example=True):
        assert re.fullmatch(r"030 23125 \d{3}", offer.contact_phone)
        assert offer.contact_email.endswith(".example.org")
        assert offer.website.startswith("https://example.org/")
        assert offer.summary
        assert offer.summary.rstrip(".") != offer.title


def test_doubtful_pairs_stay_two(region):
    trier, _saarburg = region

    def offer(title: str) -> Offer:
        return Offer.objects.of(trier).get(title=title)

    library, palace = offer("Stadtbücherei Trier"), offer("Stadtbibliothek im Palais Walderdorff")
    assert library.provider != palace.provider
    assert library.provider.identifiers.get().value == palace.provider.identifiers.get().value == "GA717"
    ambrosius, kuerenz = offer("Ambrosius-Grundschule"), offer("Grundschule Kürenz")
    assert ambrosius.provider != kuerenz.provider


def test_parts_of_town_are_assigned_by_hand_or_open(region):
    trier, _saarburg = region
    schools = Offer.objects.of(trier).filter(as_of="2015/16")

    assert schools.get(title="Grundschule Zewen").place.layer_unit.name == "Zewen"
    assert schools.get(title="Humboldt-Gymnasium").place.layer_unit is None
    assert schools.exclude(place__layer_unit=None).count() == 14


def test_loading_again_changes_nothing(region):
    before = Offer.objects.across_offices(because="the whole demo").count()

    assert load_demo({"07211": region[0], "07235": region[1]}, TODAY) == before
    assert Offer.objects.across_offices(because="the whole demo").count() == before == 264


def test_all_132_examples_of_the_vocabulary_are_there_each_with_a_sentence_of_its_own():
    folder = files("bildungsbuero.demo") / "offers"
    lists = [
        json.loads((folder / entry["file"]).read_text("utf-8"))
        for entry in manifest()
        if entry["file"].startswith(("examples", "advice"))
    ]
    offers = [(found.get("example"), offer) for found in lists for offer in found["offers"]]

    assert len(offers) == 132
    assert [offer["title"] for example, offer in offers if example != "ja"] == ["Zeugnisanerkennung"]
    assert len({offer["summary"] for _example, offer in offers}) == 132
    assert len({offer["id"] for _example, offer in offers}) == 132
    assert all(1 <= len(offer["runs"]) <= 3 for _example, offer in offers if "runs" in offer)


def test_every_invented_example_takes_place_on_days_counted_from_the_first_one():
    folder = files("bildungsbuero.demo") / "offers"
    for entry in manifest():
        found = json.loads((folder / entry["file"]).read_text("utf-8")) if ".json" in entry["file"] else {}
        for offer in found.get("offers", []) if found.get("example") == "ja" else []:
            runs = offer.get("runs") or [offer]
            assert 1 <= len(runs) <= 3
            assert all(run.get("starts_on", "").startswith(("+", "-")) for run in runs), offer["title"]


@pytest.mark.skipif(not VOCABULARY.exists(), reason="the list of the examples is not here")
def test_the_examples_are_those_of_the_list():
    lines = VOCABULARY.read_text("utf-8").partition("## 9 ")[2].partition("## 10 ")[0].splitlines()
    wanted = [line.split("|") for line in lines if line.count("|") >= 4 and not line.startswith("Format")]
    folder = files("bildungsbuero.demo") / "offers"
    offers = {
        re.sub(r"\W+", " ", offer["title"]): offer
        for entry in manifest()
        if ".json" in entry["file"]
        for offer in json.loads((folder / entry["file"]).read_text("utf-8"))["offers"]
    }
    assert len(wanted) == 132
    for title, kind, topics, *_more in wanted:
        offer = offers[re.sub(r"\W+", " ", title.partition(" (ADD")[0].strip())]
        assert offer["kind"] == kind.strip()
        assert set(topics.split(",")) <= set(offer["topics"])


def test_every_list_of_the_demo_names_source_and_licence():
    for entry in manifest():
        assert entry["source"]
        assert entry["licence"]
        assert entry["made"]
