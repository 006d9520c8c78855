"""The page “what if”: a place that opens or closes, told by area, with what a newly reached person costs."""

import numpy as np
import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach.what_if_form import place_choices
from bildungsbuero.core.territory.european_grid import on_the_grid
from tests.support.cast import make_office, make_person
from tests.support.offers import make_place
from tests.support.reach import make_cells, make_places, make_run, make_travel_table

pytestmark = pytest.mark.django_db

# The middle of Trier, and Konz some eight kilometres up the river.
TRIER, KONZ = on_the_grid(np.array([[6.6414, 49.7566], [6.5755, 49.7020]]))


def run_of(office, *, in_konz=10, **cells):
    """Return a run over a school in Trier with thirty children beside it, and some more in Konz."""
    children = make_cells(office=office, cells=[(*TRIER, 30), (*KONZ, in_konz)], **cells)
    school = make_places(office=office, sites=[("s", "Domschule", *TRIER, 20.0)])
    return make_run(office=office, name="Schulwege", notice="Rechenbeispiel", cell_set=children, place_set=school)


@pytest.fixture
def run(trier):
    return run_of(trier)


def address(run):
    return f"/trier/buero/erreichbarkeit/ergebnisse/{run.public_id}/was-waere-wenn/"


def test_a_school_in_konz_reaches_its_children(reader, run):
    shown = reader.get(address(run), {"where": "49.7020, 6.5755", "cost": "25000"}).content.decode()

    assert "Neu erreicht (in 15 Minuten zu Fuß): 10 Kinder." in shown
    assert "2.500" in shown
    assert "Rechenbeispiel" in shown
    assert shown.index("<table") < shown.index("bb-map")
    assert "öffnet oder schließt (im Kreis)" in shown
    assert "<circle" in shown


def test_a_place_of_the_register_is_found_by_its_name_unless_it_is_hidden(reader, run, trier):
    make_place(office=trier, name="Kloster Karthaus", latitude=49.7020, longitude=6.5755)
    make_place(office=trier, name="Frauenhaus", latitude=49.7020, longitude=6.5755, visibility="hidden")

    assert "10 Kinder" in reader.get(address(run), {"where": "karthaus"}).content.decode()
    refused = reader.get(address(run), {"where": "Frauenhaus"}).content.decode()
    assert 'id="errors"' in refused
    assert "<table" not in refused


def test_the_only_school_closes(reader, run):
    shown = reader.get(address(run), {"closes": "s", "cost": "25000"}).content.decode()

    assert "Nicht mehr erreicht (in 15 Minuten zu Fuß): 30 Kinder." in shown
    assert "Niemand wird neu erreicht, deshalb gibt es keine Kosten je Person." in shown


def test_a_plan_without_a_place_is_met_kindly(reader, run):
    for asked in ({"cost": "5"}, {"where": "Nirgendwo"}, {"closes": "other"}, {"where": "1,1,1", "cost": "-4"}):
        answer = reader.get(address(run), asked)
        assert answer.status_code == 200
        assert 'id="errors"' in answer.content.decode()


def test_sizes_are_asked_for_where_they_count(reader, run):
    ReachRun.unscoped.filter(pk=run.pk).update(has_equal_capacities=False)

    assert 'id="errors"' in reader.get(address(run), {"where": "49.7020, 6.5755"}).content.decode()
    more = reader.get(address(run), {"where": "49.7020, 6.5755", "capacity": "10"}).content.decode()
    assert "10 Kinder" in more


def test_few_people_are_not_told(reader, trier):
    run = run_of(trier, in_konz=2, is_protected_at_source=False)

    shown = reader.get(address(run), {"where": "49.7020, 6.5755", "cost": "1000"}).content.decode()

    assert "weniger als 3 Kinder" in shown
    assert "500 €" not in shown


def test_the_times_of_a_router_say_nothing_of_a_new_place(reader, run, trier):
    table = make_travel_table(office=trier, cell_set=run.cell_set, ways=[(0, "s", 5.0)])
    ReachRun.unscoped.filter(pk=run.pk).update(travel_table=table)

    shown = reader.get(address(run), {"where": "49.7020, 6.5755"}).content.decode()

    assert "entlang der Luftlinie" in shown
    assert "<form" not in shown.split("<main")[1]


def test_strangers_and_other_offices_see_nothing(client, run):
    assert client.get(address(run)).status_code == 302
    client.force_login(make_person(office=make_office(key="konz"), roles=(Role.MANAGEMENT,)))
    assert client.get(address(run)).status_code == 404


def test_places_of_one_name_are_told_apart_by_their_address():
    places = {
        "id": np.array(["a", "b", "c", "d"], dtype=object),
        "name": np.array(["Grundschule", "Grundschule", "Domschule", "Verloren"], dtype=object),
        "address": np.array(["Wehrstr. 1, 54329 Konz", "Bahnhof 2, 54338 Schweich", "Dom 1, Trier", ""], dtype=object),
        "x": np.array([1.0, 2.0, 3.0, np.nan]),
    }

    assert place_choices(places) == [
        ("c", "Domschule"),
        ("b", "Grundschule, Bahnhof 2, 54338 Schweich"),
        ("a", "Grundschule, Wehrstr. 1, 54329 Konz"),
    ]
