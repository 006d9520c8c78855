"""Units: their time, what became of them, and the search."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from bildungsbuero.apps.territory.models import Change, Unit
from bildungsbuero.apps.territory.wording import break_in_words
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory import CENSUS_2022, Break, BreakKind, Level
from tests.support.territory import make_change, make_eisenach, make_unit

pytestmark = pytest.mark.django_db

REFORM = date(2021, 7, 1)


def keys(units) -> list[str]:
    return [unit.key for unit in units]


def test_a_unit_that_is_gone_says_since_when_and_what_it_became():
    eisenach = make_eisenach()["16056"]

    assert eisenach.gone_note(date(2024, 1, 1)) == (
        "Gebiet besteht nicht mehr (seit 01.07.2021 Teil des Wartburgkreises)"
    )
    assert eisenach.gone_note(date(2021, 6, 30)) == ""
    with translation.override("en"):
        assert eisenach.gone_note(REFORM) == "Area no longer exists (since 1 Jul 2021 part of Wartburgkreis)"


def test_a_unit_that_was_divided_names_its_parts_the_largest_first():
    old = make_unit(key="13052", name="Demmin", valid_to=date(2011, 9, 4))
    make_unit(key="13071", name="Mecklenburgische Seenplatte")
    make_unit(key="13075", name="Vorpommern-Greifswald")
    make_change(from_key="13052", to_key="13075", on=date(2011, 9, 4), share="0.17554677")
    make_change(from_key="13052", to_key="13071", on=date(2011, 9, 4), share="0.82445323")

    assert old.gone_note(REFORM) == (
        "Gebiet besteht nicht mehr (seit 04.09.2011 aufgeteilt auf "
        "Landkreis Mecklenburgische Seenplatte und Landkreis Vorpommern-Greifswald)"
    )


def test_a_successor_of_the_same_name_is_told_apart_by_its_key():
    old = make_unit(key="03152", name="Göttingen", valid_to=date(2016, 11, 1))
    make_unit(key="03159", name="Göttingen", valid_from=date(2016, 11, 1))
    make_change(from_key="03152", to_key="03159", on=date(2016, 11, 1))

    assert old.gone_note(REFORM) == (
        "Gebiet besteht nicht mehr (seit 01.11.2016 Teil des Landkreises Göttingen (03159))"
    )


def test_where_only_the_year_is_known_the_note_says_no_more():
    old = make_unit(key="160630037", name="Irgendwo", valid_to=date(2024, 1, 1), valid_to_precision="year")

    assert old.gone_note(date(2024, 6, 30)) == "Gebiet besteht nicht mehr (seit 2024)"


def test_a_unit_stands_only_in_its_time():
    units = make_eisenach()

    before, after = date(2021, 6, 30), REFORM
    assert keys(Unit.objects.valid_on(before).filter(name="Eisenach")) == ["16056"]
    assert keys(Unit.objects.valid_on(after).filter(name="Eisenach")) == ["16063105"]
    assert units["16056"].standing_on(before)
    assert not units["16056"].standing_on(after)
    assert units["16056"].as_value().valid_to == REFORM


def test_everything_that_lies_in_a_unit_is_found_by_its_key():
    make_eisenach()
    berlin = make_unit(key="11000", name="Berlin", kind="kreisfreie Stadt")
    make_unit(key="11003003", name="Berlin-Pankow", parent=berlin)
    make_unit(key="072355001", name="Hermeskeil")
    make_unit(key="07235005", ars="072355001005", name="Bescheid")

    assert keys(Unit.objects.under("16063")) == ["16063105"]
    assert keys(Unit.objects.under("11000")) == ["11003003"]
    assert keys(Unit.objects.under("072355001")) == ["07235005"]
    assert len(Unit.objects.under("DG")) == Unit.objects.count() - 1
    assert keys(Unit.objects.at_level(Level.DISTRICT)) == ["11000", "16056", "16063"]


def test_a_borough_of_berlin_does_not_count_as_a_district():
    make_unit(key="11003003", name="Berlin-Pankow")

    assert not Unit.objects.at_level("district").exists()


def test_both_places_called_eisenach_are_found_with_their_district():
    make_eisenach()
    eifel = make_unit(key="07232", name="Eifelkreis Bitburg-Prüm")
    make_unit(key="07232218", name="Eisenach", parent=eifel)

    assert [unit.place_in_words for unit in Unit.objects.find("eisenach").with_place()] == [
        "Eisenach (Gemeinde, Eifelkreis Bitburg-Prüm)",
        "Eisenach (Stadt, Wartburgkreis)",
        "Eisenach (kreisfreie Stadt, Thüringen)",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Prüm", "07232"),
        ("pruem", "07232"),
        ("prum", "07232"),
        ("bitburg prüm", "07232"),
        ("Landkreis Leipzig", "14729"),
        ("kreisfreie Stadt Leipzig", "14713"),
        ("Leipzig, Stadt", "14713"),
        ("Region Hannover", "03241"),
        ("3241", "03241"),
        ("9777000", "09777"),
    ],
)
def test_the_search_forgives_spelling_and_understands_kinds(text, first):
    make_unit(key="07232", name="Eifelkreis Bitburg-Prüm")
    make_unit(key="14713", name="Leipzig", kind="kreisfreie Stadt")
    make_unit(key="14729", name="Leipzig")
    make_unit(key="03201", name="Hannover", kind="kreisfreie Stadt", valid_to=date(2001, 11, 1))
    make_unit(key="03241", name="Region Hannover")
    make_unit(key="09777", name="Ostallgäu")

    assert keys(Unit.objects.find(text))[0] == first


def test_a_search_for_a_kind_alone_or_for_signs_does_not_fail():
    make_unit(key="14729", name="Leipzig", official_name="Leipzig, Landkreis")

    assert keys(Unit.objects.find("Landkreis")) == ["14729"]
    assert keys(Unit.objects.find("%_'\"")) == []
    assert keys(Unit.objects.find("")) == []


def test_a_town_that_is_its_own_district_says_that_the_municipality_is_meant():
    trier = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt")
    town = make_unit(key="07211000", name="Trier", kind="kreisfreie Stadt", parent=trier)

    assert town.place_in_words == "Trier (kreisfreie Stadt, als Gemeinde)"


def test_changes_become_values_of_the_core():
    make_eisenach()

    (change, stays) = Change.objects.between(date(2018, 9, 30), REFORM).as_values()
    assert (change.from_key, change.to_key, change.share_of_people) == ("16056", "16063", Decimal(1))
    assert not stays.is_move
    assert Change.objects.between(REFORM, date(2024, 1, 1)).as_values() == []


def test_before_the_records_begin_no_change_is_known():
    with pytest.raises(Refusal) as caught:
        Change.objects.between(date(1997, 12, 31), REFORM)
    assert caught.value.code == "territory.before_records"


def test_a_break_is_told_in_words():
    units = make_eisenach()
    reform = Break(kind=BreakKind.REFORM, on=REFORM, gained_from=("16056",), lost_to=("16066",))

    assert break_in_words(reform, units) == (
        "Gebietsänderung am 01.07.2021: hinzugekommen ist Eisenach (16056). "
        "Gebietsänderung am 01.07.2021: ein Teil ging an 16066."
    )
    assert break_in_words(Break(kind=BreakKind.CENSUS, on=CENSUS_2022), {}) == (
        "Ab dem Zensus vom 15.05.2022: neue Grundlage der Bevölkerungszahlen."
    )
