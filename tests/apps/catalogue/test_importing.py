"""Lists of offers brought into the catalogue."""

import zipfile
from pathlib import Path

import pytest

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.actors.register import Origin, Register
from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.importing import ImportResult
from bildungsbuero.apps.catalogue.list_files import lists_in
from bildungsbuero.apps.catalogue.models import Duplicate, Offer, Run, State
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import ProviderRecord
from tests.support.cast import editor_of, make_office
from tests.support.offers import TODAY, import_text, make_offer, make_organisation, make_place
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db

HEAD = "Kennung;Titel;Art;Anbieter;Ort;Beginn\n"
THREE = "1;Chor;group;Verein;Trier;\n2;Tanz;group;Verein;Konz;\n3;Theater;course;Bühne;Trier;01.12.2026\n"


def counts(result: ImportResult) -> tuple[int, ...]:
    return result.new, result.changed, result.unchanged, result.vanished, result.restored


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kurse.csv"


def test_new_offers_are_public_with_their_provider_place_and_runs(trier, path):
    assert counts(import_text(trier, HEAD + THREE, path)) == (3, 0, 0, 0, 0)

    theatre = Offer.objects.of(trier).get(title="Theater")
    assert theatre.is_public_on(TODAY)
    assert (theatre.provider.name, theatre.place.town) == ("Bühne", "Trier")
    assert [run.starts_on.isoformat() for run in theatre.runs.all()] == ["2026-12-01"]
    assert theatre.history.count() == 1


def test_the_same_bytes_again_change_nothing(trier, path):
    import_text(trier, HEAD + THREE, path)

    assert counts(import_text(trier, HEAD + THREE, path)) == (0, 0, 3, 0, 0)
    assert Organisation.objects.of(trier).count() == 2
    assert Offer.objects.of(trier).count() == 3


def test_a_changed_row_changes_its_offer_and_keeps_the_ids(trier, path):
    import_text(trier, HEAD + THREE, path)
    before = Offer.objects.of(trier).get(title="Theater")
    run_before = before.runs.get()

    result = import_text(trier, HEAD + THREE.replace("Theater;", "Theater für alle;"), path)

    assert counts(result) == (0, 1, 2, 0, 0)
    after = Offer.objects.of(trier).get(title="Theater für alle")
    assert (after.public_id, after.runs.get().public_id) == (before.public_id, run_before.public_id)
    assert after.history.count() == 2


def test_what_is_gone_is_archived_and_comes_back(trier, path):
    import_text(trier, HEAD + THREE, path)
    two = "".join(THREE.splitlines(keepends=True)[:2])

    assert counts(import_text(trier, HEAD + two, path)) == (0, 0, 2, 1, 0)
    assert Offer.objects.of(trier).get(title="Theater").state == State.ARCHIVED
    assert counts(import_text(trier, HEAD + THREE, path)) == (0, 0, 2, 0, 1)
    assert Offer.objects.of(trier).get(title="Theater").state == State.PUBLISHED


def test_a_list_in_which_too_few_come_back_puts_nothing_away(trier, path):
    import_text(trier, HEAD + THREE, path)
    other = "7;Malen;group;Verein;Trier;\n"

    result = import_text(trier, HEAD + other, path)

    assert counts(result) == (1, 0, 0, 0, 0)
    assert result.held_back == 3
    assert import_text(trier, HEAD + other, path, is_complete=True).vanished == 3


def test_a_row_that_turned_bad_does_not_archive_its_offer(trier, path):
    import_text(trier, HEAD + THREE, path)

    result = import_text(trier, HEAD + THREE.replace("01.12.2026", "bald"), path)

    assert counts(result) == (0, 0, 2, 0, 0)
    assert [refusal.place.row for refusal in result.refused] == [4]
    assert Offer.objects.of(trier).get(title="Theater").state == State.PUBLISHED


def test_what_a_person_archived_stays_archived(trier, path):
    import_text(trier, HEAD + THREE, path)
    actions.archive(Offer.objects.of(trier).get(title="Chor"), person=editor_of(trier))

    import_text(trier, HEAD + THREE.replace("Chor;", "Chor neu;"), path)

    assert Offer.objects.of(trier).get(title="Chor neu").state == State.ARCHIVED


def test_a_rehearsal_counts_and_stores_nothing(trier, path):
    assert counts(import_text(trier, HEAD + THREE, path, is_rehearsal=True)) == (3, 0, 0, 0, 0)

    assert Offer.objects.of(trier).count() == 0
    assert Organisation.objects.of(trier).count() == 0


@pytest.mark.prove
def test_of_ten_thousand_rows_with_every_tenth_bad_the_good_ones_stand(trier, path):
    rows = [
        f"{number};Kurs {number};{'unsinn' if number % 10 == 0 else 'course'};Verein {number % 50};Trier;01.12.2026\n"
        for number in range(1, 10_001)
    ]

    result = import_text(trier, HEAD + "".join(rows), path)

    assert (result.new, len(result.refused)) == (9_000, 1_000)
    assert result.refused[0].place.row == 11
    assert Offer.objects.of(trier).public_on(TODAY).count() == 9_000
    assert Run.objects.of(trier).count() == 9_000
    assert find(Question(on=TODAY, office=trier, text="Kurs 777")).offers[0].title == "Kurs 777"


def test_two_offices_may_import_the_same_list(trier, path):
    konz = make_office(key="konz")

    assert import_text(trier, HEAD + THREE, path).new == 3
    assert import_text(konz, HEAD + THREE, path).new == 3
    assert Organisation.objects.of(konz).count() == 2


def test_an_offer_that_a_person_has_entered_already_is_named_as_a_possible_duplicate(trier, path):
    register = Register(trier)
    provider = register.organisation(ProviderRecord(name="Verein"), Origin())
    register.store()
    mine = make_offer(office=trier, title="Chor", provider=provider)

    assert import_text(trier, HEAD + THREE, path).duplicates == [("1", mine.public_id)]


def test_an_unknown_part_of_town_refuses_the_row_and_names_it(trier, path):
    result = import_text(trier, "Titel;Art;Anbieter;Ort;Ortsteil\nChor;group;Verein;Trier;Nirgendwo\n", path)

    assert [(refusal.code, refusal.place.row) for refusal in result.refused] == [("offers.unknown_district", 2)]


def test_a_town_in_the_area_of_the_office_gets_its_municipality(trier, path):
    from bildungsbuero.apps.territory.models import OfficeArea

    district = make_unit(key="07235", name="Trier-Saarburg")
    konz = make_unit(key="07235068", name="Konz", parent=district)
    OfficeArea.unscoped.create(office=trier, unit=district)

    import_text(trier, HEAD + THREE, path)

    assert Offer.objects.of(trier).get(title="Tanz").place.municipality == konz
    assert Offer.objects.of(trier).get(title="Chor").place.municipality is None


def test_two_names_under_one_number_and_one_name_under_two_numbers_stay_two(trier):
    register = Register(trier)

    def organisation(name: str, number: str) -> Organisation:
        return register.organisation(ProviderRecord(name=name, identifiers={"dbs": number}), Origin())

    library, palace = organisation("Stadtbücherei", "GA717"), organisation("Palais Walderdorff", "GA717")
    zerf, waldrach = organisation("St. Laurentius", "PY739"), organisation("St. Laurentius", "PY892")
    register.store()

    assert len({library.pk, palace.pk, zerf.pk, waldrach.pk}) == 4
    assert organisation("St. Laurentius", "PY739") == zerf
    assert Register(trier).organisation(
        ProviderRecord(name="St. Laurentius", identifiers={"dbs": "PY892"}), Origin()
    ) == (waldrach)


def zipped(folder: Path, **members: bytes) -> Path:
    path = folder / "lists.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def listed(path: Path) -> list[str]:
    with lists_in(path, limit_bytes=1_000_000) as files:
        return [file.name for file in files]


def test_a_folder_and_an_archive_give_their_lists(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.csv").write_text("x")
    (folder / "b.json").write_text("x")
    (folder / "readme.md").write_text("x")

    assert listed(folder) == ["a.csv", "b.json"]
    assert listed(zipped(tmp_path, a__csv=b"x", b__txt=b"y", c__pdf=b"z")) == ["a.csv", "b.txt"]


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"readme__md": b"x"}, "offers.empty_archive"),
        ({"inner__zip": b"PK"}, "offers.nested_archive"),
        ({"../evil__csv": b"x"}, "file.zip_bad_name"),
        ({"bomb__csv": b"0" * 3_000_000}, "file.zip_too_large"),
    ],
)
def test_archives_that_do_harm_are_turned_down(tmp_path, members, code):
    with pytest.raises(Refusal) as refusal:
        listed(zipped(tmp_path, **members))

    assert refusal.value.code == code


def test_a_truncated_archive_and_a_missing_file_are_turned_down(tmp_path):
    path = zipped(tmp_path, a__csv=b"x" * 1000)
    path.write_bytes(path.read_bytes()[:60])

    for broken, code in ((path, "file.broken_zip"), (tmp_path / "nothing.csv", "file.not_there")):
        with pytest.raises(Refusal) as refusal:
            listed(broken)
        assert refusal.value.code == code


def test_new_providers_and_places_that_may_be_here_already_are_named_and_wait(trier, tmp_path):
    make_organisation(office=trier, name="Stadtbücherei Trier")
    make_place(office=trier, name="Bürgerhaus Nord", street="Domfreihof 1", postcode="54290")
    text = "Kennung;Titel;Art;Anbieter;Ort (Name);Straße;PLZ;Ort\n"
    text += "1;Vorlesen;course;Stadt Bücherei Trier;Buergerhaus Nord;Domfreihof 1a;54290;Trier\n"
    result = import_text(trier, text, tmp_path / "vhs.csv")

    assert {(one["kind"], one["other"]) for one in result.alike} == {
        ("organisation", "Stadtbücherei Trier"),
        ("place", "Bürgerhaus Nord, Trier"),
    }
    waiting = Duplicate.objects.of(trier).undecided().order_by("kind").values_list("kind", flat=True)
    assert list(waiting) == ["organisation", "place"]
    assert import_text(trier, text, tmp_path / "vhs.csv").alike == []
