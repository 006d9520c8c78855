"""The areas of an office."""

from datetime import date

import pytest
from django.utils import translation

from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.apps.territory.actions import add_area, remove_area
from bildungsbuero.apps.territory.areas import above, areas_of, comparison_keys, districts_of
from bildungsbuero.apps.territory.models import OfficeArea
from tests.support.cast import administrator_of, make_office
from tests.support.territory import give_area, make_eisenach, make_unit

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 30)


@pytest.fixture
def eisenach():
    """The office of Eisenach: the town is its area, the district only its context."""
    units = make_eisenach()
    office = make_office(key="eisenach", name="Bildungsbüro Eisenach")
    give_area(office, units["16063105"])
    give_area(office, units["16063"], is_context=True)
    return office


def test_own_areas_and_context_are_kept_apart(eisenach):
    areas = areas_of(eisenach)
    assert [unit.key for unit in areas.own] == ["16063105"]
    assert [unit.key for unit in areas.context] == ["16063"]
    assert [unit.key for unit in areas.all] == ["16063105", "16063"]
    assert OfficeArea.objects.of(eisenach).own().count() == OfficeArea.objects.of(eisenach).context().count() == 1


def test_a_figure_of_the_district_never_reads_as_one_of_the_town(eisenach):
    areas = areas_of(eisenach)
    town, district = areas.all
    assert areas.heading_of(district) == "Wartburgkreis (einschließlich Eisenach)"
    assert areas.heading_of(town) == "Eisenach"
    assert areas.heading_of(above(eisenach)[0]) == "Thüringen"
    with translation.override("en"):
        assert areas.heading_of(district) == "Wartburgkreis (including Eisenach)"


def test_a_district_that_is_the_office_s_own_keeps_its_name():
    units = make_eisenach()
    office = make_office()
    give_area(office, units["16063"])
    give_area(office, units["16063105"])
    assert areas_of(office).heading_of(units["16063"]) == "Wartburgkreis"


def test_districts_land_and_nation_follow_from_the_areas(eisenach):
    assert [unit.key for unit in districts_of(eisenach, TODAY)] == ["16063"]
    assert [unit.key for unit in above(eisenach)] == ["16", "DG"]
    assert comparison_keys(eisenach, TODAY) == ["16063", "16", "DG"]


def test_a_district_that_is_gone_is_not_among_the_districts():
    units = make_eisenach()
    office = make_office()
    give_area(office, units["16056"])
    assert districts_of(office, TODAY) == []
    assert [unit.key for unit in districts_of(office, date(2020, 1, 1))] == ["16056"]


def test_an_office_without_areas_lies_in_germany(eisenach):
    office = make_office()
    assert areas_of(office).all == ()
    assert districts_of(office, TODAY) == []
    assert [unit.key for unit in above(office)] == ["DG"]


def test_adding_an_area_twice_only_changes_its_role():
    office, trier = make_office(), make_unit(key="07211", name="Trier", kind="kreisfreie Stadt")

    first = add_area(office, trier)
    second = add_area(office, trier, is_context=True)

    assert first.pk == second.pk
    assert OfficeArea.objects.of(office).get().is_context
    assert AuditEntry.objects.of(office).filter(action="territory.area_set").count() == 2


def test_removing_an_area_is_noted():
    office, trier = make_office(), make_unit(key="07211", name="Trier", kind="kreisfreie Stadt")
    area = add_area(office, trier)

    remove_area(area, person=administrator_of(office))

    assert not OfficeArea.objects.of(office).exists()
    assert AuditEntry.objects.of(office).filter(action="territory.area_removed").count() == 1
