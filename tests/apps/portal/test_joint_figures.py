"""Pages of an office of several municipalities: each of them, and all together."""

import csv
import io

import pytest

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.models import OfficeArea

PAGE = "/trier/kennzahlen/D-17/"
VALUE = "/trier/api/indicators/D-17/value"


@pytest.fixture
def joint_office(figures, trier):
    """An office that answers for both the city and the district."""
    Office.objects.filter(pk=trier.pk).update(kind=Office.Kind.JOINT)
    OfficeArea.unscoped.filter(office=trier).update(is_context=False)
    return trier


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_the_sentence_speaks_of_both_together_and_names_each(client, joint_office):
    text = text_of(client.get(PAGE))

    assert "in Trier und Landkreis Trier-Saarburg zusammen 19 von 215 jungen Menschen" in text
    assert "8,8 %. Trier: 6,7 %. Landkreis Trier-Saarburg: 11,6 %. Rheinland-Pfalz: 8,5 %." in text
    assert "beide zusammen (Trier und Landkreis Trier-Saarburg)" in text


def test_a_single_office_does_not_put_its_context_together(client, figures):
    assert "zusammen (" not in text_of(client.get(PAGE))


def test_a_reader_may_put_any_areas_together(client, figures):
    text = text_of(client.get(PAGE + "?gebiet=07211&gebiet=07235&zusammen=1"))
    assert "19 von 215" in text
    assert "zusammen=1" in text


@pytest.mark.parametrize("areas", ["gebiet=07211", "gebiet=07&gebiet=07211"])
def test_one_area_alone_or_inside_the_other_is_not_put_together(client, figures, areas):
    assert "beide zusammen" not in text_of(client.get(f"{PAGE}?{areas}&zusammen=1"))


def test_the_table_to_take_home_holds_the_areas_together(client, joint_office):
    lines = client.get(PAGE + "tabelle.csv").content.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(lines), delimiter=";") if row["area"] == "07211+07235"]

    whole = next(row for row in rows if not row["dimension"])
    assert (whole["numerator"], whole["denominator"]) == ("19", "215")
    women = next(row for row in rows if row["code"] == "GESW")
    assert women["numerator"] == "7"


def test_a_distribution_of_several_areas_is_summed_code_by_code(client, joint_office):
    text = text_of(client.get("/trier/kennzahlen/D-16/"))
    assert "zusammen" in text


def test_the_api_answers_for_areas_together(client, figures):
    found = client.get(VALUE, {"area": "07211+07235", "period": "2023"}).json()

    assert (found["area"], found["numerator"], found["denominator"]) == ("07211+07235", 19, 215)
    assert found["territory"].startswith("Trier und Landkreis Trier-Saarburg")


@pytest.mark.parametrize(
    "area",
    ["07211+99999", "07+07211", "DG+07211", "+", "+".join(f"{number:05d}" for number in range(9)), "07211+"],
)
def test_areas_that_cannot_be_put_together_are_refused(client, figures, area):
    response = client.get(VALUE, {"area": area, "period": "2023"})
    if area == "07211+":
        assert response.json()["area"] == "07211"
        return
    assert response.status_code == 400
    assert response.json()["error"]["message"]


def test_the_page_of_a_joint_office_asks_few_questions(client, joint_office, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)
