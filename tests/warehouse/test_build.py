"""The built files: only what is released is published, the newest delivery counts, old readers are not disturbed."""

import dataclasses
from decimal import Decimal

import pytest

from bildungsbuero.core.cells import Meaning
from bildungsbuero.core.errors import Refusal
from bildungsbuero.warehouse.build import ORIGINAL, PUBLISHED, build, current, is_current
from bildungsbuero.warehouse.catalogue import SHARED, Area, Catalogue, StoredDelivery, stored
from bildungsbuero.warehouse.deliveries import Folder, store, sweep
from bildungsbuero.warehouse.originals import Selection, observations
from bildungsbuero.warehouse.published import open_published
from tests.support import samples
from tests.support.figures import AREAS, INDICATORS, TABLES, build_files, published_from, read_file

LEAVERS = "21111-02-06-4"


def test_an_indicator_has_numerator_denominator_and_reason(tmp_path):
    door = published_from(tmp_path, {LEAVERS: [samples.write_leavers(tmp_path)]})
    indicator = INDICATORS["D-17"]
    period = door.find_period(indicator, "2022/23")

    trier = door.one(indicator, "07211", period)
    gone = door.one(indicator, "16056", period)

    assert (trier.numerator.value, trier.denominator.value, trier.cell.value) == (8, 120, Decimal("6.6666666667"))
    assert gone.cell.meaning is Meaning.UNIT_GONE


def test_a_secret_part_makes_the_rate_secret(tmp_path):
    door = published_from(tmp_path, {LEAVERS: [samples.write_leavers(tmp_path)]})
    indicator = INDICATORS["D-16"]
    period = door.find_period(indicator, "2023")

    found = door.one(indicator, "07235", period, by={"BILAG2": "BILABS13"})

    assert found.cell.meaning is Meaning.UNKNOWN_OR_SECRET
    assert found.denominator.value == 95


def test_two_splits_at_once_are_asked_of_the_facts(tmp_path):
    door = published_from(tmp_path, {LEAVERS: [samples.write_leavers(tmp_path)]})
    period = door.find_period(INDICATORS["D-16"], "2023")

    found = door.one(INDICATORS["D-16"], "07211", period, by={"BILAG2": "BILABS12", "GES": "GESW"})

    assert (found.numerator.value, found.denominator.value) == (9, 62)


def test_an_area_without_a_row_is_not_delivered_and_never_zero(tmp_path):
    door = published_from(tmp_path, {LEAVERS: [samples.write_leavers(tmp_path)]})
    period = door.find_period(INDICATORS["D-17"], "2023")

    assert door.one(INDICATORS["D-17"], "16063", period).cell.meaning is Meaning.NOT_DELIVERED
    with pytest.raises(Refusal):
        door.one(INDICATORS["D-17"], "99999", period)


def test_what_is_not_released_is_not_published(tmp_path):
    folder = build_files(tmp_path, {LEAVERS: [samples.write_leavers(tmp_path)]}, released=False)

    assert open_published(folder).periods(INDICATORS["D-17"]) == []
    assert len(observations(folder, LEAVERS, SHARED, Selection(area="07211"), {})) == 14


def test_the_newest_delivery_counts_and_older_values_stay_where_it_has_none(tmp_path):
    first = samples.write_leavers(tmp_path, name="21111-02-06-4_alt.csv")
    rows = [samples.LEAVERS_ROWS[2].replace(";120;62;8;3;", ";130;66;9;4;")]
    second = samples.write_leavers(tmp_path, name="21111-02-06-4_neu.csv", text=samples.leavers_text(rows=rows))
    door = published_from(tmp_path, {LEAVERS: [first, second]})
    period = door.find_period(INDICATORS["D-17"], "2023")

    assert door.one(INDICATORS["D-17"], "07211", period).numerator.value == 9
    assert door.one(INDICATORS["D-17"], "07235", period).numerator.value == 11


def test_before_the_first_build_nothing_is_published(tmp_path):
    with pytest.raises(Refusal) as refused:
        open_published(Folder(root=tmp_path))
    assert refused.value.code == "warehouse.not_built"


def _catalogue(folder: Folder, tmp_path, *, dash=None) -> Catalogue:
    reading = read_file(samples.write_survey(tmp_path), tmp_path)
    kept = store(reading, folder, owner=SHARED, dataset="12211-Z-11")
    table = TABLES["12211-Z-11"] if dash is None else dataclasses.replace(TABLES["12211-Z-11"], dash=dash)
    dataset = stored(table, owner=SHARED, deliveries=(StoredDelivery(number=1, path=str(kept)),))
    return Catalogue(datasets=(dataset,), indicators=(), areas=AREAS)


def test_a_dash_is_read_as_the_data_set_says(tmp_path):
    folder = Folder(root=tmp_path / "w").made()
    hidden = _catalogue(folder, tmp_path)
    build(folder, hidden)
    selection = Selection(area="07211")
    assert [item.cell.meaning for item in observations(folder, "12211-Z-11", SHARED, selection, {})] == [
        Meaning.NOT_PUBLISHED
    ]

    as_zero = dataclasses.replace(hidden, datasets=(dataclasses.replace(hidden.datasets[0], dash="zero"),))
    build(folder, as_zero)
    found = observations(folder, "12211-Z-11", SHARED, selection, {})
    assert [(item.cell.meaning, item.cell.value, item.cell.mark) for item in found] == [(Meaning.ZERO, 0, "-")]


def test_building_twice_changes_nothing_and_a_reader_keeps_the_old_file(tmp_path):
    folder = Folder(root=tmp_path / "w").made()
    catalogue = _catalogue(folder, tmp_path)
    build(folder, catalogue)
    before = current(folder, PUBLISHED)
    build(folder, catalogue)

    assert current(folder, PUBLISHED) == before
    assert is_current(folder, catalogue)
    reader = open_published(folder)
    changed = dataclasses.replace(catalogue, datasets=(dataclasses.replace(catalogue.datasets[0], dash="zero"),))
    assert not is_current(folder, changed)
    build(folder, changed)

    assert current(folder, PUBLISHED) != before
    assert reader.area("07211").name == "Trier"


def test_remains_of_a_killed_import_are_swept(tmp_path):
    folder = Folder(root=tmp_path / "w").made()
    catalogue = _catalogue(folder, tmp_path)
    kept = catalogue.datasets[0].deliveries[0].path
    orphan = folder.deliveries / SHARED / "12211-Z-11" / "waise.parquet"
    orphan.write_bytes(b"halb")
    (folder.deliveries / SHARED / "12211-Z-11" / "halb.unfinished").write_bytes(b"halb")

    assert len(sweep(folder, [kept])) == 2
    assert (folder.deliveries / kept).is_file()


def test_a_broken_pointer_is_like_none(tmp_path):
    folder = Folder(root=tmp_path / "w").made()
    (folder.built / "original.json").write_text("{halb")
    assert current(folder, ORIGINAL) is None


def test_a_figure_names_the_delivery_that_it_comes_from(tmp_path):
    rows = [samples.LEAVERS_ROWS[2].replace(";120;62;8;3;", ";130;66;9;4;")]
    second = samples.write_leavers(tmp_path, name="21111-02-06-4_neu.csv", text=samples.leavers_text(rows=rows))
    door = published_from(tmp_path, {LEAVERS: [samples.write_leavers(tmp_path), second]})
    period = door.find_period(INDICATORS["D-17"], "2023")
    older, newer = sorted(door.deliveries(LEAVERS, ["07211", "07235"]))

    assert door.deliveries(LEAVERS, ["07211"], period=period) == {newer}
    assert door.deliveries(LEAVERS, ["07235"], period=period) == {older}
    assert door.deliveries("unknown", ["07235"]) == set()


def test_a_city_that_is_land_and_kreis_at_once_has_one_figure_as_both(tmp_path):
    rows = [row.replace("07211;", "11;").replace("Trier", "Berlin") for row in samples.LEAVERS_ROWS if "07211" in row]
    text = samples.leavers_text(rows=rows)
    berlin = Area(key="11", level="state", name="Berlin"), Area(key="11000", level="district", name="Berlin")
    files = {LEAVERS: [samples.write_leavers(tmp_path, text=text)]}
    door = open_published(build_files(tmp_path, files, areas=berlin))
    period = door.find_period(INDICATORS["D-17"], "2023")
    as_land, as_kreis = (door.one(INDICATORS["D-17"], key, period) for key in ("11", "11000"))
    split = door.one(INDICATORS["D-16"], "11000", period, by={"BILAG2": "BILABS12", "GES": "GESW"})

    assert as_land.cell.value == as_kreis.cell.value == Decimal("6.6666666667")
    assert [figure.area for figure in door.level(INDICATORS["D-17"], period, "district")] == ["11000"]
    assert (split.area, split.numerator.value) == ("11000", 9)
    assert len(door.deliveries(LEAVERS, ["11000"])) == 1


def test_a_code_that_is_no_period_does_not_keep_the_other_tables_from_being_built(tmp_path, monkeypatch):
    monkeypatch.setattr("bildungsbuero.warehouse.reading.observations.FIRST_DAY", "true")
    flat = samples.FLAT_ROWS[0].replace("2024-12-31", "2024-13-31")
    door = published_from(
        tmp_path,
        {
            LEAVERS: [samples.write_leavers(tmp_path)],
            "12411-01-01-4": [samples.write_flat(tmp_path, text=samples.flat_text([flat, *samples.FLAT_ROWS[1:]]))],
        },
    )
    assert [period.code for period in door.periods(INDICATORS["D-17"])] == ["2023"]
