"""offers import, search, reindex and template."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from bildungsbuero.apps.catalogue.models import Offer, State
from tests.support.cast import make_office
from tests.support.command import runner
from tests.support.offers import make_offer, make_place
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db

LIST = "Kennung;Titel;Art;Anbieter;Ort\n1;Chor;group;Verein;Trier\n2;Tanz;group;Verein;Konz\n3;Bad;quatsch;Verein;\n"


@pytest.fixture
def command(capsys, monkeypatch):
    return runner(capsys, monkeypatch)


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def listed(tmp_path) -> Path:
    path = tmp_path / "kurse.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_import_answers_with_counts_and_names_what_was_refused(command, trier, listed):
    outcome = command("offers", "import", str(listed), "--office", "trier", "--json")

    assert outcome.code == 0
    assert outcome.document == {
        "format": "list",
        "continues": [],
        "is_partial": False,
        "differences": [],
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "vanished": 0,
        "restored": 0,
        "held_back": 0,
        "refused": [
            {
                "place": "kurse.csv, Zeile 4, Spalte Art",
                "reason": "„quatsch“ steht nicht in der Auswahl für Art. Nehmen Sie einen Schlüssel oder die deutsche "
                "Bezeichnung aus dem Vokabular; mehrere werden mit | getrennt.",
            }
        ],
        "duplicates": [],
        "alike": [],
    }
    again = command("offers", "import", str(listed), "--office", "trier", "--json").document
    assert (again["new"], again["unchanged"]) == (0, 2)


def test_a_workbook_is_a_list_too(command, trier, tmp_path):
    path = tmp_path / "kurse.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Titel", "Art", "Anbieter", "Plätze"])
        sheet.write_row(1, 0, ["Übung", "Kurs", "Verein", 12])

    outcome = command("offers", "import", str(path), "--office", "trier", "--json")

    assert outcome.document["new"] == 1
    assert Offer.objects.of(trier).get().runs.get().seats == 12


def test_a_file_that_is_too_large_is_not_read(command, trier, listed, settings):
    settings.OPTIONS = settings.OPTIONS | {"UPLOAD_LIMIT_MB": 0}

    outcome = command("offers", "import", str(listed), "--office", "trier", "--json")

    assert (outcome.code, outcome.document["error"]["code"]) == (1, "file.too_large")


def test_a_dry_run_stores_nothing(command, trier, listed):
    outcome = command("offers", "import", str(listed), "--office", "trier", "--dry-run", "--json")

    assert outcome.document["new"] == 2
    assert Offer.objects.of(trier).count() == 0


def test_import_for_people_shows_a_table(command, trier, listed):
    outcome = command("offers", "import", str(listed), "--office", "trier")

    assert outcome.code == 0
    assert "neu" in outcome.printed
    assert "Zeile 4" in outcome.printed


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nichts.csv", "--office", "trier"], "file.not_there"),
        (["{list}", "--office", "nirgends"], "office.unknown"),
        (["{list}", "--office", "shared"], "offers.unknown_office"),
        (["{list}", "--office", "trier", "--format", "quatsch"], "offers.unknown_format"),
        (["{empty}", "--office", "trier"], "file.empty"),
    ],
)
def test_what_cannot_be_imported_ends_with_one_sentence(command, trier, listed, tmp_path, arguments, code):
    empty = tmp_path / "leer.csv"
    empty.write_text("")
    filled = [argument.format(list=listed, empty=empty) for argument in arguments]

    outcome = command("offers", "import", *filled, "--json")

    assert outcome.code == 1
    assert outcome.document["error"]["code"] == code
    assert outcome.document["error"]["remedy"]
    assert Offer.objects.of(trier).count() == 0


def test_search_answers_as_the_contract_says(command, trier):
    offer = make_offer(office=trier, title="Chor", topics=("arts_culture",), place=make_place(office=trier))
    make_offer(office=trier, title="Chor im Entwurf", state=State.DRAFT)

    document = command("offers", "search", "chöre", "--json").document

    assert document["total"] == 1
    assert document["hits"] == [
        {
            "record": "offer",
            "id": offer.public_id,
            "title": "Chor",
            "provider": offer.provider.name,
            "place": "Trier",
            "kind": "group",
            "topics": ["arts_culture"],
            "life_phases": [],
        }
    ]
    assert document["facets"]["topic"] == {"arts_culture": 1}
    assert document["took_ms"] >= 0


def test_search_takes_offices_filters_points_and_pages(command, trier):
    konz = make_office(key="konz")
    unit = make_unit(key="07211000", name="Trier", latitude=49.7566, longitude=6.6414)
    make_offer(office=trier, title="A", kind="course", place=make_place(office=trier, latitude=49.757, longitude=6.64))
    make_offer(office=trier, title="B", kind="group", place=make_place(office=trier, latitude=49.2, longitude=7.0))
    make_offer(office=konz, title="C", kind="course")

    def titles(*arguments: str) -> list[str]:
        return [hit["title"] for hit in command("offers", "search", "", *arguments, "--json").document["hits"]]

    assert unit.latitude
    assert titles() == ["A", "B", "C"]
    assert titles("--office", "trier") == ["A", "B"]
    assert titles("--facet", "kind=course") == ["A", "C"]
    assert titles("--facet", "kind=course", "--facet", "kind=group", "--facet", "place=Trier") == ["A", "B"]
    assert titles("--near", "49.7566,6.6414", "--radius-km", "5") == ["A"]
    assert titles("--near", "54290", "--radius-km", "5") == ["A"]
    assert titles("--limit", "1", "--offset", "1") == ["B"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--facet", "quatsch=1"], "offers.unknown_facet"),
        (["--facet", "kind"], "offers.bad_facet"),
        (["--near", "irgendwo"], "offers.unknown_place"),
        (["--near", "54290", "--radius-km", "x"], "offers.unknown_place"),
        (["--office", "nirgends"], "office.unknown"),
    ],
)
def test_a_question_that_cannot_be_understood_is_turned_down(command, trier, arguments, code):
    outcome = command("offers", "search", "chor", *arguments, "--json")

    assert outcome.code == 1
    assert outcome.document["error"]["code"] == code


def test_search_for_people_shows_a_table(command, trier):
    make_offer(office=trier, title="Chor")

    assert "1 Treffer" in command("offers", "search", "chor").printed


def test_reindex_builds_the_index_anew(command, trier):
    make_offer(office=trier)

    assert command("offers", "reindex", "--json").document == {"offers": 1}
    assert "1 Angebote" in command("offers", "reindex").printed


def test_the_template_can_be_imported(command, trier, tmp_path):
    path = tmp_path / "vorlage.csv"

    assert command("offers", "template", "--output", str(path)).code == 0
    assert command("offers", "import", str(path), "--office", "trier", "--json").document["new"] == 1
    assert json.loads(command("offers", "search", "", "--json").printed)["total"] == 0


def test_a_file_of_another_program_needs_to_be_told_whose_it_is(command, trier, tmp_path):
    path = tmp_path / "export.xml"
    path.write_text("<kurse><kurs><knr>1</knr><haupttitel>Yoga</haupttitel></kurs></kurse>")
    nameless = command("offers", "import", str(path), "--office", "trier", "--json").document
    named = command(
        "offers", "import", str(path), "--office", "trier", "--provider", "vhs (Beispiel)", "--json"
    ).document

    assert "wer diese Angebote macht" in nameless["refused"][0]["reason"]
    assert (named["format"], named["new"]) == ("kufer", 1)


@pytest.mark.parametrize("name", ["csv", "hsds", "ical", "loq"])
def test_export_writes_the_public_offers(command, trier, tmp_path, name):
    make_offer(office=trier, title="Töpfern", kind="course")
    make_offer(office=trier, title="Noch geheim", state=State.DRAFT)
    target = tmp_path / "angebote"
    document = command("offers", "export", "--office", "trier", "--format", name, "-o", str(target), "--json").document

    assert (document["format"], document["file"]) == (name, str(target))
    assert "Noch geheim" not in target.read_text("utf-8")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_format_that_does_not_exist_and_a_place_that_cannot_be_written_are_refused(command, trier, tmp_path):
    unknown = command("offers", "export", "--office", "trier", "--format", "pdf", "-o", str(tmp_path / "x"), "--json")
    nowhere = command("offers", "export", "--office", "trier", "--format", "csv", "-o", "/gibt/es/nicht.csv", "--json")

    assert (unknown.code, unknown.document["error"]["code"]) == (1, "offers.unknown_format")
    assert (nowhere.code, nowhere.document["error"]["code"]) == (1, "offers.not_writable")


def test_duplicates_of_any_table_are_named_by_row_and_of_a_list_by_their_ids(command, data_dir, tmp_path):
    table = tmp_path / "akteure.csv"
    rows = (
        "name, city, truth",
        "'VHS Trier', Trier, '0'",
        "'Volkshochschule Trier e.V.', Trier, '0'",
        "'Chor', Konz, '1'",
    )
    table.write_text("\n".join(rows), "utf-8")
    found = command("offers", "duplicates", str(table), "--json").document
    assert [(pair["a"], pair["b"]) for pair in found["pairs"]] == [("2", "3")]
    assert "Der Ort ist derselbe." in found["pairs"][0]["reasons"]

    offers = tmp_path / "liste.csv"
    offers.write_text(
        "Kennung;Titel;Art;Anbieter\nk1;Yoga;course;VHS\nk2;Yoga;course;vhs\nk3;Yoga 2;course;VHS\n", "utf-8"
    )
    found = command("offers", "duplicates", str(offers), "--json").document
    assert [(pair["a"], pair["b"]) for pair in found["pairs"]] == [("k1", "k2")]

    assert "Kennung" in command("offers", "duplicates", str(offers)).printed
    nothing = tmp_path / "leer.csv"
    nothing.write_text("farbe\nblau\n", "utf-8")
    assert command("offers", "duplicates", str(nothing), "--json").document["error"]["code"] == "duplicates.layout"
