"""Own cells, places and travel times as CSV: read kindly, refused with line and column."""

import numpy as np
import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats import named_columns
from bildungsbuero.formats.cell_table import read_cells
from bildungsbuero.formats.place_table import read_places
from bildungsbuero.formats.travel_times import read_travel_times


@pytest.fixture
def written(tmp_path):
    def write(text, name="eigene.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def refused(read, path, **named):
    with pytest.raises(Refusal) as caught:
        read(path, **named)
    return caught.value.code, caught.value.place.row, caught.value.place.column


def test_cells_are_read_in_metres_and_in_degrees(written):
    metres = read_cells(written("x,y,population,mark\n4081050,2965050,12,\n4081150,2965050,3,p\n"))
    degrees = read_cells(written("lon;lat;einwohner\n6,62335;49,7068;2,5\n"))

    assert metres.ids == ("E4081050N2965050", "E4081150N2965050")
    assert metres.people.tolist() == [12, 3]
    assert metres.marks == ("", "p")
    assert np.allclose(degrees.positions, [(4077500, 2960500)], atol=1)
    assert degrees.people.tolist() == [2.5]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("4081050,2965050,-3", "reach.negative", "population"),
        ("4081050,2965050,viele", "reach.no_number", "population"),
        ("4081050,2965050,1_0", "reach.no_number", "population"),
        ("4081050,2965050,nan", "reach.no_number", "population"),
        ("4081050,2965050,2000000", "reach.too_large", "population"),
        ("4081050,2965050", "reach.no_number", "population"),
        ("40810,2965050,3", "reach.not_here", "x"),
        ("4081050,,3", "reach.no_number", "y"),
    ],
)
def test_a_broken_line_is_refused_with_its_place(written, line, code, column):
    path = written(f"x,y,population\n4081050,2964950,1\n{line}\n")

    assert refused(read_cells, path) == (code, 3, column)


def test_exchanged_degrees_are_noticed(written):
    assert refused(read_cells, written("lon,lat,population\n49.7,6.6,1\n")) == ("reach.turned_round", 2, "lon")


def test_a_file_that_is_no_table_of_cells_is_refused(written):
    assert refused(read_cells, written("a,b\n1,2\n"))[0] == "reach.header"
    assert refused(read_cells, written("x,y,population\n"))[0] == "reach.no_lines"
    assert refused(read_cells, written(""))[0] == "file.empty"
    twice = "x,y,population\n4081050,2965050,1\n4081050,2965050,1\n"
    assert refused(read_cells, written(twice))[:2] == ("reach.cell_twice", 3)


def test_too_many_lines_are_refused_at_the_first_too_many(written, monkeypatch):
    monkeypatch.setattr(named_columns, "MOST_LINES", 2)
    lines = "".join(f"{4081050 + 100 * number},2965050,1\n" for number in range(3))

    assert refused(read_cells, written("x,y,population\n" + lines))[:2] == ("reach.too_many_lines", 4)
    assert named_columns.MOST_LINES == 2


def test_a_place_without_coordinates_is_kept_without_them(written):
    found = read_places(written("name,adresse,lon,lat,plätze\nA,Markt 1,6.64,49.76,25\nB,Dorf 2,,,\n"))

    assert found.names == ("A", "B")
    assert found.capacities.tolist() == [25, 1]
    assert np.isnan(found.positions[:, 0]).tolist() == [False, True]


@pytest.mark.parametrize(
    ("line", "code"),
    [(",6.6,49.7,1", "reach.place_without_name"), ("A,6.6,,1", "reach.no_number"), ("A,6.6,49.7,-1", "reach.negative")],
)
def test_a_broken_place_is_refused(written, line, code):
    assert refused(read_places, written(f"name,lon,lat,capacity\n{line}\n"))[:2] == (code, 2)


def test_travel_times_keep_the_ways_by_one_means_of_travel(written):
    path = written("from,to,minutes,mode\nz1,a,12,walk\nz2,a,4,car\nz2,b,7.5,WALK\n")

    found = read_travel_times(path, cells={"z1": 0, "z2": 1}, mode="walk")

    assert (found.cells.tolist(), found.places, found.minutes.tolist()) == ([0, 1], ("a", "b"), [12, 7.5])
    assert refused(read_travel_times, path, cells={"z1": 0}, mode="walk") == ("reach.unknown_cell", 4, "from")
    assert refused(read_travel_times, path, cells={"z1": 0, "z2": 1}, mode="transit")[0] == "reach.no_ways"
    late = written("from,to,minutes\nz1,a,1500\n")
    assert refused(read_travel_times, late, cells={"z1": 0}, mode="walk") == ("reach.too_large", 2, "minutes")
    nowhere = written("from,to,minutes\nz1,,15\n")
    assert refused(read_travel_times, nowhere, cells={"z1": 0}, mode="walk") == ("reach.no_place", 2, "to")
