"""Lists that are broken, hostile or renamed: a row is refused, a file is refused, nothing is half-stored."""

import json

import pytest

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer, Run
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.offer_list import Lists, read_offers
from bildungsbuero.formats.offer_list.columns import COLUMNS
from tests.support.mutations import mutated
from tests.support.offers import import_bytes, import_text

pytestmark = pytest.mark.django_db

LIST = """Kennung;Titel;Art;Anbieter;Ort;Beginn;Preis;Beschreibung
1;Chor;group;Verein;Trier;;12,50;Wir singen.
2;Tanz;group;Verein;Konz;;;
3;Theater;course;Bühne;Trier;01.12.2026;0;"mit
Umbruch; und Semikolon"
"""
WEIRD = (
    None, True, -1, 1e308, 10**30, "", " ", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\u202e", "ä" * 30_000, [], {},
    [[]],     ["\x00"], [None], {"a": {}}, "2026-13-45", "=1+1", "<script>", "' OR 1=1 --", "1e999", "٣",
)  # fmt: skip


def read_all(entries, folder):
    path = folder / "alle.json"
    path.write_text(json.dumps({"offers": entries}), "utf-8")
    return read_offers(path, Lists(vocabularies=vocabularies(), kinds=kinds()), work_dir=folder)


def stored(office) -> int:
    return Offer.objects.of(office).count()


def test_no_value_in_any_field_of_a_json_list_breaks_the_import(trier, tmp_path):
    names = [*(column.name for column in COLUMNS), "prices", "runs", "condition_list", "unknown"]
    nested = [[{"amount": value, "label": value, "condition": value, "note": value, "seats": value}] for value in WEIRD]
    good = {"kind": "group", "provider": "Verein", "title": "Chor"}
    entries = [good | {"id": f"{name} {number}", name: value} for name in names for number, value in enumerate(WEIRD)]
    entries += [
        good | {"id": f"n {name} {number}", name: value} for name in names[-4:] for number, value in enumerate(nested)
    ]

    # Every seventh goes into the database, which meets each field and each value; all of them are read.
    found = list(read_all(entries, tmp_path))
    assert len(found) == len(entries)
    entries = entries[::7]

    result = import_text(trier, json.dumps({"offers": entries}), tmp_path / "liste.json")

    assert result.new + len(result.refused) == len(entries)
    assert stored(trier) == result.new
    assert result.new > 50
    texts = [text for pair in Offer.objects.of(trier).values_list("title", "description") for text in pair]
    assert not [text for text in texts if "\x00" in text]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_list_is_taken_row_by_row_or_refused_as_a_whole(trier, tmp_path, seed):
    check_damaged(trier, tmp_path, seed)


@pytest.mark.prove
def test_very_many_damaged_lists_are_taken_row_by_row_or_refused_as_a_whole(trier, tmp_path):
    for seed in range(1000, 3000):
        check_damaged(trier, tmp_path, seed)


def check_damaged(office, folder, seed: int) -> None:
    before = stored(office)
    try:
        result = import_bytes(office, mutated(LIST.encode(), seed), folder / "kurse.csv")
    except Refusal:
        assert stored(office) == before
    else:
        assert stored(office) == before + result.new


def test_a_zero_byte_far_inside_a_list_is_no_reason_to_stop(trier, tmp_path):
    rows = [f"{number};Chor {number};group;Verein;Trier;;;{'lang ' * 40}" for number in range(600)]
    rows[500] = "500;Chor\x00 500;group;Verein\x00;Trier;;;\x00"

    result = import_text(trier, "\n".join([LIST.splitlines()[0], *rows]), tmp_path / "kurse.csv")

    assert (result.new, result.refused) == (600, [])
    assert Offer.objects.of(trier).filter(title="Chor 500").exists()


def test_a_renamed_list_goes_on_with_the_earlier_one(trier, tmp_path):
    import_text(trier, LIST, tmp_path / "kurse.csv")

    again = import_text(trier, LIST.replace("Tanz", "Tanz für alle"), tmp_path / "kurse-neu.csv")

    assert again.continues == "kurse"
    assert (again.new, again.changed, again.unchanged) == (0, 1, 2)
    assert stored(trier) == 3


def test_another_list_with_the_same_numbers_stays_a_list_of_its_own(trier, tmp_path):
    import_text(trier, LIST, tmp_path / "kurse.csv")

    other = import_text(trier, LIST.replace("Verein", "Kirche").replace("Bühne", "Museum"), tmp_path / "kirche.csv")

    assert (other.continues, other.new) == ("", 3)
    assert stored(trier) == 6


def test_a_list_that_breaks_off_in_the_middle_stores_nothing(trier, tmp_path, monkeypatch):
    def broken(self, _pairs):
        raise OSError("the disk is full")

    monkeypatch.setattr(
        "bildungsbuero.apps.catalogue.importing._Import._put_away_vanished", lambda self: broken(self, [])
    )
    with pytest.raises(OSError, match="full"):
        import_text(trier, LIST, tmp_path / "kurse.csv")

    assert stored(trier) == 0
    assert not Organisation.objects.of(trier).exists()
    assert not Run.objects.of(trier).exists()
