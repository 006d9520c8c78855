"""The page on fairness: reach beside a published figure, and what offers make easier."""

from datetime import date
from decimal import Decimal

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.needs.reach import equity as spreading
from bildungsbuero.apps.needs.reach import equity_shown
from bildungsbuero.apps.needs.reach.offer_shares import shares_of
from bildungsbuero.core.cells import Published, Suppressed
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.periods import PeriodMeaning, read_period
from tests.support.cast import make_office, make_person
from tests.support.offers import make_offer, make_place
from tests.support.reach import make_run
from tests.support.territory import make_unit

pytestmark = pytest.mark.django_db

PERIOD = read_period("2023", PeriodMeaning.CALENDAR_YEAR)


def area(key, people, mean_m, access=None):
    return {"key": key, "name": f"Ort {key[-1]}", "people": people, "mean_m": mean_m, "access": access}


@pytest.fixture
def run(trier):
    """Three Gemeinden: ways grow with the figure below."""
    made = make_run(office=trier, name="Schulwege", catchment="none")
    made.summary["areas"] = [area("07235001", 40, 1000.0), area("07235002", 50, 2000.0), area("07235003", 10, 4000.0)]
    made.save(update_fields=["summary"])
    return made


def address(run):
    return f"/trier/buero/erreichbarkeit/ergebnisse/{run.public_id}/gerechtigkeit/"


def give_figures(monkeypatch, values):
    """Publish a figure for some areas; what is None is withheld."""
    cells = {key: Suppressed() if value is None else Published(value=Decimal(value)) for key, value in values.items()}

    class Door:
        def values(self, indicator, areas):
            return [
                Figure(indicator=indicator.key, area=key, period=PERIOD, cell=cell, numerator=cell)
                for key, cell in cells.items()
                if key in areas
            ]

    monkeypatch.setattr(published, "door", lambda _office=None: Door())
    monkeypatch.setattr(published, "sources_of", lambda *_given, **_named: [])


def test_ways_that_grow_with_the_figure_are_said_to(run, monkeypatch):
    give_figures(monkeypatch, {"07235001": 5, "07235002": 10, "07235003": 20})

    found = spreading.equity(run, published.get_indicator("A-01"), spreading.MUNICIPALITIES)
    lines = " ".join(equity_shown.sentences(run, found))

    # Ranks 0.2, 0.65, 0.95 of 100 people; ways 40·1 + 50·2 + 10·4 = 180 km: 2 · (−12 + 15 + 18) / 180.
    assert found.spreads[0].concentration == pytest.approx(2 * (40 * -0.3 + 50 * 2 * 0.15 + 10 * 4 * 0.45) / 180)
    assert found.spreads[0].palma == pytest.approx(4)
    assert "Die Wege sind länger, wo die Kennzahl hoch ist." in lines
    assert "Palma-Verhältnis der Wege 4,00" in lines
    assert "Nur 3 Gebiete: ein Hinweis, kein Beweis." in lines


def test_what_is_withheld_ranks_nobody_and_two_areas_are_no_pattern(run, monkeypatch):
    give_figures(monkeypatch, {"07235001": 5, "07235002": 10, "07235003": None})

    found = spreading.equity(run, published.get_indicator("A-01"), spreading.MUNICIPALITIES)

    assert (found.known, found.spreads) == (2, ())
    assert "zu wenige" in equity_shown.sentences(run, found)[0]


def test_districts_are_put_together_by_their_people(run, monkeypatch):
    make_unit(key="07235", name="Trier-Saarburg")
    give_figures(monkeypatch, {"07235": 5})

    found = spreading.equity(run, published.get_indicator("A-01"), spreading.DISTRICTS)

    assert [(one.name, one.people, one.way) for one in found.standings] == [("Trier-Saarburg", 100, 1800)]


def test_shares_count_what_offers_say(trier):
    konz = make_unit(key="07235068", name="Konz")
    hall = make_place(office=trier, municipality_id=konz.key, accessibility={"step_free": True})
    make_offer(office=trier, place=hall, is_free=True, childcare=True)
    make_offer(office=trier, place=hall, accessibility={"step_free": False})
    make_offer(office=trier, place=hall, is_free=True, is_example=True)

    whole, town = shares_of(trier, date(2026, 11, 22))

    assert (whole.offers, town.name, town.offers) == (2, "Konz", 2)
    assert town.counts == {"free": 1, "without_barriers": 1, "after_work": 0, "childcare": 1}


def test_the_page_shows_shares_without_a_figure_and_refuses_strangers(reader, run, client):
    shown = reader.get(address(run), {"kennzahl": "Z-99"}).content.decode()
    assert "Was Angebote leichter machen" in shown
    client.logout()
    assert client.get(address(run)).status_code == 302
    client.force_login(make_person(office=make_office(key="konz"), roles=(Role.MANAGEMENT,)))
    assert client.get(address(run)).status_code == 404


def test_the_page_tells_the_figure(reader, run, monkeypatch):
    give_figures(monkeypatch, {"07235001": 5, "07235002": 10, "07235003": 20})
    monkeypatch.setattr(published, "filled_keys", lambda _office=None: frozenset({"A-01"}))
    shown = reader.get(address(run), {"kennzahl": "A-01"}).content.decode()
    assert "Konzentrationsindex der Wege 0,23" in shown


def test_a_town_that_is_a_kreis_has_its_figure_under_the_key_of_the_kreis(run, monkeypatch):
    run.summary["areas"].append(area("07211000", 30, 500.0))
    give_figures(monkeypatch, {"07211": 12})

    found = spreading.equity(run, published.get_indicator("A-01"), spreading.MUNICIPALITIES)

    assert [one.key for one in found.standings if one.figure is not None] == ["07211000"]


def test_cells_of_a_kreis_in_no_gemeinde_do_not_stand_beside_the_figure_of_the_kreis(run, monkeypatch):
    run.summary["areas"].append(area("07235", 6, 900.0))
    give_figures(monkeypatch, {"07235": 148})

    found = spreading.equity(run, published.get_indicator("A-01"), spreading.MUNICIPALITIES)

    assert found.known == 0
    assert spreading.number_of_areas(run, spreading.MUNICIPALITIES) == 3


def test_where_no_figure_fits_the_page_says_which_one_is_missing_and_where_it_goes(reader, run, monkeypatch):
    give_figures(monkeypatch, {"07235001": 5})
    monkeypatch.setattr(published, "filled_keys", lambda _office=None: frozenset({"A-01"}))

    for asked in ({}, {"kennzahl": "A-01"}):
        shown = reader.get(address(run), asked).content.decode()
        assert "Was für einen Vergleich fehlt" in shown
        assert "SGB-II-Quote" in shown
        assert "/buero/zahlen/kennzahlen/fehlende/" in shown


def test_one_municipality_is_spoken_of_as_one(reader, run, monkeypatch):
    give_figures(monkeypatch, {})
    monkeypatch.setattr(published, "filled_keys", lambda _office=None: frozenset())
    run.summary["areas"] = run.summary["areas"][:1]
    run.save(update_fields=["summary"])

    for level, said in (("gemeinden", "hat nur eine Gemeinde."), ("kreise", "liegt nur in einem Kreis.")):
        assert said in reader.get(address(run), {"ebene": level}).content.decode()


def test_a_figure_that_fits_is_named_before_anybody_chooses(reader, run, monkeypatch):
    give_figures(monkeypatch, {"07235001": 5, "07235002": 10, "07235003": 20})
    monkeypatch.setattr(published, "filled_keys", lambda _office=None: frozenset({"A-01"}))

    shown = reader.get(address(run)).content.decode()

    assert "Für mindestens 3 dieser Gebiete" in shown
    assert "?kennzahl=A-01&amp;ebene=gemeinden" in shown
