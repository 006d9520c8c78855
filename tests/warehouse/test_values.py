"""The 24 indicators in the demo's districts: the figures that users named, from the deliveries that ship.

The second half computes the same figures anew, straight from the downloaded files, where those are on the machine.
"""

import csv
from collections import defaultdict
from decimal import Decimal
from functools import cache

import pytest

from bildungsbuero.core.cells import Meaning, Published, rounded
from tests.support.figures import INDICATORS, STARTED
from tests.support.shared import SHARED, needs_shared

DISTRICTS = ("07211", "07235", "07312", "09762", "09777", "16063")
PLACES = (*DISTRICTS, "07", "DG")
NONE = None
# Trier, Rheinland-Pfalz, Deutschland as shown, and the parts for Trier (numerator, denominator).
WHOLES = {
    "A-01": ("104342", "4129569", "83577140", (104342, None)),
    "A-02": ("891.4", "208.0", "233.7", (104342, "117.06")),
    "A-03": ("34.2", "10.7", "14.5", (356, 103986)),
    "A-06": ("27.0", "32.1", "31.8", (17863, 66044)),
    "A-07": ("30.9", "40.1", "38.8", (20435, 66044)),
    "A-08": ("58.0", "72.2", "70.6", (38298, 66044)),
    "A-14": ("18.1", NONE, NONE, (None, None)),
    "A-23": ("7.4", "5.5", "6.3", (4591, None)),
    "A-24": ("6.1", "5.3", "5.7", (544, None)),
    "A-25": ("34.7", "33.3", "35.1", (1592, 4591)),
    "B-03": ("6.56", "6.05", "4.82", (24, 3656)),
    "C-05": ("35.5", NONE, NONE, (None, None)),
    "C-06": ("94.1", NONE, NONE, (None, None)),
    "D-02": ("12838", "431152", "8819489", (12838, None)),
    "D-17": ("6.5", "8.6", "7.1", (78, 1192)),
    "D-19": ("38.6", "33.7", "33.1", (460, 1192)),
    "D-21": ("15.1", "14.0", "15.4", (1943, 12838)),
    "F-02": ("15494", NONE, NONE, (15494, None)),
    "F-06": ("31.7", NONE, NONE, (4912, 15494)),
}
SPLITS = {
    "A-04": {
        "ALT000B18": ("15.1", "16.7", "16.7"),
        "ALT018B25": ("9.9", "6.9", "7.2"),
        "ALT025B45": ("30.6", "24.8", "25.5"),
        "ALT045B65": ("24.9", "28.2", "27.9"),
        "ALT065UM": ("19.6", "23.3", "22.7"),
    },
    "A-05": {
        "ALT000B03": ("2.4", "2.6", "2.5"),
        "ALT003B06": ("2.5", "2.9", "2.8"),
        "ALT006B10": ("3.5", "3.9", "3.9"),
        "ALT010B15": ("4.2", "4.6", "4.6"),
        "ALT015B18": ("2.6", "2.8", "2.8"),
        "ALT018B20": ("2.0", "1.9", "1.9"),
        "ALT020B25": ("7.8", "5.0", "5.2"),
    },
    "D-01": {
        "SCHULE03": ("24", "964", NONE),
        "SCHULE06": ("4", "185", NONE),
        "SCHULE07": ("1", "8", NONE),
        "SCHULE08": ("6", "152", NONE),
        "SCHULE09": ("1", "56", NONE),
        "SCHULE10": ("1", "10", NONE),
        "SCHULE11": ("5", "131", NONE),
    },
    "D-03": {
        "SCHULE06": ("27.0", "37.7", "12.2"),
        "SCHULE08": ("50.3", "39.9", "38.8"),
        "SCHULE09": ("9.2", "16.7", "20.8"),
        "SCHULE07": ("7.5", "1.3", "16.9"),
        "SCHULE11": ("3.4", "3.7", "2.7"),
        "SCHULE10": ("2.7", "0.6", "0.9"),
    },
    "D-21": {
        "SCHULE06": ("27.0", "23.1", "16.0"),
        "SCHULE08": ("10.9", "7.4", "8.1"),
        "SCHULE11": ("12.8", "18.3", "18.7"),
    },
}
CERTIFICATES = {
    "BILABS11": (78, 3318, 55708),
    "BILABS12": (216, 6882, 130322),
    "BILABS13": (438, 15452, 336361),
    "BILABS15": (460, 13034, 259230),
}
BY_DISTRICT = {
    "D-17": ("6.5", "11.9", "9.2", "8.4", "2.1", "9.3"),
    "D-19": ("38.6", "29.1", "42.1", "27.9", "23.4", "22.8"),
    "A-25": ("34.7", "26.7", "36.0", "28.9", "22.3", "35.8"),
    "A-06": ("27.0", "33.0", "27.8", "33.9", "34.7", "31.2"),
    "A-23": ("7.4", "3.4", "9.5", "4.7", "2.8", "6.0"),
    "C-05": ("35.5", "39.3", "24.4", "19.2", "17.9", "55.0"),
}


@pytest.fixture
def published(start_figures):
    return start_figures


def latest(published, key: str, area: str, by: dict[str, str] | None = None):
    indicator = INDICATORS[key]
    return published.one(indicator, area, published.periods(indicator)[-1], by=by)


def shown(key: str, figure) -> str | None:
    if not isinstance(figure.cell, Published):
        return None
    return str(rounded(figure.cell.value, INDICATORS[key].decimals))


@pytest.mark.parametrize("key", WHOLES)
def test_trier_its_land_and_germany(published, key):
    found = [latest(published, key, area) for area in ("07211", "07", "DG")]
    *values, parts = WHOLES[key]

    assert [shown(key, figure) for figure in found] == values
    trier = found[0]
    numbers = [part.value if isinstance(part, Published) else None for part in (trier.numerator, trier.denominator)]
    assert numbers == [None if part is None else Decimal(part) for part in parts]


@pytest.mark.parametrize("key", SPLITS)
def test_parts_of_trier_its_land_and_germany(published, key):
    dimension = INDICATORS[key].first_breakdown
    for code, values in SPLITS[key].items():
        for area, value in zip(("07211", "07", "DG"), values, strict=True):
            if value is not NONE:
                assert shown(key, latest(published, key, area, {dimension: code})) == value, (code, area)


@pytest.mark.parametrize("code", CERTIFICATES)
def test_leavers_by_certificate(published, code):
    found = (latest(published, "D-16", area, {"BILAG2": code}) for area in ("07211", "07", "DG"))
    assert tuple(int(figure.numerator.value) for figure in found) == CERTIFICATES[code]


@pytest.mark.parametrize("key", BY_DISTRICT)
def test_the_six_districts(published, key):
    assert tuple(shown(key, latest(published, key, area)) for area in DISTRICTS) == BY_DISTRICT[key]


def test_students_have_true_zeros_secret_parts_and_no_base(published):
    assert shown("F-06", latest(published, "F-06", "07312")) == "67.1"
    kaufbeuren = latest(published, "F-06", "09762")
    assert (kaufbeuren.cell.value, kaufbeuren.numerator.value, kaufbeuren.denominator.value) == (0, 0, 272)
    assert latest(published, "F-06", "07235").cell.meaning is Meaning.NO_BASE
    assert latest(published, "F-06", "16063").cell.meaning is Meaning.UNKNOWN_OR_SECRET
    assert latest(published, "F-02", "07235").cell.meaning is Meaning.ZERO


def test_the_rate_of_the_dependent_labour_force_is_never_taken(published):
    """7.8 stands beside the 7.4 of the whole civil labour force in the same table."""
    assert latest(published, "A-23", "07211").cell.value == Decimal("7.4")


@pytest.mark.parametrize("key", STARTED)
def test_a_dissolved_unit_has_no_value_anywhere(published, key):
    indicator = INDICATORS[key]
    for period in published.periods(indicator):
        assert published.one(indicator, "16056", period).cell.meaning is Meaning.UNIT_GONE


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [("A-14", "1995", "2022"), ("C-05", "2006", "2020"), ("C-06", "2006", "2020")],
)
def test_the_years_of_inkar(published, key, first, last):
    periods = [period.code for period in published.periods(INDICATORS[key])]
    assert (periods[0], periods[-1]) == (first, last)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("A-23", "1998", "2021"),
        ("A-24", "2008", "2022"),
        ("A-25", "1995", "2022"),
        ("D-17", "1995", "2022"),
        ("D-19", "1995", "2022"),
    ],
)
def test_series_of_inkar_stand_behind_others_and_share_no_period_with_them(published, key, first, last):
    indicator = INDICATORS[key]
    (behind,) = indicator.series_behind
    periods = [period.code for period in published.periods(behind)]

    assert (periods[0], periods[-1]) == (first, last)
    assert not set(periods) & {period.code for period in published.periods(indicator)}
    assert published.one(behind, "16056", published.periods(behind)[0]).cell.meaning is Meaning.UNIT_GONE


def test_all_400_districts_see_22_indicators_at_once(published):
    rows = published.engine.ask("districts", lambda: published.engine.table("shared/INKAR"))
    districts = sorted({row["area"] for row in rows})

    assert len(districts) == 400
    for key in sorted(set(STARTED) - {"F-02", "F-06"}):
        indicator = INDICATORS[key]
        last = published.periods(indicator)[-1]
        split = "BILSA8" if key == "D-01" else ""
        figures = published.values(indicator, districts, dimension=split, period=last)
        assert {item.area for item in figures if isinstance(item.cell, Published)} == set(districts), key


# Straight from the downloaded files ----------------------------------------------------------------------------------

STATISTICS = SHARED / "statistics"


@cache
def population() -> dict[tuple[str, str, str], Decimal]:
    found = {}
    path = STATISTICS / "derived_tidy" / "bevoelkerung_altersgruppen_kreise_2023_2024.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["insgesamt"] and row["altersgruppe"] != "Insgesamt":
                found[row["jahr"], row["region_code"], row["altersgruppe"]] = Decimal(row["insgesamt"])
    return found


@cache
def square_kilometres() -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    with (SHARED / "territory" / "gemeindeverzeichnis_2024-06-30.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["satzart"] == "60" and row["flaeche_km2"]:
                for key in ("DG", row["ags"][:2], row["ags"][:5]):
                    found[key] += Decimal(row["flaeche_km2"])
    return found


@cache
def unemployed() -> dict[str, list[str]]:
    text = (STATISTICS / "genesis_classic_csv" / "13211-02-05-4.csv").read_text("cp1252")
    rows = (line.split(";") for line in text.splitlines())
    return {row[1]: row[3:] for row in rows if row[0] == "2025" and len(row) == 16}


@cache
def inkar() -> dict[tuple[str, str], dict[str, str]]:
    with (STATISTICS / "inkar" / "inkar_kreise_1995_2022_30ind.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["county_code"], row["year"]): row for row in csv.DictReader(file)}


@cache
def students() -> dict[tuple[str, str], str]:
    path = STATISTICS / "genesis_ffcsv" / "21311-01-01-4-B_de_region.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    at_total = [
        row
        for row in rows
        if (row["2_variable_attribute_code"], row["3_variable_attribute_code"]) == ("INSGESAMT", "INSGESAMT")
    ]
    return {(row["1_variable_attribute_code"], row["4_variable_attribute_code"]): row["value"] for row in at_total}


def everyone(area: str, year: str = "2024") -> Decimal:
    return sum((value for (found, key, _age), value in population().items() if (found, key) == (year, area)), Decimal())


def same(figure, expected: Decimal) -> bool:
    return abs(figure.cell.value - expected) < Decimal("1e-6")


@needs_shared
@pytest.mark.parametrize("area", PLACES)
def test_population_figures_from_the_files(published, area):
    now, before = everyone(area), everyone(area, "2023")
    children = population()["2023", area, "6 bis unter 10 Jahre"]
    young = (
        sum(
            population()["2024", area, age]
            for age in ("unter 3 Jahre", "3 bis unter 6 Jahre", "6 bis unter 10 Jahre", "10 bis unter 15 Jahre")
        )
        + population()["2024", area, "15 bis unter 18 Jahre"]
    )

    assert same(latest(published, "A-02", area), now / square_kilometres()[area])
    assert same(latest(published, "A-03", area), (now - before) / before * 10000)
    assert same(latest(published, "A-04", area, {"ALTER": "ALT000B18"}), young / now * 100)
    assert latest(published, "B-03", area).denominator.value == children


@needs_shared
@pytest.mark.parametrize("area", PLACES)
def test_unemployment_from_the_file(published, area):
    row = unemployed()[area]
    count, long_term = Decimal(row[0]), Decimal(row[6])

    assert same(latest(published, "A-25", area), long_term / count * 100)
    assert latest(published, "A-23", area).cell.value == Decimal(row[8].replace(",", "."))
    assert latest(published, "A-23", area, {"NAT": "NATA"}).cell.value == Decimal(row[11].replace(",", "."))
    assert latest(published, "A-24", area).cell.value == Decimal(row[12].replace(",", "."))
    assert latest(published, "A-24", area).numerator.value == Decimal(row[4])


@needs_shared
@pytest.mark.parametrize("area", DISTRICTS)
@pytest.mark.parametrize(
    ("key", "column"), [("A-14", "share_foreign"), ("C-05", "childcare_under3"), ("C-06", "childcare_3to6")]
)
def test_rates_of_inkar_from_the_file(published, key, column, area):
    for figure in published.values(INDICATORS[key], [area]):
        assert figure.cell.value == Decimal(inkar()[area, figure.period.code][column]).normalize()


@needs_shared
def test_all_rates_of_inkar_of_all_districts_are_there(published):
    for key, column in (("A-14", "share_foreign"), ("C-05", "childcare_under3")):
        delivered = sum(bool(row[column]) for row in inkar().values())
        areas = sorted({area for area, _year in inkar()})
        assert len(published.values(INDICATORS[key], areas)) == delivered


@needs_shared
@pytest.mark.parametrize("area", DISTRICTS)
def test_students_from_the_file(published, area):
    total, *stem = (students()[area, code] for code in ("INSGESAMT", "HS-FG04", "HS-FG08"))
    found = latest(published, "F-06", area)
    if "." in stem:
        assert found.cell.meaning is Meaning.UNKNOWN_OR_SECRET
    elif total == "-":
        assert found.cell.meaning is Meaning.NO_BASE
    else:
        numbers = [Decimal(0 if value == "-" else value) for value in stem]
        assert same(found, sum(numbers) * 100 / Decimal(total))
