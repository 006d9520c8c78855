"""The page of an indicator across a reform: what is offered, what is refused, and how often it asks."""

import pytest

from tests.support import samples
from tests.support.deliveries import bring
from tests.support.territory import make_unit

PAGE = "/trier/kennzahlen/D-17/"
HEAD = "merkmal;gebiet;zeitraum;BILAG2;GES;wert"
CONVERTED = "gebiet=16063&gebietsstand=umgerechnet"


def leavers(area: str, year: int, without: int, all_of_them: int) -> list[str]:
    return [
        f"BILABG;{area};{year};BILABS11;INSGESAMT;{without}",
        f"BILABG;{area};{year};INSGESAMT;INSGESAMT;{all_of_them}",
    ]


@pytest.fixture
def series(trier, tmp_path):
    """Leavers of the Wartburgkreis and of Eisenach over four years."""
    make_unit(key="16063", name="Wartburgkreis", genitive="des Wartburgkreises")
    rows = [HEAD]
    for year in (2020, 2021, 2022, 2023):
        rows += leavers("16063", year, 100, 1000)
        rows += leavers("07211", year, 8, 120)
        if year < 2022:
            rows += leavers("16056", year, 30, 400)
    bring(samples.write_long(tmp_path, name="21111-02-06-4.csv", rows=rows), dataset="21111-02-06-4")
    return trier


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_a_page_without_a_reform_offers_nothing(client, series):
    text = text_of(client.get(f"{PAGE}?gebiet=07211&gebietsstand=umgerechnet"))
    assert "Gebietsreformen" not in text
    assert "umgerechnet auf" not in text


@pytest.mark.parametrize("wish", ["", "&gebietsstand=", "&gebietsstand=unsinn", "&gebietsstand=%00"])
def test_without_a_clear_wish_the_series_stays_as_delivered(client, series, wish):
    text = text_of(client.get(f"{PAGE}?gebiet=16063{wish}"))
    assert "Gebietsreformen in dieser Reihe" in text
    assert "umgerechnet auf den" not in text
    assert client.get(f"{PAGE}gebietsstand.svg?gebiet=16063{wish}").status_code == 404


def test_a_change_across_a_reform_is_not_computed(client, series):
    text = text_of(client.get(f"{PAGE}?gebiet=16063&zeitraum=2021"))
    assert "nicht vergleichbar: Gebietsänderung am 01.07.2021" in text


@pytest.mark.parametrize("kind", ["svg", "png", "json"])
def test_the_picture_is_a_file_of_its_own_with_title_and_source(client, series, kind):
    answer = client.get(f"{PAGE}gebietsstand.{kind}?{CONVERTED}")
    assert answer.status_code == 200
    if kind == "svg":
        assert "Wie geliefert und umgerechnet".casefold() in answer.content.decode().casefold()


def test_the_page_speaks_english_and_leads_back(client, series):
    text = text_of(client.get(f"/trier/en/kennzahlen/D-17/?{CONVERTED}"))
    assert "converted onto the territory of" in text
    assert "Show only the series as delivered" in text
    assert "gebietsstand=umgerechnet" not in text.split("Show only the series as delivered")[0].rsplit("<a ", 1)[1]


def test_both_pages_ask_few_questions(client, series, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(f"{PAGE}?gebiet=16063")
    with django_assert_max_num_queries(15):
        client.get(f"{PAGE}?{CONVERTED}")


@pytest.mark.parametrize(
    ("key", "asked"),
    [("D-17", {"area": "07"}), ("D-17", {"area": "07211+16063"}), ("D-17", {"area": ""}), ("X-99", {"area": "16063"})],
)
def test_the_api_refuses_what_cannot_be_converted(client, series, key, asked):
    address = f"/trier/api/indicators/{key}/value"
    answer = client.get(address, {"period": "2021", "converted": "true", **asked})
    assert answer.status_code in {400, 404}
    assert answer.json()["error"]["message"]
