"""Real tables against independent sources: the tidy copies for all Kreise, and the figures that users named."""

import csv
from decimal import Decimal

import pytest

from bildungsbuero.core.cells import Meaning, Published, rounded
from bildungsbuero.warehouse.catalogue import Area
from tests.support.figures import AREAS, INDICATORS, published_from
from tests.support.shared import SHARED, needs_shared

pytestmark = needs_shared

STATISTICS = SHARED / "statistics"
KEYS = ("21111-01-03-4", "21111-02-06-4")
# users.md Part 2 and F2: numerator, denominator, per cent as shown.
D_17 = {
    "07211": (78, 1192, "6.5"),
    "07235": (113, 947, "11.9"),
    "07312": (107, 1158, "9.2"),
    "09762": (54, 645, "8.4"),
    "09777": (26, 1258, "2.1"),
    "16063": (121, 1305, "9.3"),
    "07": (3318, 38686, "8.6"),
    "DG": (55708, 782423, "7.1"),
}
D_19 = {"07211": "38.6", "07235": "29.1", "07312": "42.1", "09762": "27.9", "09777": "23.4", "16063": "22.8"}
D_03 = {
    "SCHULE06": "27.0",
    "SCHULE08": "50.3",
    "SCHULE09": "9.2",
    "SCHULE07": "7.5",
    "SCHULE11": "3.4",
    "SCHULE10": "2.7",
}
D_16 = {"BILABS11": (78, 3318), "BILABS12": (216, 6882), "BILABS13": (438, 15452), "BILABS15": (460, 13034)}
CERTIFICATES = {
    "ohne_hauptschulabschluss": "BILABS11",
    "mit_hauptschulabschluss": "BILABS12",
    "mittlerer_abschluss": "BILABS13",
    "fachhochschulreife": "BILABS14",
    "allgemeine_hochschulreife": "BILABS15",
}
SCHOOL_COLUMNS = {
    "schulen": ("BIL013", "INSGESAMT", "INSGESAMT", "INSGESAMT"),
    "schueler_insg": ("BIL003", "INSGESAMT", "INSGESAMT", "INSGESAMT"),
    "schueler_w": ("BIL003", "GESW", "INSGESAMT", "INSGESAMT"),
    "schueler_ausl": ("BIL003", "INSGESAMT", "NATA", "INSGESAMT"),
    "klasse_7": ("BIL003", "INSGESAMT", "INSGESAMT", "KLASSE07"),
    "jahrgang_11": ("BIL003", "INSGESAMT", "INSGESAMT", "KLASSE11"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    more = [Area(key=key, level="district", name=key) for key in (*D_17, "07312") if key not in {a.key for a in AREAS}]
    files = {key: [STATISTICS / "genesis_classic_csv" / f"{key}.csv"] for key in KEYS}
    return published_from(tmp_path_factory.mktemp("real"), files, areas=(*AREAS, *more))


def tidy(name: str) -> list[dict[str, str]]:
    with (STATISTICS / "derived_tidy" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize("area", D_17)
def test_leavers_without_certificate(published, area):
    period = published.find_period(INDICATORS["D-17"], "2022/23")
    found = published.one(INDICATORS["D-17"], area, period)
    numerator, denominator, shown = D_17[area]

    assert (found.numerator.value, found.denominator.value) == (numerator, denominator)
    assert rounded(found.cell.value, 1) == Decimal(shown)


def test_the_value_of_trier_to_ten_decimals(published):
    period = published.find_period(INDICATORS["D-17"], "2023")
    assert published.one(INDICATORS["D-17"], "07211", period).cell.value == Decimal("6.5436241611")


def test_eisenach_has_no_value_and_never_zero(published):
    period = published.find_period(INDICATORS["D-17"], "2023")
    assert published.one(INDICATORS["D-17"], "16056", period).cell.meaning is Meaning.UNIT_GONE


@pytest.mark.parametrize("area", D_19)
def test_leavers_with_abitur(published, area):
    period = published.find_period(INDICATORS["D-19"], "2023")
    assert rounded(published.one(INDICATORS["D-19"], area, period).cell.value, 1) == Decimal(D_19[area])


def test_schools_and_pupils_of_trier(published):
    period = published.find_period(INDICATORS["D-01"], "2023/24")
    by = {"BILSA8": "SCHULE03"}

    assert published.one(INDICATORS["D-01"], "07211", period, by=by).cell.value == 24
    assert published.one(INDICATORS["D-02"], "07211", period, by=by).cell.value == 3811
    assert published.one(INDICATORS["D-02"], "07211", period).cell.value == 12838
    assert published.one(INDICATORS["D-02"], "DG", period).cell.value == 8819489
    assert published.one(INDICATORS["D-01"], "07211", period).cell.meaning is Meaning.NOT_MEANINGFUL


@pytest.mark.parametrize("code", D_03)
def test_types_of_school_in_class_7(published, code):
    period = published.find_period(INDICATORS["D-03"], "2023")
    found = published.one(INDICATORS["D-03"], "07211", period, by={"BILSA8": code})
    assert rounded(found.cell.value, 1) == Decimal(D_03[code])
    assert found.denominator.value == 1220


@pytest.mark.parametrize("code", D_16)
def test_leavers_by_certificate(published, code):
    period = published.find_period(INDICATORS["D-16"], "2023")
    counts = tuple(
        int(published.one(INDICATORS["D-16"], area, period, by={"BILAG2": code}).numerator.value)
        for area in ("07211", "07")
    )
    assert counts == D_16[code]


def test_all_kreise_agree_with_the_tidy_copy_of_leavers(published):
    table = published.engine.ask("all leavers", lambda: published.engine.table("shared/21111-02-06-4"))
    found = {(row["area"], row["BILAG2"], row["GES"]): row for row in table}
    sexes = {"insgesamt": "INSGESAMT", "weiblich": "GESW"}
    compared = 0
    for row in tidy("abgaenge_kreise_2023_long.csv"):
        if row["jahr"] == "2023" and row["geschlecht"] in sexes and row["anzahl"]:
            ours = found[row["region_code"], CERTIFICATES[row["abschluss_key"]], sexes[row["geschlecht"]]]
            assert ours["value"] == int(row["anzahl"]), row
            compared += 1
    assert compared > 3500


def test_all_kreise_agree_with_the_tidy_copy_of_schools(published):
    table = published.engine.ask("all schools", lambda: published.engine.table("shared/21111-01-03-4"))
    found = {(row["measure"], row["area"], row["BILSA8"], row["GES"], row["NAT"], row["BILKL2"]): row for row in table}
    dimension = next(item for item in _schools().dimensions if item.code == "BILSA8")
    compared = 0
    for row in tidy("schulen_schueler_schulart_kreise_2023.csv"):
        code = dimension.find(row["schulart"])
        for column, (measure, sex, nationality, level) in SCHOOL_COLUMNS.items():
            if row[column]:
                ours = found[measure, row["region_code"], code, sex, nationality, level]
                assert ours["value"] == int(row[column]), row
                compared += 1
    assert compared > 15000


def test_shares_of_all_certificates_add_up_to_a_hundred(published):
    period = published.find_period(INDICATORS["D-16"], "2023")
    figures = published.values(INDICATORS["D-16"], ["07211"], dimension="BILAG2", period=period)
    parts = [
        figure.cell.value for figure in figures if figure.code != "BILABS14D" and isinstance(figure.cell, Published)
    ]
    assert abs(sum(parts) - 100) < Decimal("1e-6")


def _schools():
    from tests.support.figures import TABLES

    return TABLES["21111-01-03-4"]
