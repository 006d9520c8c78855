"""Examples 5 and 9: small counts stay hidden on every way out, and a shared matrix is shared by a release alone."""

import csv
import io

import pytest
from django.test import Client

from bildungsbuero.apps.accounts import releases
from bildungsbuero.apps.monitoring.actions import deciding
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.editions import actions as editions
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, EditionItem
from tests.support import samples
from tests.support.cast import make_office, monitor_of
from tests.support.deliveries import AT, bring
from tests.support.territory import give_area

CHOICE = {
    "method": "suppress",
    "min_cases": "3",
    "zeros_are_safe": "on",
    "min_denominator": "10",
    "measure_0": "count",
    "levels_0": "",
    "levels_1": "",
    "save": "1",
}


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def publish(office, key: str, path) -> Delivery:
    """Bring in a table, decide how it is protected, and publish it, as the role Monitoring does in the browser."""
    person = monitor_of(office)
    delivery = bring(path, office=office, dataset=key, person=person)
    Dataset.objects.of(office).filter(key=key).update(period="calendar_year", dash="zero", title=key.capitalize())
    page = f"/{office.key}/buero/zahlen/datensatz/{office.key}/{key}/geheimhaltung/"
    assert client_of(person).post(page, CHOICE).status_code == 302
    deciding.release(Delivery.unscoped.get(pk=delivery.pk), office=office, person=person)
    return delivery


def quarters(folder, counts: dict[str, int], *, year: str = "2023", name: str = "kinder"):
    rows = ["merkmal;gebiet;zeitraum;Sozialraum;wert;einheit"]
    for quarter, count in (*counts.items(), ("insgesamt", sum(counts.values()))):
        rows.append(f"KINDER;07211;{year};{quarter};{count};Personen")
    return samples.write_long(folder, name=f"{name}.csv", rows=rows)


def taken_home(client, *, year: str = "2023") -> dict[str, str]:
    """What the CSV behind the chart says of each quarter: the number, or the sign in its place."""
    text = client.get("/trier/kennzahlen/eigene/kinder/tabelle.csv").content.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text), delimiter=";") if row["period"] == year]
    return {row["series"]: row["value"] or row["mark"] for row in rows}


def test_example_5_of_12_2_and_9_the_2_is_withheld_with_one_more_and_the_total_stays(client, trier, tmp_path):
    publish(trier, "kinder", quarters(tmp_path, {"Nord": 12, "Mitte": 2, "Süd": 9}))

    assert taken_home(client) == {"Nord": "12", "Mitte": ".", "Süd": ".", "KINDER": "23"}
    page = client.get("/trier/kennzahlen/eigene/kinder/").content.decode()
    assert "Mitte: 2" not in page, "neither in the drawing nor in what is read aloud"
    assert ">2<" not in page


def test_example_5_next_year_and_a_correction_allow_no_difference(client, trier, tmp_path):
    publish(trier, "kinder", quarters(tmp_path, {"Nord": 12, "Mitte": 4, "Süd": 9}))
    assert set(taken_home(client).values()) == {"12", "4", "9", "25"}

    # One quarter is new, with two children: the old total and the new one would give them away.
    corrected = quarters(tmp_path, {"Nord": 12, "Mitte": 4, "Süd": 9, "West": 2}, name="neu")
    publish(trier, "kinder", corrected)
    shown = taken_home(client)
    assert (shown["West"], shown["KINDER"]) == (".", ".")

    publish(trier, "kinder", quarters(tmp_path, {"Nord": 13, "Mitte": 5, "Süd": 9, "West": 2}, year="2024", name="24"))
    assert taken_home(client, year="2024")["West"] == "."


MATRIX = {
    ("07211", "Trier"): 420,
    ("07211", "Trier-Saarburg"): 180,
    ("07211", "Luxemburg"): 2,
    ("07235", "Trier"): 31,
    ("07235", "Trier-Saarburg"): 510,
    ("07235", "Luxemburg"): 14,
}


@pytest.fixture
def saarburg(germany):
    office = make_office(key="trier-saarburg", name="Bildungsbüro Trier-Saarburg")
    give_area(office, germany["07235"])
    return office


@pytest.fixture
def matrix(trier, saarburg, tmp_path):
    """Each office with its own schools, and the matrix of homes and schools that the city has computed of both."""
    for office, area, counts in ((trier, "07211", {"A": 300, "B": 302}), (saarburg, "07235", {"C": 555})):
        rows = ["merkmal;gebiet;zeitraum;Schule;wert;einheit"]
        rows += [f"LERNENDE;{area};2023;{school};{count};Personen" for school, count in counts.items()]
        rows.append(f"LERNENDE;{area};2023;insgesamt;{sum(counts.values())};Personen")
        bring(samples.write_long(tmp_path, name=f"{area}.csv", rows=rows), office=office, dataset="schulen")
    rows = ["merkmal;gebiet;zeitraum;Wohnort;wert;einheit"]
    rows += [f"LERNENDE;{area};2023;{home};{count};Personen" for (area, home), count in MATRIX.items()]
    for area in ("07211", "07235"):
        total = sum(count for (school, _home), count in MATRIX.items() if school == area)
        rows.append(f"LERNENDE;{area};2023;insgesamt;{total};Personen")
    publish(trier, "matrix", samples.write_long(tmp_path, name="matrix.csv", rows=rows))
    bring_up_to_date()
    return trier


def shared_edition(office, partner):
    """The matrix in an edition of the city, for the house and the named partner office."""
    person = monitor_of(office)
    wanted = editions.Wanted(title="Schülermatrix", summary="", items=(("table", "matrix"),))
    made = editions.draft(office, wanted, person=person, at=AT)
    made.items.update(audience=EditionItem.Audience.PARTNERS)
    editions.declare_checked(made, person=person, at=AT)
    editions.release(made, person=person, at=AT)
    if partner is not None:
        releases.release(
            "edition", made.public_id, owner=office, to_office=partner, purpose="Matrix", since=AT.date(), by=None
        )
    return f"/{office.key}/ausgaben/{made.public_id}/matrix/"


def test_example_9_each_office_sees_its_own_schools_and_not_the_others(matrix, trier, saarburg):
    for office, other in ((trier, saarburg), (saarburg, trier)):
        client = client_of(monitor_of(office))
        assert client.get(f"/{office.key}/buero/zahlen/datensatz/{office.key}/schulen/").status_code == 200
        assert client.get(f"/{office.key}/buero/zahlen/datensatz/{other.key}/schulen/").status_code == 404
        assert client.get(f"/{other.key}/buero/zahlen/datensatz/{other.key}/schulen/").status_code == 404


def test_example_9_both_see_the_shared_matrix_and_nobody_else_does(matrix, trier, saarburg):
    page = shared_edition(trier, saarburg)
    stranger = make_office(key="daun")

    assert client_of(monitor_of(trier)).get(page).status_code == 200
    seen = client_of(monitor_of(saarburg)).get(page)
    assert seen.status_code == 200
    assert "510" in seen.content.decode()
    assert client_of(monitor_of(stranger)).get(page).status_code == 404
    assert Client().get(page).status_code == 404
    assert client_of(monitor_of(saarburg)).get(shared_edition(trier, None)).status_code == 404, "only by a release"


def test_example_9_small_cells_of_the_matrix_are_protected_on_the_public_page(client, matrix):
    text = client.get("/trier/kennzahlen/eigene/matrix/tabelle.csv").content.decode("utf-8-sig")
    rows = {(row["area"], row["series"]): row for row in csv.DictReader(io.StringIO(text), delimiter=";")}

    assert (rows["07211", "Luxemburg"]["value"], rows["07211", "Luxemburg"]["mark"]) == ("", ".")
    withheld = [key for key, row in rows.items() if not row["value"]]
    assert len([key for key in withheld if key[0] == "07211"]) > 1, "one more, or the total would give it away"
    assert rows["07235", "Trier-Saarburg"]["value"] == "510"
