"""What old names mean here, and where a new figure is another one."""

import pytest

from bildungsbuero.core.takeover import decimals_of, differs, propose

TITLES = {
    "D-17": "Abgehende ohne Hauptschulabschluss",
    "A-14": "Ausländeranteil",
    "C-05": "Betreuungsquote unter 3",
}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("D-17", "D-17"),
        ("d-17 Abgänge", "D-17"),
        ("Ausländeranteil", "A-14"),
        ("betreuungsquote unter 3 ", "C-05"),
        ("Unter 3 Betreuungsquote", "C-05"),
        ("Zahl der Fahrräder", ""),
        ("", ""),
    ],
)
def test_a_name_is_proposed_only_where_it_is_alike(name, key):
    assert propose(name, TITLES) == key


@pytest.mark.parametrize(
    ("old", "new", "other"), [(6.7, 6.6666667, False), (6.7, 6.76, True), (120.0, 120.0, False), (120.0, 121.0, True)]
)
def test_an_old_figure_may_be_rounded(old, new, other):
    assert differs(old, new) is other


@pytest.mark.parametrize(("value", "decimals"), [(120.0, 0), (6.7, 1), (0.125, 3)])
def test_decimals_are_those_that_are_written(value, decimals):
    assert decimals_of(value) == decimals
