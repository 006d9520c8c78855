"""A small Germany with its reforms, the office of Trier, and a data folder of its own for each test."""

from datetime import date

import pytest

from tests.support.cast import make_office
from tests.support.territory import give_area, make_unit

REFORM = date(2021, 7, 1)


@pytest.fixture
def germany(db, data_dir):
    """Germany, three Länder, the districts of the examples, and two that are gone; the shares between them ship."""
    nation = make_unit(key="DG", name="Deutschland")
    land = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    thuringia = make_unit(key="16", name="Thüringen", parent=nation)
    saxony = make_unit(key="14", name="Sachsen", parent=nation)
    found = [
        nation,
        land,
        make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=land),
        make_unit(key="07235", name="Trier-Saarburg", parent=land),
        make_unit(key="05554", name="Borken", parent=nation),
        make_unit(key="14263", name="Görlitz", kind="kreisfreie Stadt", parent=saxony, valid_to=date(2008, 8, 1)),
        make_unit(key="16063", name="Wartburgkreis", parent=thuringia, genitive="des Wartburgkreises"),
        make_unit(key="16064", name="Unstrut-Hainich-Kreis", parent=thuringia),
        make_unit(key="16066", name="Schmalkalden-Meiningen", parent=thuringia),
        make_unit(key="16056", name="Eisenach", kind="kreisfreie Stadt", parent=thuringia, valid_to=REFORM),
    ]
    return {unit.key: unit for unit in found}


@pytest.fixture
def trier(germany):
    """The office of the city of Trier."""
    office = make_office()
    give_area(office, germany["07211"])
    give_area(office, germany["07235"], is_context=True)
    return office
