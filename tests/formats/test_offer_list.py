"""Our own list of offers: what its cells may hold, and how each fault is named."""

import csv
import json
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.offer_list import Lists, read_offers, template_text
from bildungsbuero.formats.offer_list.cells import clean_address

LISTS = Lists(vocabularies=vocabularies(), kinds=kinds())
HEAD = "Titel;Art;Anbieter;"


def read(path: Path, content: str | bytes, *, lists: Lists = LISTS):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_offers(path, lists, work_dir=path.parent))


def only(path: Path, content: str):
    (found,) = read(path, content)
    assert found.refusal is None, found.refusal.code
    return found.record


def fault(path: Path, content: str) -> Refusal:
    (found,) = read(path, content)
    assert found.refusal is not None
    return found.refusal


def test_a_row_becomes_an_offer_with_everything_that_it_says(tmp_path):
    record = only(
        tmp_path / "liste.csv",
        "Kennung;Titel;Art;Anbieter;Themen;Beginn;Ende;Uhrzeit von;Preis;Kostenlos;PLZ;Ort;Alter von;Kinderbetreuung\n"
        "K1;Deutsch A1;Sprachkurs;Lernhaus;Deutsch lernen|MINT;01.09.2026;2026-12-17;9:30;1.048,50;nein;54290;Trier;18;"
        "ja\n",
    )

    assert (record.external_id, record.kind, record.provider.name) == ("K1", "language_course", "Lernhaus")
    assert record.topics == ("german_language", "stem")
    assert (record.runs[0].starts_on, record.runs[0].ends_on) == (date(2026, 9, 1), date(2026, 12, 17))
    assert record.runs[0].starts_at == time(9, 30)
    assert record.prices[0].amount == Decimal("1048.50")
    assert (record.is_free, record.cost, record.childcare) == (False, "more", True)
    assert (record.place.postcode, record.place.town) == ("54290", "Trier")
    assert (record.conditions[0].condition, record.conditions[0].value_from) == ("age", "18")


def test_a_price_of_zero_does_not_mean_free(tmp_path):
    record = only(tmp_path / "liste.csv", HEAD + "Preis\nChor;group;Verein;0,00\n")

    assert record.cost == "unknown"
    assert not record.is_free


def test_what_is_not_said_stays_unknown(tmp_path):
    record = only(tmp_path / "liste.csv", HEAD + "Kinderbetreuung\nChor;group;Verein;weiß ich nicht\n")

    assert record.childcare is None
    assert record.cost == "unknown"
    assert record.place is None


def test_rows_of_one_offer_that_stand_together_are_its_runs(tmp_path):
    found = read(
        tmp_path / "liste.csv",
        "Kennung;Titel;Art;Anbieter;Beginn\nK1;Chor;course;Verein;01.01.2027\nK1;Chor;course;Verein;01.02.2027\n"
        "K2;Tanz;course;Verein;01.01.2027\n",
    )

    assert [len(entry.record.runs) for entry in found] == [2, 1]


def test_an_offer_that_comes_again_later_is_named(tmp_path):
    found = read(
        tmp_path / "liste.csv", HEAD + "Kennung\nChor;group;Verein;1\nTanz;group;Verein;2\nMalen;group;Verein;1\n"
    )

    assert found[2].refusal.code == "offers.twice"
    assert found[2].refusal.facts["first"] == 2


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("Beginn", "31.02.2027", "offers.bad_date"),
        ("Beginn", "morgen", "offers.bad_date"),
        ("Uhrzeit von", "25:00", "offers.bad_time"),
        ("Plätze", "viele", "offers.bad_number"),
        ("Preis", "zehn Euro", "offers.bad_number"),
        ("Preis", "-5", "offers.bad_number"),
        ("Kostenlos", "vielleicht", "offers.bad_yes_no"),
        ("Themen", "Quatsch", "offers.unknown_term"),
        ("Internetseite", "javascript:alert(1)", "offers.bad_address"),
        ("E-Mail", "keine", "offers.bad_email"),
        ("Titel", "x" * 301, "offers.too_long"),
    ],
)
def test_a_bad_cell_is_named_with_row_and_column(tmp_path, heading, cell, code):
    heads, cells = (HEAD.split(";")[:3], ["Chor", "group", "Verein"])
    if heading == "Titel":
        cells[0] = cell
    else:
        heads, cells = [*heads, heading], [*cells, cell]
    refusal = fault(tmp_path / "liste.csv", ";".join(heads) + "\n" + ";".join(cells) + "\n")

    assert refusal.code == code
    assert (refusal.place.file, refusal.place.row, refusal.place.column) == ("liste.csv", 2, heading)


@pytest.mark.parametrize("missing", ["Titel", "Art", "Anbieter"])
def test_what_every_offer_needs_must_stand_in_its_cell(tmp_path, missing):
    cells = {"Titel": "Chor", "Art": "group", "Anbieter": "Verein"} | {missing: " "}

    refusal = fault(tmp_path / "liste.csv", ";".join(cells) + "\n" + ";".join(cells.values()) + "\n")

    assert (refusal.code, refusal.place.column) == ("offers.missing_value", missing)


def test_the_end_may_not_lie_before_the_beginning(tmp_path):
    refusal = fault(tmp_path / "liste.csv", HEAD + "Beginn;Ende\nChor;course;Verein;02.01.2027;01.01.2027\n")

    assert refusal.code == "offers.ends_before_start"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"   \n", "file.empty"),
        (b"\x00\x01\x02\x03binary", "file.no_text"),
        (b"a;b;c\n1;2;3\n", "offers.unknown_layout"),
        (b"Titel;Art\nChor;group\n", "offers.missing_column"),
        (b"Titel;Art;Anbieter;Quatsch\nChor;group;Verein;1\n", "offers.unknown_column"),
        (b"Titel;Art;Anbieter;Titel\nChor;group;Verein;1\n", "offers.column_twice"),
        (b'{"offers": 3}', "offers.unknown_layout"),
        (b'{"offers": [', "offers.broken_json"),
        (b"[" * 100_000, "offers.broken_json"),
        (b"PK\x03\x04 not really", "workbook.broken"),
    ],
)
def test_a_file_that_is_no_list_is_turned_down_as_a_whole(tmp_path, content, code):
    with pytest.raises(Refusal) as refusal:
        read(tmp_path / "liste.csv", content)

    assert refusal.value.code == code


def test_a_row_with_too_many_cells_is_named_and_the_others_stand(tmp_path):
    found = read(tmp_path / "liste.csv", "Titel;Art;Anbieter\nChor;group;Verein;zu;viel\nTanz;group;Verein\n")

    assert [entry.refusal.code if entry.refusal else "" for entry in found] == ["offers.shifted_row", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_lists_of_german_spreadsheets_are_read_in_any_common_form(tmp_path, encoding, delimiter):
    content = (
        delimiter.join(["Titel", "Art", "Anbieter"]) + "\r\n" + delimiter.join(["Übung", "Kurs", "Müller"]) + "\r\n"
    )

    (found,) = read(tmp_path / "liste.csv", content.encode(encoding))

    assert (found.record.title, found.record.provider.name) == ("Übung", "Müller")


def test_the_json_form_holds_runs_prices_and_conditions(tmp_path):
    document = {
        "format": "bildungsbuero-offers",
        "source": "Feed",
        "offers": [
            {
                "id": "1",
                "title": "Chor",
                "kind": "course",
                "provider": "Verein",
                "topics": ["arts_culture"],
                "runs": [{"starts_on": "2027-01-01"}, {"rolling_entry": True}],
                "prices": [{"amount": "12.50", "label": "ermäßigt"}],
                "condition_list": [{"condition": "age", "from": "6", "to": "10"}],
            },
            {"id": "2", "title": "Tanz", "kind": "group", "provider": {"name": "falsch"}},
            17,
        ],
    }

    found = read(tmp_path / "liste.json", json.dumps(document))

    assert found[0].record.source == "Feed"
    assert len(found[0].record.runs) == 2
    assert found[0].record.prices[0].label == "ermäßigt"
    assert found[0].record.conditions[0].value_to == "10"
    assert [entry.refusal.code for entry in found[1:]] == ["offers.bad_entry", "offers.bad_entry"]


def test_the_template_can_be_read_as_it_is(tmp_path):
    record = only(tmp_path / "vorlage.csv", template_text())

    assert record.state == "draft"
    assert record.is_example


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("www.schule.de", "https://www.schule.de"),
        ("http:/www.bmrtrier.de", "http://www.bmrtrier.de"),
        ("http://ber verbandsgemeinde hermeskeil", ""),
        ("ftp://schule.de", ""),
        ("https://user@evil.example", ""),
        ("https://[::1", ""),
    ],
)
def test_only_plausible_addresses_of_web_pages_are_kept(given_, kept):
    assert clean_address(given_) == kept


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=6), max_size=5))
def test_whatever_stands_in_the_cells_ends_as_a_record_or_a_refusal(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("lists") / "liste.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Titel", "Art", "Anbieter", "Beginn", "Preis", "Themen"])
        writer.writerows([cell.replace("\x00", "") for cell in row] for row in rows)
    with suppress(Refusal):
        for found in read_offers(path, LISTS, work_dir=path.parent):
            assert (found.record is None) != (found.refusal is None)
