"""Examples 1, 2, 3 and 6: official tables keep their keys, signs, units and sums, and say what they are."""

import zipfile
from decimal import Decimal
from itertools import product

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.checks import checks_of
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.originals import Selection, find_dataset, original_values
from bildungsbuero.apps.monitoring.own_tables import get_table
from bildungsbuero.core.cells import Meaning, Published, Quality
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.warehouse.catalogue import Area
from tests.support import samples
from tests.support.deliveries import bring
from tests.support.figures import INDICATORS, published_from, read_file
from tests.support.shared import SHARED, needs_shared

FLAT = SHARED / "statistics" / "genesis_ffcsv"
POPULATION, STUDENTS, FAMILIES = "12411-01-01-4", "21311-01-01-4-B", "12211-Z-11"
GONE = (
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;2024-12-31;KREISE;Kr.;14263;Görlitz, kreisfreie Stadt;"
    "GES;Geschlecht;;Insgesamt;-;Anzahl;BEVSTD;Bevölkerungsstand"
)


def in_a_zip(folder, text: str):
    """A table as the web service hands it out: a ZIP with one CSV, UTF-8 with byte order mark."""
    path = folder / f"{POPULATION}_de_flat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{POPULATION}_1773175772751_de_flat.csv", text.encode("utf-8-sig"))
    return path


def original(area: str, **where: str):
    selection = Selection(area=area, where=tuple(where.items()))
    return original_values(find_dataset(POPULATION, office=None), selection, office=None, person=None)


def total(area: str):
    return next(item for item in original(area) if set(item.dims.values()) == {TOTAL})


def test_example_1_population_keeps_its_keys_totals_and_licence(germany, tmp_path):
    delivery = bring(in_a_zip(tmp_path, samples.flat_text((*samples.FLAT_ROWS, GONE))))

    assert (delivery.rows, delivery.encoding.lower()) == (6, "utf-8-sig")
    assert total("07211").cell.value == 104, "the key keeps its zero; the empty code is the total"
    for gone in ("14263", "16056"):
        assert total(gone).cell.meaning is Meaning.UNIT_GONE, "no unit is no population of 0"
    assert delivery.as_source()["licence"] == "dl-de/by-2-0"
    assert "dl-de/by-2-0" in delivery.as_source()["attribution"]


@needs_shared
def test_example_1_the_real_population_table_of_1467_rows(germany, tmp_path):
    delivery = bring(in_a_zip(tmp_path, (FLAT / f"{POPULATION}_de.csv").read_text("utf-8-sig")))

    assert (delivery.rows, delivery.refused_rows) == (1467, 0)
    assert total("07211").cell.value == 104_342
    assert total("14263").cell.meaning is Meaning.UNIT_GONE
    assert delivery.as_source()["licence"] == "dl-de/by-2-0"


STUDENTS_HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;"
    + "".join(
        f"{number}_variable_code;{number}_variable_label;{number}_variable_attribute_code;"
        f"{number}_variable_attribute_label;"
        for number in range(1, 5)
    )
    + "value;value_unit;value_variable_code;value_variable_label"
)
SEXES = ("INSGESAMT", "GESM", "GESW")
NATIONS = ("INSGESAMT", "NATD", "NATA")
SUBJECTS = ("INSGESAMT", *(f"HS-FG{number:02d}" for number in (1, 2, 3, 4, 5, 7, 8, 9, 10)))
ZEROS, SECRETS = 31_926, 1_300


def all_students(folder):
    """A table of the real size: 490 areas with 90 values each, Berlin's boroughs under the districts."""
    boroughs = [f"110{number:02d}0{number:02d}" for number in range(1, 13)]
    districts = [f"{1001 + number:05d}" for number in range(474)]
    areas = ["DG", "07211", "07235", "11000", *boroughs, *districts][:490]
    lines = []
    for number, (area, sex, nation, subject) in enumerate(product(areas, SEXES, NATIONS, SUBJECTS)):
        value = "-" if number >= 44_100 - ZEROS else "." if 10_000 <= number < 10_000 + SECRETS else "17"
        lines.append(
            f"21311;Studierende;SEMEST;Semester;2023-10P6M;KREISE;Kr.;{area};{area};GESINS;Geschlecht;{sex};{sex};"
            f"NAT01;Nationalität;{nation};{nation};HS-FG2;Fächergruppe;{subject};{subject};"
            f"{value};Anzahl;HS-W02;Studierende"
        )
    path = folder / f"{STUDENTS}_de_flat.csv"
    path.write_text("\n".join([STUDENTS_HEAD, *lines]) + "\n", "utf-8-sig")
    return path


def students(folder, path):
    areas = (
        Area(key="DG", level="nation", name="Deutschland"),
        *(Area(key=key, level="district", name=key) for key in ("07211", "07235", "07312", "09762", "09777", "16063")),
        Area(key="11000", level="district", name="Berlin"),
        *(Area(key=f"110{number:02d}0{number:02d}", level="borough", name="Bezirk") for number in range(1, 13)),
    )
    return published_from(folder, {STUDENTS: [path]}, areas=areas, indicators=(INDICATORS["F-02"],))


def test_example_2_students_of_all_regions_in_one_semester(tmp_path):
    path = all_students(tmp_path)
    reading = read_file(path, tmp_path)
    assert (reading.rows, reading.marks()) == (44_100, {"-": ZEROS, ".": SECRETS})
    reading.close()

    found = students(tmp_path, path)
    period = found.periods(INDICATORS["F-02"])[0]
    assert (period.code, wording.period_label(period)) == ("2023-10P6M", "WS 2023/24")
    districts = {figure.area for figure in found.level(INDICATORS["F-02"], period, "district")}
    assert "11000" in districts
    assert not [area for area in districts if len(area) != 5], "boroughs are no districts"
    assert len(found.level(INDICATORS["F-02"], period, "borough")) == 12


@needs_shared
def test_example_2_the_real_table_tells_zero_from_secret(tmp_path):
    """Of this table only the seven districts of the demo lie beside the checkout: 630 of its 44,100 rows."""
    path = FLAT / f"{STUDENTS}_de_region.csv"
    reading = read_file(path, tmp_path)
    assert (reading.rows, reading.marks()) == (630, {"-": 455, ".": 12})
    reading.close()

    found = students(tmp_path, path)
    period = found.periods(INDICATORS["F-02"])[0]
    none = found.one(INDICATORS["F-02"], "07235", period).cell
    assert (none.value, none.meaning, none.mark) == (0, Meaning.ZERO, "-")
    assert wording.period_label(period) == "WS 2023/24"


def in_brackets(reading) -> list[str]:
    values = limited(reading)
    cells = [Published(value=Decimal(value), mark="()", quality=frozenset({Quality.LIMITED})) for value in values]
    return [wording.display(cell, unit="", decimals=0) for cell in cells]


def limited(reading) -> list[int]:
    """The values of limited reliability."""
    rows = reading.connection.execute("SELECT value FROM observations WHERE quality = '()'").fetchall()
    return [round(value) for (value,) in rows]


def test_example_3_a_survey_in_thousands_shows_persons_and_brackets(tmp_path):
    reading = read_file(samples.write_survey(tmp_path), tmp_path)
    assert in_brackets(reading) == ["(4.500)"], "4,5 in the unit 1000 are 4,500 persons of limited reliability"
    reading.close()


@needs_shared
def test_example_3_the_real_survey_has_14_values_in_brackets(tmp_path):
    reading = read_file(FLAT / f"{FAMILIES}_de.csv", tmp_path)
    shown = in_brackets(reading)
    assert len(shown) == 14
    assert all(text.startswith("(") and text.endswith(")") for text in shown)
    assert all(value >= 1000 for value in limited(reading)), "the unit 1000 is respected"
    reading.close()


def test_example_6_figures_rounded_by_their_source_stay_as_delivered(trier, tmp_path):
    rows = ("merkmal;gebiet;zeitraum;Schulart;wert;einheit", "Lernende;07211;2023;insgesamt;20;Personen")
    rows += tuple(f"Lernende;07211;2023;{name};{count};Personen" for name, count in (("A", 5), ("B", 0), ("C", 10)))
    delivery = bring(samples.write_long(tmp_path, rows=rows), office=trier, dataset="gerundet")
    sums = next(check for check in checks_of(delivery) if check.name == "sums-Schulart")
    assert sums.result == "PASS", "5 + 0 + 10 beside 20 is no error where each figure is rounded on its own"

    changes = {"profile": "rounded_to_5", "dash": "zero", "period": "calendar_year", "protected_at_source": True}
    Dataset.objects.of(trier).update(**changes)
    Delivery.objects.of(trier).update(state="released")
    bring_up_to_date()
    cells = {item.dims["Schulart"]: item.cell for item in get_table(trier, "gerundet").observations}
    assert {code: int(cell.value) for code, cell in cells.items()} == {TOTAL: 20, "A": 5, "B": 0, "C": 10}
    assert all(Quality.ROUNDED in cell.quality for cell in cells.values())
    assert "gerundet" in wording.spoken(cells[TOTAL])
