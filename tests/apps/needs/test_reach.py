"""Reach: brought in, computed, shown, taken along, taken away; refused where it must be; the worked example."""

import csv
import io
import re
from pathlib import Path

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.needs.models import CellSet, PlaceSet, ReachRun, TravelTable
from bildungsbuero.apps.needs.reach import store
from bildungsbuero.apps.needs.reach.demo import forget_unused, load_example, manifest
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.core.errors import Refusal
from tests.support.cast import make_office, make_person
from tests.support.offers import make_offer, make_place
from tests.support.reach import AT, ON, X, Y, make_cells, make_places, make_run, make_travel_table
from tests.support.shared import SHARED, needs_shared

pytestmark = pytest.mark.django_db
START = "/trier/buero/erreichbarkeit/"
NOTICE = "Rechenbeispiel: Kinder 2011, Schulen 2015/16"
SAID = {"name": "Kinder 2024", "as_of": "2024", "source": "Einwohneramt"}
CELLS = SAID | {"counted": "Kinder unter 10", "people_word": "Kinder", "resolution_m": "100"}
PLACES = SAID | {"places_word": "Schulen"}


def upload(text, name="eigene.csv"):
    return SimpleUploadedFile(name, text.encode(), content_type="text/csv")


def text_of(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_cells_and_places_are_brought_in_and_a_run_says_who_reaches_what(steering, trier):
    lines = f"x,y,population\n{X},{Y},10\n{X + 1000},{Y},20\n{X + 3000},{Y},30\n"
    steering.post(f"{START}zellen/neu/", CELLS | {"file": upload(lines)})
    steering.post(f"{START}orte/neu/", PLACES | {"file": upload(f"name,x,y\nA,{X},{Y}\nB,,\n")})
    cells, places = CellSet.objects.of(trier).get(), PlaceSet.objects.of(trier).get()
    assert (cells.cells, cells.people, places.places, places.without_position) == (3, 60, 2, 1)

    asked = {"name": "Wege", "cell_set": cells.pk, "place_sets": [places.pk], "catchment": "2sfca", "reach": "5"}
    answer = steering.post(f"{START}neu/", asked | {"detour_factor": "1.3", "has_equal_capacities": "on"})
    job = Job.objects.of(trier).get()
    assert answer.headers["Location"].endswith(f"/buero/vorgaenge/{job.public_id}/")
    jobs.run_now("reach-run", office=trier, arguments=job.arguments)

    run = ReachRun.objects.of(trier).get()
    found = run.summary["all"]
    assert (found["people"], found["within"], found["on_foot"], found["by_bike"]) == (60, [30, 30, 60, 60], 10, 30)
    assert found["access"] * found["people"] == pytest.approx(1)
    page = text_of(steering.get(f"{START}ergebnisse/{run.public_id}/"))
    assert "Schulen je 1.000 Kinder in Reichweite" in page
    assert "1 von 2 Orten" in page
    assert "<li>B</li>" in page
    assert "Einwohneramt" in page
    assert run.name in text_of(steering.get(START))


def test_what_is_wrong_in_a_file_stands_beside_the_form_and_nothing_is_stored(steering, trier):
    broken = upload("x,y,population\n4081050,2965050,-2\n", name="kinder.csv")
    answer = steering.post(f"{START}zellen/neu/", CELLS | {"file": broken})

    assert answer.status_code == 400
    assert "kinder.csv, Zeile 2, Spalte population" in text_of(answer)
    assert not CellSet.objects.of(trier).exists()
    assert [path for path in store.root().rglob("*") if path.is_file()] == []
    lost = steering.post(f"{START}orte/neu/", PLACES | {"file": upload("name,lon,lat\nA,99,49\n")})
    assert (lost.status_code, PlaceSet.objects.of(trier).count()) == (400, 0)
    for form in ("neu", "zellen/neu", "orte/neu", "orte/auswahl", "reisezeiten/neu"):
        empty = steering.post(f"{START}{form}/", {})
        assert (empty.status_code, 'id="errors"' in empty.content.decode()) == (400, True)


def test_a_large_file_goes_to_the_job_process(steering, trier, monkeypatch):
    monkeypatch.setattr("bildungsbuero.apps.needs.views.reach_sources.READ_AT_ONCE", 10)
    cells = make_cells(office=trier)
    steering.post(f"{START}zellen/neu/", CELLS | {"file": upload(f"x,y,population\n{X},{Y},10\n")})
    sent = SAID | {"cell_set": cells.pk, "mode": "walk", "file": upload("from,to,minutes\nz0,a,4\n")}
    steering.post(f"{START}reisezeiten/neu/", sent)

    for job in Job.objects.of(trier):
        jobs.run_now(job.kind, office=trier, arguments=job.arguments)

    assert CellSet.objects.of(trier).count() == 2
    assert TravelTable.objects.of(trier).get().rows == 1
    assert list((store.root().parent / "uploads").iterdir()) == []


def test_without_any_coordinates_a_run_is_refused(trier):
    places = make_places(office=trier, sites=[("b", "B", np.nan, np.nan, 1)])
    with pytest.raises(Refusal) as caught:
        make_run(office=trier, place_set=places)
    assert caught.value.code == "reach.no_positions"
    with pytest.raises(Refusal) as caught:
        make_run(office=trier, cell_set=make_cells(office=trier, cells=[(X, Y, 0)]))
    assert caught.value.code == "reach.nobody"


def test_places_from_the_register_are_read_on_the_day_of_the_run_and_a_hidden_place_has_no_position(steering, trier):
    near = make_place(office=trier, name="Haus", latitude=49.7596, longitude=6.6439)
    hidden = make_place(office=trier, name="Schutz", latitude=49.76, longitude=6.64, visibility="hidden")
    make_offer(office=trier, title="Sprachkurs", kind="course", place=near)
    make_offer(office=trier, title="Beratung", kind="course", place=hidden)
    make_offer(office=trier, title="Chor", kind="group", place=near)

    chosen = {"name": "Kurse", "places_word": "Kurse", "kinds": ["course"]}
    answer = steering.post(f"{START}orte/auswahl/", chosen)
    page = text_of(steering.get(answer.headers["Location"]))

    assert "Sprachkurs" in page
    assert page.index("Ohne Koordinaten") < page.index("Beratung") < page.index("Mit Koordinaten")
    assert "Chor" not in page
    run = make_run(office=trier, place_set=PlaceSet.objects.of(trier).get())
    assert (run.summary["places"], run.summary["without_position"]) == (2, 1)


def test_travel_times_of_a_router_take_the_place_of_the_line(steering, trier):
    cells = make_cells(office=trier)
    table = make_travel_table(office=trier, cell_set=cells, ways=[(0, "a", 5), (1, "a", 20), (1, "x", 1)])
    run = make_run(office=trier, cell_set=cells, travel_table=table, reach=30, catchment="e2sfca")

    found = run.summary["all"]
    assert (found["in_time"], found["on_foot"], run.summary["unknown_ways"]) == (10, None, 1)
    assert (run.summary["far_cells"], run.summary["far_people"]) == (2, 50)
    page = text_of(steering.get(f"{START}ergebnisse/{run.public_id}/"))
    assert "erreichen mit Bus und Bahn 10 ein Ziel" in page
    assert "kein Weg" in text_of(steering.get(f"{START}ergebnisse/{run.public_id}/nicht-erreicht/"))


def test_a_run_with_travel_times_from_other_cells_is_not_begun(steering, trier):
    cells, places = make_cells(office=trier), make_places(office=trier)
    table = make_travel_table(office=trier, cell_set=cells, ways=[(0, "a", 5)])
    asked = {"name": "Wege", "cell_set": make_cells(office=trier).pk, "place_sets": [places.pk], "reach": "5"}
    asked |= {"catchment": "e2sfca", "detour_factor": "9", "zone_weights": "1; zwei", "travel_table": table.pk}

    answer = steering.post(f"{START}neu/", asked)

    assert set(answer.context["form"].errors) == {"detour_factor", "zone_weights", "travel_table"}
    assert not ReachRun.objects.of(trier).exists()


def test_few_people_are_withheld_where_the_source_has_not_protected_them(steering, trier):
    cells = make_cells(office=trier, cells=[(X, Y, 2)], is_protected_at_source=False)
    run = make_run(office=trier, cell_set=cells)

    page = text_of(steering.get(f"{START}ergebnisse/{run.public_id}/"))
    assert "weniger als 3 Personen" in page
    row = rows_of(steering.get(f"{START}ergebnisse/{run.public_id}/dateien/gemeinden.csv"))[0]
    assert {row["people"], row["median_m"], row["people_15_min_on_foot"]} == {"."}
    assert rows_of(steering.get(f"{START}ergebnisse/{run.public_id}/dateien/zellen.csv"))[0]["people"] == "."


def test_every_file_and_map_carries_remark_source_and_licence(steering, trier):
    run = make_run(office=trier, notice=NOTICE)
    address = f"{START}ergebnisse/{run.public_id}/"

    for name in ("gemeinden.csv", "zellen.csv", "orte.csv"):
        row = rows_of(steering.get(f"{address}dateien/{name}"))[0]
        assert (row["remark"], row["licence"]) == (NOTICE, "dl-de/by-2-0")
        assert "Zählung Kinder" in row["source"]
    assert steering.get(f"{address}dateien/gemeinden.xlsx").content[:2] == b"PK"
    assert steering.get(f"{address}dateien/zellen.xlsx").status_code == 404
    for which in ("zellen", "gemeinden"):
        drawn = steering.get(f"{address}karte/{which}.svg").content.decode()
        assert NOTICE in drawn
        assert "Zählung Kinder" in drawn
        assert NOTICE in text_of(steering.get(f"{address}karte/?karte={which}"))
    assert steering.get(f"{address}karte/fremd.svg").status_code == 404
    assert NOTICE in text_of(steering.get(f"{address}nicht-erreicht/"))


def test_what_a_result_stands_on_stays_until_the_result_is_removed(steering, trier):
    run = make_run(office=trier)
    cells, places = run.cell_set, run.place_sets.get()

    assert steering.post(f"{START}zellen/{cells.public_id}/entfernen/").status_code == 409
    assert steering.post(f"{START}orte/{places.public_id}/entfernen/").status_code == 409
    for path in (f"ergebnisse/{run.public_id}", f"zellen/{cells.public_id}", f"orte/{places.public_id}"):
        assert steering.post(f"{START}{path}/entfernen/").status_code == 302
    assert not CellSet.objects.of(trier).exists()
    assert store.sweep(AT) == 0
    assert store.sweep(AT.replace(year=AT.year + 20)) == 4


def test_readers_read_and_others_do_not_find_it(client, trier):
    run = make_run(office=trier)
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    address = f"{START}ergebnisse/{run.public_id}/"
    assert "entfernen" not in client.get(address).content.decode()
    assert client.get(f"{START}neu/").status_code == 403
    other = make_office(key="konz", name="Konz")
    client.force_login(make_person(office=other, roles=(Role.MANAGEMENT,)))
    for path in (address, f"{START}zellen/{run.cell_set.public_id}/"):
        assert client.get(path.replace("/trier/", "/konz/")).status_code == 404


def test_many_runs_ask_no_more_than_few(steering, trier, django_assert_max_num_queries):
    cells, places = make_cells(office=trier), make_places(office=trier)
    runs = [make_run(office=trier, name=f"Lauf {turn}", cell_set=cells, place_set=places) for turn in range(4)]

    with django_assert_max_num_queries(22):
        steering.get(START)
    with django_assert_max_num_queries(22):
        steering.get(f"{START}ergebnisse/{runs[0].public_id}/")


@pytest.fixture
def example(trier):
    return load_example(trier, on=ON, at=AT)


def test_the_worked_example_agrees_with_all_pairs_and_lists_schools_without_coordinates(example, steering):
    cells, places = store.result_of(example), store.places_of(example)
    known = ~np.isnan(places["x"])
    away = np.hypot(cells["x"][:, None] - places["x"][known], cells["y"][:, None] - places["y"][known])

    assert np.allclose(cells["nearest_m"], away.min(axis=1))
    for bound in (1000, 2000, 3000, 5000):
        assert np.array_equal(cells[f"within_{bound}"], (away <= bound).sum(axis=1))
    near = away <= 5000
    demand = near.T @ cells["people"]
    ratio = np.divide(1, demand, out=np.zeros(len(demand)), where=demand > 0)
    assert np.allclose(cells["access"], near @ ratio)
    # Every child is counted once, and the schools that anybody reaches are shared out exactly.
    assert (cells["access"] * cells["people"]).sum() == pytest.approx((demand > 0).sum())
    towns = {area["key"]: area for area in example.summary["areas"]}
    assert (towns["07211000"]["people"], example.summary["all"]["people"]) == (8232, 20421)

    page = text_of(steering.get(f"{START}ergebnisse/{example.public_id}/"))
    assert NOTICE in page
    for school in ("Grundschule Trittenheim", "Taben-Rodt", "Hasborn", "Wildenburg", "Haag-Merscheid"):
        assert school in page
    for which in ("zellen", "gemeinden"):
        drawn = steering.get(f"{START}ergebnisse/{example.public_id}/karte/{which}.svg").content
        assert len(drawn) < 150_000
    assert load_example(example.office, on=ON, at=AT) == example


def test_what_the_demo_brought_goes_with_its_last_office(example, trier):
    example.delete()
    trier.is_demo = True
    trier.save()
    forget_unused()
    assert CellSet.objects.shipped().exists()
    trier.delete()
    forget_unused()
    assert not CellSet.objects.shipped().exists()
    assert not PlaceSet.objects.shipped().exists()


@needs_shared
def test_the_shipped_cells_and_schools_are_those_of_the_sources(example):
    cells, places = store.result_of(example), store.places_of(example)
    with Path(SHARED / "grid/zensus2011_100m_unter10_region.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["AGS"] in ("07211", "07235")]
    source = {(float(row["x"]), float(row["y"])): float(row["unter10"]) for row in rows}
    assert dict(zip(zip(cells["x"], cells["y"], strict=True), cells["people"], strict=True)) == source
    with Path(SHARED / "schools/rlp_schulen_stammdaten_geocoded_2016.csv").open(encoding="utf-8") as file:
        known = {row["id"]: row for row in csv.DictReader(file)}
    assert all(
        bool(known[key]["lat"]) != np.isnan(x) or key == "RP-13651"
        for key, x in zip(places["id"], places["x"], strict=True)
    )


def test_the_example_is_loaded_for_the_offices_of_its_region_alone(data_dir):
    assert load_example(make_office(key="kaiserslautern", name="Kaiserslautern"), on=ON, at=AT) is None
    assert manifest()["run"]["notice"] == NOTICE
