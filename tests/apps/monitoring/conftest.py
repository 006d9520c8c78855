"""A small Germany and a data folder of its own for each test."""

from datetime import date

import pytest

from tests.support.territory import make_unit


@pytest.fixture
def units(db):
    """Germany, Rheinland-Pfalz, Trier, Trier-Saarburg, Koblenz without figures, and Eisenach, gone since July 2021."""
    nation = make_unit(key="DG", name="Deutschland")
    land = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    thuringia = make_unit(key="16", name="Thüringen", parent=nation)
    district = make_unit(key="16063", name="Wartburgkreis", parent=thuringia, genitive="des Wartburgkreises")
    found = [
        nation,
        land,
        make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=land),
        make_unit(key="07235", name="Trier-Saarburg", parent=land),
        make_unit(key="07111", name="Koblenz", kind="kreisfreie Stadt", parent=land),
        make_unit(key="05554", name="Borken", parent=nation),
        district,
        make_unit(key="16056", name="Eisenach", kind="kreisfreie Stadt", parent=thuringia, valid_to=date(2021, 7, 1)),
    ]
    return {unit.key: unit for unit in found}


@pytest.fixture(autouse=True)
def _own_folder(data_dir):
    return data_dir
