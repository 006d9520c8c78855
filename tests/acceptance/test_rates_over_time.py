"""Examples 4 and 7: rates of two reference dates, and a series across a reform of the territory."""

import csv
import io
from decimal import Decimal

import pytest

from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.own_indicators import use
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, OwnIndicator
from tests.support import samples
from tests.support.cast import make_office, monitor_of
from tests.support.deliveries import bring
from tests.support.territory import give_area

ADD = "/trier/buero/zahlen/kennzahlen/neu/?zaehler=kita&nenner=kinder"
CARED_FOR = ("merkmal;gebiet;zeitraum;wert", "betreut;07211;2024-03-01;620", "betreut;07235;2024-03-01;300")
CHILDREN = (
    "merkmal;gebiet;zeitraum;wert",
    *(f"kinder;{area};{day};{count}" for area, count in (("07211", 600), ("07235", 800)) for day in ("2023-12-31",)),
    *(f"kinder;{area};{day};{count}" for area, count in (("07211", 640), ("07235", 820)) for day in ("2024-12-31",)),
)
RATE = {
    "title": "Betreuungsquote unter 3 Jahren",
    "question": "Wie viele Kinder unter 3 werden betreut?",
    "definition": "Betreute Kinder je 100 Kinder dieses Alters.",
    "education_area": "C",
    "direction": "neutral",
    "numerator_measure": "betreut",
    "denominator_measure": "kinder",
    "scale": "percent",
    "decimals": "1",
    "years_before": "1",
    "note": "wie in der amtlichen Quote",
}


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def kita(trier, tmp_path):
    """Children in day care on 1 March 2024, and all children of that age at the end of two years; both published."""
    for key, rows in (("kita", CARED_FOR), ("kinder", CHILDREN)):
        bring(samples.write_long(tmp_path, name=f"{key}.csv", rows=rows), office=trier, dataset=key)
    Dataset.objects.of(trier).update(period="reference_date", dash="zero", protected_at_source=True)
    Delivery.objects.of(trier).update(state="released")
    bring_up_to_date()
    return trier


def test_example_4_children_of_1_march_are_divided_by_those_of_31_december_before(client, kita):
    person = monitor_of(kita)
    client.force_login(person)
    client.post(ADD, RATE)
    use(OwnIndicator.objects.of(kita).get(), person=person)

    page = text_of(client.get("/trier/kennzahlen/X-01/"))
    assert "01.03.2024" in page
    assert "Nenner vom 31.12. des Vorjahres" in page
    assert "103,3 %" in page, "620 of the 600 children of 31.12.2023, not of the 640 of 31.12.2024"


def test_example_4_a_wrong_pairing_of_days_is_refused(client, kita):
    client.force_login(monitor_of(kita))
    answer = client.post(ADD, RATE | {"years_before": "0"})

    assert "Der Nenner läge 305 Tage nach dem Zähler" in text_of(answer)
    assert not OwnIndicator.objects.of(kita).exists()


def test_example_4_above_a_hundred_per_cent_is_a_note_about_commuting_and_no_error(client, kita):
    person = monitor_of(kita)
    client.force_login(person)
    note = "Ein Wert über 100 % ist kein Fehler"
    assert note in text_of(client.post(ADD, RATE | {"preview": "1"}))
    client.post(ADD, RATE)
    use(OwnIndicator.objects.of(kita).get(), person=person)

    assert note in text_of(client.get("/trier/kennzahlen/X-01/?gebiet=07211"))
    assert note not in text_of(client.get("/trier/kennzahlen/X-01/?gebiet=07235"))


YEARS = range(2015, 2025)
PAGE = "/trier/kennzahlen/D-17/"
LEAVERS = "merkmal;gebiet;zeitraum;BILAG2;GES;wert;zeichen"


def leavers(area: str, year: int, without: int | str, all_of_them: int) -> list[str]:
    value = f"{without};" if isinstance(without, int) else f";{without}"
    return [
        f"BILABG;{area};{year};BILABS11;INSGESAMT;{value}",
        f"BILABG;{area};{year};INSGESAMT;INSGESAMT;{all_of_them};",
    ]


@pytest.fixture
def eisenach(trier, germany, tmp_path):
    """School leavers of Eisenach until it joined the Wartburgkreis, and of the Wartburgkreis, 2015 to 2024."""
    rows = [LEAVERS]
    for year in YEARS:
        rows += leavers("16063", year, 100 if year <= 2021 else 130, 1000 if year <= 2021 else 1400)
        if year <= 2021:
            rows += leavers("16056", year, 30 if year != 2018 else ".", 400)
    bring(samples.write_long(tmp_path, name="21111-02-06-4.csv", rows=rows), dataset="21111-02-06-4")
    return trier


def rows_of(client, query: str) -> list[dict[str, str]]:
    text = client.get(f"{PAGE}tabelle.csv?{query}").content.decode("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text), delimiter=";") if not row["dimension"]]


def test_example_7_a_series_on_its_own_territory_ends_with_a_visible_break(client, eisenach):
    page = text_of(client.get(f"{PAGE}?gebiet=16056"))
    spec = client.get(f"{PAGE}vergleich.json?gebiet=16056&gebiet=16063").json()
    points = [row for row in spec["data"]["values"] if row["line"] == "Eisenach"]

    assert "Gebietsänderung am 01.07.2021" in page
    assert [row["period"] for row in points if row["value"] is not None][-1] == "Schuljahr 2020/21"
    assert all(row["value"] is None for row in points if row["period"] > "Schuljahr 2020/21")
    drawn = [layer for layer in spec["layer"] if layer["mark"] and layer["mark"].get("type") == "rule"]
    assert {"period": "Schuljahr 2020/21"} in [layer["data"]["values"][0] for layer in drawn if "data" in layer]


def test_example_7_the_converted_series_adds_eisenach_and_computes_rates_anew(client, eisenach):
    delivered = rows_of(client, "gebiet=16063")
    both = rows_of(client, "gebiet=16063&gebietsstand=umgerechnet")
    converted = {row["period"]: row for row in both if "umgerechnet" in row["origin"]}

    assert not [row for row in delivered if "umgerechnet" in row["origin"]], "the default stays as delivered"
    assert [row for row in both if "umgerechnet" not in row["origin"]] == delivered
    # 2020: the district kept 99.885112 per cent on 1 January 2024, and Eisenach came to it as a whole before.
    kept = Decimal("0.99885112")
    assert Decimal(converted["2020"]["numerator"]) == (100 + 30) * kept
    assert Decimal(converted["2020"]["denominator"]) == (1000 + 400) * kept
    # 2017: before, on 1 January 2019, it had lost a part to Schmalkalden-Meiningen.
    top, bottom = (100 * Decimal("0.97318431") + 30) * kept, (1000 * Decimal("0.97318431") + 400) * kept
    assert abs(Decimal(converted["2017"]["numerator"]) - top) < Decimal("1e-9")
    assert abs(Decimal(converted["2017"]["value"]) - 100 * top / bottom) < Decimal("1e-8")
    assert (converted["2024"]["numerator"], converted["2024"]["denominator"]) == ("130", "1400")
    assert "BBSR" in converted["2017"]["caveat"]


def test_example_7_both_series_stand_side_by_side_and_say_what_they_are(client, eisenach):
    page = text_of(client.get(f"{PAGE}?gebiet=16063"))
    assert "Umgerechnete Reihe daneben stellen" in page
    assert "umgerechnet auf den Gebietsstand" not in page

    page = text_of(client.get(f"{PAGE}?gebiet=16063&gebietsstand=umgerechnet"))
    assert "umgerechnet auf den Gebietsstand vom 31.07.2024" in page
    assert "BBSR, Umsteigeschlüssel für Kreise" in page
    spec = client.get(f"{PAGE}gebietsstand.json?gebiet=16063&gebietsstand=umgerechnet").json()
    assert len({row["line"] for row in spec["data"]["values"]}) == 2


def test_example_7_a_count_that_was_withheld_leaves_no_converted_figure(client, eisenach):
    both = rows_of(client, "gebiet=16063&gebietsstand=umgerechnet")
    withheld = next(row for row in both if row["period"] == "2018" and "umgerechnet" in row["origin"])
    assert (withheld["value"], withheld["numerator"], withheld["mark"]) == ("", "", ".")
    answer = client.get("/trier/api/indicators/D-17/value", {"area": "16063", "period": "2018", "converted": "true"})
    assert answer.json()["value"] is None


def test_example_7_the_api_says_which_territory_a_figure_stands_on(client, eisenach):
    address = "/trier/api/indicators/D-17/value"
    asked = {"area": "16063", "period": "2020"}
    own, converted = client.get(address, asked).json(), client.get(address, asked | {"converted": "true"}).json()

    assert (own["value"], own["conversion"]) == ("10", "")
    assert converted["value"] == "9.2857142857"
    assert converted["territory"].startswith("Wartburgkreis, umgerechnet auf den Gebietsstand vom 31.07.2024")
    split = client.get(address, asked | {"converted": "true", "by": "GES=GESW"})
    assert split.status_code == 400


def test_example_7_a_former_office_finds_its_old_district(client, eisenach, germany):
    """The page of an office names the reform of the district that it lies in."""
    office = make_office(key="wartburg", name="Bildungsbüro Wartburgkreis")
    give_area(office, germany["16063"])
    assert "Eisenach (16056)" in text_of(client.get("/wartburg/kennzahlen/D-17/"))
