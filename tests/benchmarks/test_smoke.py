"""The benchmarks run at a tiny size, and their answers agree with the peers'; how fast they are is no test."""

import pytest

from benchmarks.access import run as access
from benchmarks.figures import run as figures
from benchmarks.imports import once
from benchmarks.imports import run as imports
from benchmarks.imports.rows import flat_file
from benchmarks.offers import pages as staff_pages
from benchmarks.offers.filling import fill
from benchmarks.offers.run import line_of
from benchmarks.pages import run as pages
from benchmarks.protection import run as protection
from benchmarks.search import run as search
from benchmarks.timing import Line, percentile, table
from tests.support.cast import make_office


@pytest.fixture(autouse=True)
def _folder(monkeypatch, tmp_path):
    monkeypatch.setenv("BENCH_DIR", str(tmp_path))


def test_figures_are_asked_of_ours_and_of_sql_by_hand(capsys, monkeypatch):
    monkeypatch.setattr(figures, "DISTRICTS_ASKED", 1)

    lines = figures.run(20_000)

    assert [line.name for line in lines][:4] == [
        "national cube: rate by area, year, type",
        "the same, with eight columns of marks",
        "one district, from the facts",
        "one district, headline",
    ]
    assert "equal" in capsys.readouterr().out


def test_every_class_of_queries_is_asked_of_ours_and_of_bare_tantivy(capsys, monkeypatch):
    monkeypatch.setattr(search, "QUERIES", 1)
    monkeypatch.setattr("tools.postgres.programs", lambda: None)
    monkeypatch.setattr(search, "CHANGES", 1)

    lines = search.run(60)

    assert [line.name for line in lines][:2] == ["one frequent word", "two words"]
    assert {line.name for line in lines} > {"misspelt word", "topic alone", "change one offer"}
    assert "bare tantivy" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_same_file_is_imported_by_ours_and_by_one_statement(capsys, monkeypatch, data_dir):
    monkeypatch.setattr(imports, "TIMES", 1)

    lines = imports.compared(
        flat_file(9_000), ours=lambda file: once.ours(file, data_dir), peer=lambda file: once.peer(file, data_dir)
    )

    assert [(line.name, line.goal) for line in lines][:2] == [
        ("thousand rows a second", 250),
        ("seconds until it is stored", 4),
    ]
    assert "Import, 9,000 rows of 3" in capsys.readouterr().out


def test_pages_are_asked_of_ours_and_of_sql_by_hand(capsys, monkeypatch):
    monkeypatch.setattr(pages, "PAGES", 2)

    lines = pages.run(20_000)

    assert (lines[0].name, lines[0].goal) == ("all data of a page", 100)
    assert "2 pages" in capsys.readouterr().out


@pytest.mark.django_db
def test_staff_pages_are_asked_beside_bare_ones(data_dir):
    fill(make_office(key=staff_pages.OFFICE), 120, staff_pages.TODAY)

    taken = {one.name: one for one in staff_pages.measured(times=1)}

    assert {"offers, plain", "offers, last page", "form of an offer, sent", "Heute", "read a list"} <= set(taken)
    assert max(one.queries for one in taken.values()) < 60
    assert line_of(taken["Heute"]).goal == 300


def test_tables_are_protected_and_what_was_proven_is_counted(capsys, monkeypatch):
    monkeypatch.setattr(protection, "SHAPES", {100: (4, 2, 2, 2), 200: (8, 2, 2, 2)})

    lines = protection.run(200)

    assert [line.ratio for line in lines] == [100, 100]
    assert "cells^" in capsys.readouterr().out


def test_duplicates_are_looked_for_by_ours_and_by_splink(capsys):
    pytest.importorskip("splink")
    from benchmarks.duplicates import run as duplicates

    lines = duplicates.run(150)

    assert {"organisations, held out: precision", "offers, held out: F1 beside splink"} <= {line.name for line in lines}
    assert "splink" in capsys.readouterr().out


def test_a_line_says_whether_its_goal_is_met():
    slow = Line(name="a", ours="1", peer="2", ratio=2.5, goal=2)
    fast = Line(name="b", ours="1", peer="2", ratio=25, goal=20, at_least=True)

    assert (slow.is_met, fast.is_met) == (False, True)
    assert "MISSED" in table("t", ("ours", "peer"), [slow])
    assert percentile(range(100), 0.95) == 95


def test_access_is_computed_by_grid_tree_and_pysal_alike(capsys):
    for name in ("numba", "access.fca"):
        pytest.importorskip(name)

    lines = access.run(6000)

    assert [(line.goal, line.at_least) for line in lines] == [(1, False), (1, False), (20, True), (None, False)]
    assert "says something else" not in capsys.readouterr().out
