"""Needs: written with evidence, weighed, moved, released; what readers and strangers see of them."""

from datetime import timedelta
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.needs.models import Need, NeedEvidence, UnmetWord
from bildungsbuero.apps.needs.register.slots import today, waiting_for_goal
from bildungsbuero.apps.operations import links
from bildungsbuero.core.cells import Published, Suppressed
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.periods import PeriodMeaning, read_period
from tests.support.cast import make_office, make_person
from tests.support.needs import EQUAL, make_need, make_signals
from tests.support.territory import give_area, make_unit

pytestmark = pytest.mark.django_db
LIST = "/trier/buero/bedarfe/"
NEW = f"{LIST}neu/"


@pytest.fixture
def trier(data_dir):
    office = make_office()
    nation = make_unit(key="DG", name="Deutschland")
    state = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    town = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=state)
    district = make_unit(key="07235", name="Trier-Saarburg", parent=state)
    make_unit(key="07211000", name="Trier", kind="Stadt", parent=town)
    make_unit(key="07235068", name="Konz", parent=district)
    make_unit(key="07235118", name="Saarburg", parent=district)
    give_area(office, town)
    give_area(office, district, is_context=True)
    return office


def needs_of(office):
    return Need.objects.of(office)


def filled(**values):
    return {"title": "Alphabetisierung in Konz", **values}


def test_a_cell_without_offers_becomes_a_need_with_its_topic_its_place_and_the_cell_as_evidence(steering, trier):
    cell = "cell:municipality=07235068;topic=basic_education"
    page = steering.get(f"{NEW}?from={quote(cell)}").content.decode()
    assert "Konz · " in page
    assert '<option value="07235068" selected>' in page

    sent = filled(area="07235068", topic="basic_education", **{"from": cell})
    assert steering.post(NEW, sent).status_code == 302

    need = needs_of(trier).get()
    assert (need.topic, need.area, need.state) == ("basic_education", "07235068", Need.State.OBSERVED)
    assert [one.key for one in need.evidence.all()] == [cell]
    shown = steering.get(f"{LIST}{need.public_id}/").content.decode()
    assert "Konz · " in shown


def test_evidence_that_names_nothing_known_is_left_out(steering, trier):
    for nonsense in (
        "cell:",
        "cell:x=y",
        "indicator:Z-99:07211:2020",
        "indicator:",
        "reach:nobody",
        "signals:",
        "x",
        "%00",
    ):
        assert steering.get(f"{NEW}?from={nonsense}&from=").status_code == 200

    steering.post(NEW, filled(**{"from": ["cell:x=y", "signals:stem..", "quatsch"]}))

    assert needs_of(trier).get().evidence.count() == 0


def test_the_sum_stands_only_once_all_is_weighed_and_equal_needs_share_their_rank(steering, trier):
    weighed = {f"points_{key}": "3" for key in EQUAL} | {f"reason_{key}": "weil" for key in EQUAL}
    steering.post(NEW, filled(title="Erster", **weighed))
    steering.post(NEW, filled(title="Zweiter", **weighed))
    steering.post(NEW, filled(title="Dritter", **(weighed | {"points_size": "2"})))
    steering.post(NEW, filled(title="Offen", points_size="1", reason_size="weil"))

    assert dict(needs_of(trier).values_list("title", "points")) == {
        "Erster": 15,
        "Zweiter": 15,
        "Dritter": 14,
        "Offen": None,
    }
    page = steering.get(LIST, headers={"accept-language": "de"}).content.decode()
    assert page.count("1 (") == 2
    assert page.index("Erster") < page.index("Zweiter") < page.index("Dritter") < page.index("Offen")


def test_a_number_needs_its_source_and_points_need_a_reason(steering, trier):
    answer = steering.post(NEW, {"title": "", "population": "12", "points_size": "3", "points_duty": "9", "area": "x"})

    assert answer.status_code == 400
    assert 'id="errors"' in answer.content.decode()
    assert not needs_of(trier).exists()


def test_whoever_is_second_sees_both_versions_before_anything_is_overwritten(steering, trier):
    need = make_need(office=trier)
    seen = need.changed_at.isoformat()
    need.title = "Alphabetisierung in Saarburg"
    need.save()

    answer = steering.post(f"{LIST}{need.public_id}/aendern/", filled(title="Grundbildung", seen=seen))
    page = answer.content.decode()
    assert "Alphabetisierung in Saarburg" in page
    need.refresh_from_db()
    assert need.title == "Alphabetisierung in Saarburg"

    again = steering.post(
        f"{LIST}{need.public_id}/aendern/", filled(title="Grundbildung", seen=need.changed_at.isoformat())
    )
    assert again.status_code == 302
    assert needs_of(trier).get().title == "Grundbildung"


def test_a_need_takes_its_ways_can_be_dropped_only_with_a_reason_and_a_step_is_taken_back(steering, trier):
    need = make_need(office=trier)
    at = f"{LIST}{need.public_id}/"

    steering.post(f"{at}zustand/answered/")
    assert needs_of(trier).get().state == Need.State.OBSERVED
    steering.post(f"{at}zustand/confirmed/")
    assert needs_of(trier).get().state == Need.State.CONFIRMED
    assert steering.post(f"{at}zustand/dropped/").status_code == 400
    steering.post(f"{at}zustand/dropped/", {"reason": "Der Kreis macht es."})
    assert needs_of(trier).get().drop_reason == "Der Kreis macht es."
    steering.post(f"{at}rueckgaengig/")
    assert needs_of(trier).get().state == Need.State.CONFIRMED
    steering.post(f"{at}rueckgaengig/")
    assert needs_of(trier).get().state == Need.State.CONFIRMED


def test_a_need_that_led_to_a_goal_is_not_deleted(steering, trier):
    need, other = make_need(office=trier), make_need(office=trier, title="Irrtum")
    links.link("need", need.public_id, "answered_by", "goal", "bcdfghjk", office=trier, person=None)

    steering.post(f"{LIST}{need.public_id}/loeschen/")
    steering.post(f"{LIST}{other.public_id}/loeschen/")

    assert [one.title for one in needs_of(trier)] == [need.title]


def test_filters_narrow_and_nonsense_in_them_does_not(steering, trier):
    make_need(office=trier, title="Chor", topic="arts_culture", area="07235068", points=12)
    make_need(office=trier, title="Zweitens", topic="stem", state=Need.State.DROPPED)

    assert "Chor" in steering.get(f"{LIST}?topic=arts_culture&area=07235&priority=10&state=").content.decode()
    assert "Zweitens" not in steering.get(LIST).content.decode()
    assert "Zweitens" in steering.get(f"{LIST}?state=finished").content.decode()
    assert steering.get(f"{LIST}?state=x&priority=x&page=x&sort=x&area=%00").status_code == 200
    text = steering.get(f"{LIST}bedarfe.csv?topic=arts_culture").content.decode("utf-8-sig")
    assert "Chor" in text
    assert "Zweitens" not in text
    assert steering.get(f"{LIST}bedarfe.xlsx").content[:2] == b"PK"


def test_a_list_of_many_needs_asks_no_more_than_one_of_few(steering, trier, django_assert_max_num_queries):
    for number in range(40):
        make_need(office=trier, title=f"Bedarf {number}", points=number % 7, area="07235068")

    with django_assert_max_num_queries(24):
        assert steering.get(LIST).status_code == 200


def test_readers_see_needs_but_no_signals_that_are_too_few(client, trier):
    need = make_need(office=trier)
    make_signals(office=trier, number=4, area="07235068", on=timezone.localdate())
    NeedEvidence.objects.create(need=need, kind="signals", reference="basic_education.07235068.", title="Vier Stimmen")
    links.link("signal", "basic_education.07235068.", "speaks_for", "need", need.public_id, office=trier, person=None)
    client.force_login(make_person(office=trier, roles=(Role.READER,)))

    page = client.get(f"{LIST}{need.public_id}/").content.decode()

    assert need.title in page
    assert "Vier Stimmen" not in page
    assert "bb-chain__step--signal" not in page
    assert client.get(NEW).status_code == 403
    assert client.get("/trier/buero/signale/").status_code == 403


def test_a_confirmed_need_without_a_goal_stands_on_today_after_half_a_year(trier):
    on = timezone.localdate()
    person = make_person(office=trier, roles=(Role.MANAGEMENT,))
    waiting = make_need(office=trier, state=Need.State.CONFIRMED, state_since=on - timedelta(days=200))
    make_need(office=trier, title="Neu", state=Need.State.CONFIRMED, state_since=on)
    assert waiting_for_goal(trier, on) == 1
    assert [line.count for line in today(trier, person, on)] == [1]

    links.link("need", waiting.public_id, "answered_by", "goal", "bcdfghjk", office=trier, person=None)

    assert waiting_for_goal(trier, on) == 0
    assert today(trier, make_person(office=trier, roles=(Role.READER,)), on) == []


def test_a_word_searched_in_vain_and_a_search_without_hits_lead_to_a_need_and_to_a_note(steering, trier):
    said = {
        "office": trier,
        "language": "de",
        "week": timezone.localdate() - timedelta(days=timezone.localdate().weekday()),
    }
    UnmetWord.unscoped.create(word="Yoga", place="Konz", searches=3, **said)
    UnmetWord.unscoped.create(word="lastenrad", searches=3, **said)
    page = steering.get("/trier/buero/vergeblich-gesucht/").content.decode()
    assert "?from=signals%3Ahealth_movement.07235068." in page
    assert "?title=lastenrad" in page
    assert 'value="lastenrad"' in steering.get(f"{NEW}?title=lastenrad").content.decode()

    found_nothing = "/trier/angebote/?q=yoga&topic=stem"
    assert "/buero/signale/neu/adviser/?topic=stem" in steering.get(found_nothing).content.decode()
    steering.logout()
    assert "/buero/signale/" not in steering.get(found_nothing).content.decode()


def publish(monkeypatch, **cells):
    """Publish a figure of refugees at the end of 2023 for some areas; what is None is withheld."""
    period = read_period("2023-12-31", PeriodMeaning.REFERENCE_DATE)

    def answer(key, *, area, period: str, office):
        if f"of_{area}" not in cells:
            raise Refusal("indicator.unknown_area", area=area)
        value = cells[f"of_{area}"]
        cell = Suppressed() if value is None else Published(value=Decimal(value))
        when = read_period(period, PeriodMeaning.REFERENCE_DATE)
        return published.Answer(
            indicator=published.get_indicator(key),
            figure=Figure(indicator=key, area=area, period=when, cell=cell, numerator=cell),
            sources=[],
            gone="",
            by={},
            units=published.find_units([area]),
            last_period=when,
        )

    monkeypatch.setattr(published, "answer", answer)
    monkeypatch.setattr(published, "filled_keys", lambda _office=None: frozenset({"A-16", "D-17"}))
    monkeypatch.setattr(published, "period_codes", lambda *_given: [period.code])


COUNTED = {"counted_by": "A-16", "counted_by_area": "07211"}


def test_a_published_figure_counts_the_people_and_is_linked_with_its_period(steering, trier, monkeypatch):
    publish(monkeypatch, of_07211="2310")

    steering.post(NEW, filled(population="5", **COUNTED))

    need = needs_of(trier).get()
    counted = need.counted_by
    assert (need.population, counted.reference) == (2310, "A-16:07211:2023-12-31")
    assert "31.12.2023" in need.population_source
    page = steering.get(f"{LIST}{need.public_id}/").content.decode()
    assert "2.310 (31.12.2023)" in page
    assert page.count("2.310") == 1
    assert [one.public_id for one in links.neighbours("need", need.public_id, trier, frozenset({"reader"}))] == ["A-16"]
    form = steering.get(f"{LIST}{need.public_id}/aendern/").content.decode()
    assert '<option value="A-16" selected>' in form
    assert '<option value="D-17"' not in form.split('name="counted_by"')[1].split("</select>")[0]


def test_a_withheld_figure_is_no_number_and_is_shown_as_withheld(steering, trier, monkeypatch):
    publish(monkeypatch, of_07211=None)

    refused = steering.post(NEW, filled(population="5", population_source="geschätzt", **COUNTED))
    assert refused.status_code == 400
    assert 'id="errors"' in refused.content.decode()

    steering.post(NEW, filled(**COUNTED))
    need = needs_of(trier).get()
    assert need.population is None
    assert ". (" in need.counted_by.value
    assert need.counted_by.value in steering.get(f"{LIST}{need.public_id}/").content.decode()


def test_a_figure_that_no_longer_counts_the_people_stays_as_evidence(steering, trier, monkeypatch):
    publish(monkeypatch, of_07211="2310")
    steering.post(NEW, filled(**COUNTED))
    need = needs_of(trier).get()
    address = f"{LIST}{need.public_id}/aendern/"

    seen = need.changed_at.isoformat()
    steering.post(address, filled(population="2400", population_source="Schätzung des Amtes", seen=seen))

    need.refresh_from_db()
    assert (need.population, need.counted_by, need.evidence.count()) == (2400, None, 1)


def test_a_figure_that_the_place_does_not_have_is_refused(steering, trier, monkeypatch):
    publish(monkeypatch)
    for sent in (COUNTED, COUNTED | {"counted_by_period": "1999"}, {"counted_by": "D-17"}):
        assert steering.post(NEW, filled(**sent)).status_code == 400
    assert not needs_of(trier).exists()
