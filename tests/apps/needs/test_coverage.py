"""The coverage matrix: what it counts, what its cells open, what is kept and compared, and what nobody gets to see."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.releases import release
from bildungsbuero.apps.catalogue.models import Offer, Run, State
from bildungsbuero.apps.needs.coverage.asking import PLANNED, RUNNING, Asked
from bildungsbuero.apps.needs.coverage.comparing import two_offices
from bildungsbuero.apps.needs.coverage.evidence import cell_address, told_cell
from bildungsbuero.apps.needs.coverage.matrix import Matrix, matrix_of
from bildungsbuero.apps.needs.models import KeptCoverage
from tests.support.cast import make_office, make_person
from tests.support.offers import make_offer, make_place
from tests.support.territory import give_area, make_layer, make_unit

pytestmark = pytest.mark.django_db

PAGE = "/trier/buero/angebotsmatrix/"
KONZ, SAARBURG = "07235068", "07235118"


@pytest.fixture
def trier(data_dir):
    office = make_office()
    kreis = make_unit(key="07235", name="Trier-Saarburg")
    give_area(office, kreis)
    for key, name in ((KONZ, "Konz"), (SAARBURG, "Saarburg")):
        make_unit(key=key, name=name, parent=kreis)
    return office


def asked(*axes: str, **more) -> Asked:
    return Asked(axes=axes, on=more.pop("on", timezone.localdate()), **more)


def offers(matrix: Matrix) -> dict[tuple[str, ...], int]:
    """The cells that hold anything, without totals."""
    return {keys: tally.offers for keys, tally in matrix.cube.cells.items() if all(keys)}


def at(office, town: str, **fields):
    return make_offer(office=office, place=make_place(office=office, municipality_id=town), **fields)


def text_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_gap_of_a_place_is_shown_and_what_is_city_wide_or_online_fills_none(trier):
    at(trier, KONZ, topics=["basic_education"])
    make_offer(office=trier, topics=["basic_education"], reach="online")
    make_offer(office=trier, topics=["basic_education"], reach="city_wide")
    make_offer(office=trier, topics=["basic_education"], mode="online_anytime")

    matrix = matrix_of(trier, asked("municipality", "topic"))

    assert offers(matrix) == {
        (KONZ, "basic_education"): 1,
        ("online", "basic_education"): 2,
        ("city_wide", "basic_education"): 1,
    }
    assert matrix.cube.at(SAARBURG, "basic_education").offers == 0
    assert [line.key for line in matrix.lines[0]] == [KONZ, SAARBURG, "city_wide", "online"]
    assert matrix.gaps == matrix.real_cells - 1


def test_places_outside_of_the_office_and_unknown_ones_have_lines_of_their_own(trier):
    make_unit(key="07211000", name="Trier", parent=make_unit(key="07211", name="Trier"))
    at(trier, "07211000")
    make_offer(office=trier, place=make_place(office=trier, country="LU"))
    make_offer(office=trier)

    matrix = matrix_of(trier, asked("municipality", "mode"))

    assert offers(matrix) == {("elsewhere", "not_said"): 2, ("not_said", "not_said"): 1}


def test_an_offer_of_several_topics_stands_in_each_and_once_in_the_total(steering, trier):
    make_offer(office=trier, topics=["stem", "arts_culture"], life_phases=["primary_school", "adult_life"])

    matrix = matrix_of(trier, asked("topic", "life_phase"))
    text = text_of(steering, PAGE)

    assert sum(offers(matrix).values()) == 4
    assert matrix.cube.total.offers == 1
    assert "Summe der Zellen" in text
    assert "1 Angebot ist gezählt." in text


def test_price_time_language_and_form_are_read_from_what_the_offer_says(trier):
    evening = Run(starts_at=time(18), ends_at=time(20), weekdays=("sa",), rolling_entry=True, seats=12)
    make_offer(office=trier, is_free=True, languages=["uk"], learning_form="informal", runs=(evening,))
    make_offer(office=trier, prices=[{"amount": "20.00"}], languages=["de", "uk"])
    make_offer(office=trier, prices=[{"amount": "0.00"}])

    assert offers(matrix_of(trier, asked("price", "language"))) == {
        ("free", "uk"): 1,
        ("up_to_50", "de"): 1,
        ("up_to_50", "uk"): 1,
        ("not_said", "not_said"): 1,
    }
    matrix = matrix_of(trier, asked("time", "learning_form"))
    assert offers(matrix) == {("evening", "informal"): 1, ("weekend", "informal"): 1, ("not_said", "not_said"): 2}
    assert (matrix.cube.total.seats, matrix.cube.total.with_seats) == (12, 1)


def test_seats_of_what_is_over_or_cancelled_do_not_count(trier):
    past = timezone.localdate() - timedelta(days=30)
    runs = (Run(starts_on=past, ends_on=past, seats=5), Run(seats=3, is_cancelled=True), Run(seats=8))
    offer = make_offer(office=trier, runs=runs)
    Offer.objects.of(trier).filter(pk=offer.pk).update(visible_until=None)

    for axes in (("topic", "life_phase"), ("topic", "time")):
        assert matrix_of(trier, asked(*axes)).cube.total.seats == 8


def test_where_most_offers_are_examples_they_count_until_somebody_leaves_them_out(steering, trier):
    make_offer(office=trier, topics=["stem"])
    for number in range(2):
        make_offer(office=trier, title=f"Beispiel {number}", topics=["stem"], is_example=True)

    text = text_of(steering, PAGE)
    assert "3 Angebote sind gezählt." in text
    assert "2 der öffentlichen Angebote sind gekennzeichnete Beispiele." in text
    assert '<input type="hidden" name="examples" value="0">' in text
    file = steering.get(f"{PAGE}matrix.csv")
    assert "mit-beispieldaten" in file.headers["Content-Disposition"]
    assert "mit Beispieldaten" in file.content.decode("utf-8-sig")

    without = text_of(steering, f"{PAGE}?examples=0")
    assert "1 Angebot ist gezählt." in without
    assert "examples=0" in without.split("Mitnehmen")[1]
    assert "3 Angebote sind gezählt." in text_of(steering, f"{PAGE}?examples=0&examples=on")
    assert told_cell(trier, [("topic", "stem")], timezone.localdate()).value == "3 Angebote, mit Beispieldaten"


def test_an_office_with_hardly_any_examples_sees_none_of_this(steering, trier):
    for example in (False, False, True):
        make_offer(office=trier, is_example=example)

    text = text_of(steering, PAGE)

    assert "2 Angebote sind gezählt." in text
    assert 'type="hidden" name="examples"' not in text


def test_the_state_decides_what_counts_and_examples_only_count_when_asked(trier):
    make_offer(office=trier, title="da")
    make_offer(office=trier, title="fällt aus", state=State.CANCELLED)
    make_offer(office=trier, title="Entwurf", state=State.DRAFT)
    make_offer(office=trier, title="weg", state=State.ARCHIVED)
    make_offer(office=trier, title="Beispiel", is_example=True)

    def total(**more) -> int:
        return matrix_of(trier, asked("topic", "mode", **more)).cube.total.offers

    assert total() == 2
    assert total(state=RUNNING) == 1
    assert total(state=PLANNED) == 3
    assert total(with_examples=True) == 3


def test_a_cell_lists_exactly_the_offers_that_it_counts(steering, trier):
    for number in range(3):
        at(trier, KONZ, title=f"Lesen {number}", topics=["basic_education"])
    at(trier, SAARBURG, title="Anderswo", topics=["basic_education"])

    text = text_of(steering, f"{PAGE}zelle/?rows=municipality&columns=topic&row={KONZ}&column=basic_education")

    assert "3 Angebote" in text
    assert text.count("Lesen ") >= 3
    assert "Anderswo" not in text


def test_an_empty_cell_says_whom_it_concerns_and_leads_to_a_need(steering, trier):
    make_offer(office=trier)

    text = text_of(steering, f"{PAGE}zelle/?rows=municipality&columns=topic&row={KONZ}&column=basic_education")

    assert "Hier ist nichts" in text
    assert "Konz · Lesen, Schreiben, Rechnen" in text
    assert f"from=cell:municipality={KONZ};topic=basic_education" in text
    assert "keine Zahlen der Bevölkerung" in text


def test_a_past_day_is_counted_as_the_offers_stood_then(steering, trier):
    first = date(2026, 9, 1)
    offer = at(trier, KONZ, title="Experimente", topics=["stem"], runs=(Run(seats=9),))
    for one in (offer, offer.provider, offer.place, *offer.runs.all()):
        one.history.update(history_date=datetime(2026, 9, 1, 12, tzinfo=UTC))
    offer.topics = ("arts_culture",)
    offer.save()
    at(trier, SAARBURG, topics=["stem"])

    then = matrix_of(trier, asked("municipality", "topic", on=first, is_past=True))

    assert offers(then) == {(KONZ, "stem"): 1}
    assert then.cube.total.seats == 9
    cell = f"{PAGE}zelle/?rows=municipality&columns=topic&row={KONZ}&column=stem&on={first.isoformat()}"
    assert "Experimente" in text_of(steering, cell)
    assert "1 | " not in text_of(steering, f"{PAGE}vergleich/?rows=topic&columns=mode&with_day={first.isoformat()}")
    assert offers(matrix_of(trier, asked("municipality", "topic"))) == {
        (KONZ, "arts_culture"): 1,
        (SAARBURG, "stem"): 1,
    }


def test_a_kept_matrix_never_changes_and_is_compared_with_today(steering, trier):
    at(trier, KONZ, topics=["stem"])
    steering.post(f"{PAGE}aufbewahren/?rows=municipality&columns=topic", {"name": "Bericht"})
    kept = KeptCoverage.objects.of(trier).get()
    Offer.objects.of(trier).all().update(state=State.ARCHIVED)
    at(trier, SAARBURG, topics=["stem"])

    text = text_of(steering, f"{PAGE}staende/{kept.public_id}/")
    compared = text_of(steering, f"{PAGE}vergleich/?kept={kept.public_id}")

    assert "1 Angebot ist gezählt." in text
    assert "0 → 1" in compared
    assert "1 → 0" in compared
    assert "Lücke geschlossen" in compared
    assert "neue Lücke" in compared


def test_a_name_is_given_once_and_who_does_not_steer_keeps_nothing(steering, trier, client):
    make_offer(office=trier)
    for _again in range(2):
        answer = steering.post(f"{PAGE}aufbewahren/", {"name": "Bericht"})
    assert KeptCoverage.objects.of(trier).count() == 1
    assert "errors" in answer.content.decode()

    client.force_login(make_person(office=trier, roles=[Role.READER]))
    assert client.get(PAGE).status_code == 200
    assert client.post(f"{PAGE}aufbewahren/", {"name": "Anderer"}).status_code == 403


def test_of_another_office_only_released_public_offers_are_compared(steering, trier):
    other = make_office(key="kreis", name="Kreis")
    manage = make_person(office=other, roles=(Role.MANAGEMENT,))
    shown, kept_back = (make_offer(office=other, title=title, topics=["stem"]) for title in ("frei", "geheim"))
    draft = make_offer(office=other, title="Entwurf", topics=["stem"], state=State.DRAFT)
    hidden = make_offer(office=other, topics=["stem"], target_groups=["hard_to_reach"])
    for offer in (shown, draft, hidden):
        release(
            "offer", offer.public_id, owner=other, to_office=trier, purpose="Plan", since=date(2020, 1, 1), by=manage
        )
    make_offer(office=trier, topics=["arts_culture"])

    text = text_of(steering, f"{PAGE}vergleich/?rows=topic&columns=target_group&office=kreis")

    assert "0 | 2" in text
    assert "0 | 3" not in text
    assert "nur dort" in text
    assert "Kinder mit erschwertem Zugang" in text, "as a line it is known, nothing stands in it"
    assert kept_back.title not in text


def test_a_release_that_is_over_shows_nothing_more_not_even_of_a_day_on_which_it_held(trier):
    other, today = make_office(key="kreis", name="Kreis"), timezone.localdate()
    manage = make_person(office=other, roles=(Role.MANAGEMENT,))
    lapsed, standing = (make_offer(office=other, title=title, topics=["stem"]) for title in ("vorbei", "frei"))
    Offer.history.update(history_date=datetime(2021, 1, 1, tzinfo=UTC))
    for offer, until in ((lapsed, today - timedelta(days=1)), (standing, None)):
        terms = {"purpose": "Plan", "since": date(2020, 1, 1), "until": until}
        release("offer", offer.public_id, owner=other, to_office=trier, by=manage, **terms)

    then = asked("topic", on=today - timedelta(days=10), is_past=True)

    assert offers(two_offices(trier, other, then, today=today).after) == {("stem",): 1}


def test_parts_of_another_office_are_named_only_where_everybody_reads_their_layer(trier):
    other, today = make_office(key="kreis", name="Kreis"), timezone.localdate()
    make_layer(office=trier, name="Eigen", parts={"1": "Nord"}, is_public=False)
    make_layer(office=other, name="Offen", parts={"1": "Süd"}, is_public=True)
    make_layer(office=other, name="Entwurf", parts={"1": "Geheim"}, is_public=False)

    parts, _topics = two_offices(trier, other, asked("part", "topic"), today=today).lines

    titles = " ".join(line.title for line in parts)
    assert "Nord" in titles
    assert "Süd" in titles
    assert "Geheim" not in titles


def test_an_office_that_released_nothing_cannot_be_compared_with(steering, trier):
    make_office(key="fremd", name="Fremd")
    make_offer(office=trier)

    text = text_of(steering, f"{PAGE}vergleich/?office=fremd")

    assert "<table" not in text
    assert 'id="errors"' in text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_matrix_is_taken_along_as_a_file(steering, trier, kind):
    make_offer(office=trier, topics=["stem"], life_phases=["primary_school"])

    answer = steering.get(f"{PAGE}matrix.{kind}")

    assert answer.status_code == 200
    if kind == "csv":
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert any("MINT;stem;Grundschulalter;primary_school;1;0;0;0;0;0;" in line for line in lines)


BAD = (
    "rows=quatsch&columns=%00&layers=x",
    "rows=topic&columns=topic&layers=topic",
    "on=2999-01-01",
    "on=gestern",
    "on=1900-01-01",
    "show=x&state=y&kind=z&page=abc",
    "rows=part&columns=municipality&layers=district",
    "row=%F0%9F%92%A9&column=" + 500 * "x",
    "with_day=quatsch&office=niemand",
    "with_day=1800-01-01",
)


@pytest.mark.parametrize("query", BAD)
def test_bad_input_is_met_kindly(steering, trier, query):
    make_offer(office=trier, topics=["stem"])

    for page in ("", "zelle/", "vergleich/", "matrix.csv"):
        assert steering.get(f"{PAGE}{page}?{query}").status_code == 200
    assert steering.post(f"{PAGE}aufbewahren/?{query}", {"name": ""}).status_code == 200
    assert steering.get(f"{PAGE}vergleich/?{query}&kept=nichts").status_code == 200
    assert steering.get(f"{PAGE}matrix.xlsx?{query}&kept=nichts").status_code == 404


def test_an_office_without_offers_is_told_what_to_do(steering, trier):
    assert "Noch ist nichts zu zählen" in text_of(steering, PAGE)


def test_the_number_of_questions_does_not_grow_with_the_offers(steering, trier, django_assert_max_num_queries):
    for number in range(12):
        at(trier, KONZ, topics=["stem"], title=f"{number}", runs=(Run(seats=1),))

    with django_assert_max_num_queries(28):
        steering.get(f"{PAGE}?rows=municipality&columns=topic&layers=time&show=all")
    with django_assert_max_num_queries(28):
        steering.get(f"{PAGE}zelle/?rows=municipality&columns=topic&row={KONZ}")


def test_a_cell_is_evidence_of_a_need_with_what_it_holds_and_where_it_is_shown(steering, trier):
    at_konz = (("municipality", KONZ), ("topic", "basic_education"))
    told = told_cell(trier, at_konz, timezone.localdate())
    at(trier, KONZ, topics=["basic_education"], title="Lesen lernen")

    assert (told.title, told.value) == ("Konz · Lesen, Schreiben, Rechnen", "kein Angebot")
    assert told_cell(trier, at_konz, timezone.localdate()).value == "1 Angebot"
    assert "Lesen lernen" in text_of(steering, "/trier" + cell_address(at_konz).removeprefix("/trier"))
    assert "Lesen lernen" in text_of(steering, "/trier" + cell_address(at_konz[1:]).removeprefix("/trier"))
