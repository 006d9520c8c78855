"""The published file of a data set with a profile: withheld cells as marks, release after release."""

from pathlib import Path

import duckdb
import pytest

from bildungsbuero.core.cells import Meaning, Published, Suppressed
from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.protection import Rule
from bildungsbuero.core.protection.profile import Measured, Method, Profile, Role
from bildungsbuero.core.symbols import Dash
from bildungsbuero.formats.table_files import describe_file
from bildungsbuero.warehouse import protection
from bildungsbuero.warehouse.build import build, current
from bildungsbuero.warehouse.catalogue import Catalogue, Protection, StoredDelivery, stored
from bildungsbuero.warehouse.deliveries import Folder, store
from bildungsbuero.warehouse.published import open_published
from bildungsbuero.warehouse.reading import read
from bildungsbuero.warehouse.releases import last_release, releases
from tests.support.figures import AREAS

HEAD = "merkmal;gebiet;zeitraum;Stadtteil;wert;einheit"
TRIER = "INSGESAMT"
COUNTED = {"KINDER": Measured(role=Role.COUNT)}


def own(**more) -> Dataset:
    return Dataset(
        key="eigene",
        title={"de": "Kinder"},
        publisher="Trier",
        licence="",
        attribution="Trier",
        period=PeriodMeaning.CALENDAR_YEAR,
        dash=Dash.ZERO,
        **more,
    )


def rows(period: str, quarters: dict[str, int], *, total: int | None = None) -> list[str]:
    """The quarters of Trier and Trier itself."""
    lines = [f"KINDER;07211;{period};{quarter};{count};Anzahl" for quarter, count in quarters.items()]
    return [*lines, f"KINDER;07211;{period};insgesamt;{sum(quarters.values()) if total is None else total};Anzahl"]


class Office:
    """Brings deliveries and builds after each."""

    def __init__(self, folder: Path, profile: Profile | None, **more) -> None:
        self.folder = folder
        self.figures = Folder(root=folder / "warehouse").made()
        self.profile = profile
        self.more = more
        self.deliveries: list[StoredDelivery] = []

    def publish(self, lines: list[str]) -> dict[tuple[str, ...], object]:
        number = len(self.deliveries) + 1
        path = self.folder / f"lieferung-{number}.csv"
        path.write_text("\n".join([HEAD, *lines]) + "\n", "utf-8")
        work = self.folder / "work"
        work.mkdir(exist_ok=True)
        description, plain = describe_file(path, work_dir=work)
        reading = read(description, plain, work_dir=work, dataset=own(), file_name=path.name)
        kept = store(reading, self.figures, owner="trier", dataset="eigene")
        reading.close()
        self.deliveries.append(StoredDelivery(number=number, path=str(kept)))
        return self.build()

    def build(self) -> dict[tuple[str, ...], object]:
        known = None if self.profile is None else Protection(profile=self.profile, secret=b"geheim")
        dataset = stored(own(), owner="trier", deliveries=tuple(self.deliveries), protection=known)
        build(self.figures, Catalogue(datasets=(dataset,), indicators=(), areas=AREAS))
        door = open_published(self.figures)
        return {
            (item.measure, item.area, item.period, *item.dims.values()): item.cell
            for item in door.own_table("trier", "eigene")
        }

    def last(self):
        return last_release(self.figures, "trier/eigene")


def shown(cells: dict[tuple[str, ...], object]) -> dict[str, int | None]:
    """The numbers of the last period by quarter, None where a cell is withheld."""
    last = max(key[2] for key in cells)
    found = {}
    for key, cell in cells.items():
        if key[2] == last:
            assert isinstance(cell, Published) or (isinstance(cell, Suppressed) and cell.mark == "."), cell
            found[key[3]] = int(cell.value) if isinstance(cell, Published) else None
    return found


def look_into(office: Office, which: str) -> tuple[set[str], list[tuple[object, ...]]]:
    """All tables of a built file, and value, mark and quality of the own one by value."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{current(office.figures, which).path}' AS built (READ_ONLY)")
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'built'").fetchall()
        found = connection.execute('SELECT value, mark, quality FROM built.main."trier/eigene" ORDER BY value')
        return {row[0] for row in tables}, found.fetchall()


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path, Profile(measures=COUNTED))


def test_a_small_cell_and_one_more_are_withheld_and_the_total_stays(office):
    """Acceptance example 5 of the domain: 12, 2, 9 and the total 23."""
    cells = office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9}))
    assert shown(cells) == {"nord": 12, "mitte": None, "sued": None, TRIER: 23}
    assert {cell.meaning for cell in cells.values() if isinstance(cell, Suppressed)} == {Meaning.SUPPRESSED}


def test_the_published_file_holds_no_withheld_number_at_all(office):
    office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9}))
    tables, found = look_into(office, "published")
    assert found == [(12.0, "", 0), (23.0, "", 0), (None, ".", 0), (None, ".", 0)]
    assert tables == {"areas", "built", "fact_deliveries", "indicator_periods", "indicator_values", "trier/eigene"}


def test_the_original_file_keeps_every_number(office):
    office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9}))
    _tables, found = look_into(office, "original")
    assert [value for value, _mark, _quality in found] == [2, 9, 12, 23]


def test_next_years_table_and_a_correction_give_no_difference(office):
    """Acceptance example 5: another year, then a correction in which one child moved into a quarter that is new."""
    office.publish(rows("2023", {"nord": 12, "mitte": 4, "sued": 9}))
    cells = office.publish(rows("2023", {"nord": 12, "mitte": 4, "sued": 9, "west": 2}, total=27))
    assert shown(cells) == {"nord": 12, "mitte": 4, "sued": 9, "west": None, TRIER: None}
    assert [release.number for release in releases(office.figures, "trier/eigene")] == [1, 2]


def test_building_again_releases_nothing_anew(office):
    first = office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9}))
    assert office.build() == first
    current(office.figures, "published").path.unlink()
    assert office.build() == first
    assert office.last().number == 1


def test_what_a_table_shows_while_its_source_protects_it_stays_known(tmp_path):
    office = Office(tmp_path, None)
    office.publish(rows("2023", {"nord": 12, "mitte": 4, "sued": 9}))
    office.profile = Profile(measures=COUNTED, rule=Rule(min_cases=3))
    cells = office.publish(rows("2023", {"nord": 12, "mitte": 4, "sued": 9, "west": 2}, total=27))
    assert shown(cells)[TRIER] is None
    assert [item.is_protected_at_source for item in releases(office.figures, "trier/eigene")] == [True, False]


def test_a_period_that_does_not_add_up_is_not_published_and_the_others_are(office):
    wrong = rows("2022", {"nord": 12, "mitte": 2, "sued": 9}, total=20)
    cells = office.publish([*wrong, *rows("2023", {"nord": 12, "mitte": 2, "sued": 9})])
    assert {key[2] for key in cells} == {"2023"}
    assert {code: note.problem for code, note in office.last().problems().items()} == {
        "2022": "protection.does_not_add_up"
    }


def test_what_goes_beyond_the_budget_is_not_published(office, monkeypatch):
    monkeypatch.setattr(protection, "MOST_STEPS", 1)
    assert office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9})) == {}
    assert office.last().problems()["2023"].problem == "protection.over_budget"


def test_a_withheld_count_takes_its_share_with_it(tmp_path):
    measures = {
        **COUNTED,
        "LERNENDE": Measured(role=Role.COUNT),
        "ANTEIL": Measured(role=Role.SHARE, numerator="KINDER", denominator="LERNENDE"),
    }
    office = Office(tmp_path, Profile(measures=measures, min_denominator=10))
    lines = []
    for year, (count, base) in {"2020": (2, 40), "2021": (20, 40), "2022": (38, 40), "2023": (4, 8)}.items():
        lines += [
            f"KINDER;07211;{year};insgesamt;{count};Anzahl",
            f"LERNENDE;07211;{year};insgesamt;{base};Anzahl",
            f"ANTEIL;07211;{year};insgesamt;{100 * count // base};%",
        ]
    cells = office.publish(lines)
    are_shown = {(key[0], key[2]): isinstance(cell, Published) for key, cell in cells.items()}
    shares = {year: are_shown["ANTEIL", year] for year in ("2020", "2021", "2022", "2023")}
    assert shares == {"2020": False, "2021": True, "2022": False, "2023": False}
    # 38 of 40 leaves two: one of the two counts goes with them.
    assert not (are_shown["KINDER", "2022"] and are_shown["LERNENDE", "2022"])


def test_a_measure_of_which_nothing_is_said_is_not_shown(tmp_path):
    office = Office(tmp_path, Profile(measures={}))
    assert set(shown(office.publish(rows("2023", {"nord": 12, "sued": 9}))).values()) == {None}


def test_rounding_changes_every_count_on_its_own_and_says_so(tmp_path):
    office = Office(tmp_path, Profile(measures=COUNTED, method=Method.ROUND_TO_5))
    cells = office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 8}))
    assert shown(cells) == {"nord": 10, "mitte": 0, "sued": 10, TRIER: 20}
    assert all("rounded" in {str(flag) for flag in cell.quality} for cell in cells.values())


def test_a_period_keeps_its_method_and_the_strictest_rule(office):
    office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9}))
    office.profile = Profile(measures=COUNTED, method=Method.ROUND_TO_5)
    cells = office.publish(rows("2024", {"nord": 12, "mitte": 2, "sued": 9}))
    assert shown(cells) == {"nord": 10, "mitte": 0, "sued": 10, TRIER: 25}
    assert shown({key: cell for key, cell in cells.items() if key[2] == "2023"})["mitte"] is None


def test_the_cell_key_changes_the_same_cell_in_the_same_way_each_time(tmp_path):
    office = Office(tmp_path, Profile(measures=COUNTED, method=Method.CELL_KEY))
    first = shown(office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9})))
    again = shown(office.publish(rows("2023", {"nord": 12, "mitte": 2, "sued": 9, "west": 30})))
    assert {area: again[area] for area in ("nord", "mitte", "sued")} == {
        area: first[area] for area in ("nord", "mitte", "sued")
    }
    assert all(abs(first[area] - count) <= 2 for area, count in {"nord": 12, "mitte": 2, "sued": 9}.items())


def test_another_secret_does_not_change_a_count_a_second_time(tmp_path, monkeypatch):
    counts = {f"Q{number}": number + 3 for number in range(30)}
    office = Office(tmp_path, Profile(method=Method.CELL_KEY, measures=COUNTED))
    before = shown(office.publish(rows("2024", counts)))

    made = Protection
    monkeypatch.setattr(f"{__name__}.Protection", lambda **named: made(**{**named, "secret": b"ein anderes"}))
    after = shown(office.publish(rows("2024", {**counts, "Q0": 50})))

    assert {name for name in counts if before[name] != after[name]} <= {"Q0"}
