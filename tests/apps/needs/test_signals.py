"""Signals: entered without anybody, clustered with searches in vain, forgotten; and what the public learns of them."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.needs.models import NeedEvidence, ReleasedNeed, Signal, SignalRules, UnmetWord
from bildungsbuero.apps.needs.private_words import may_name_somebody
from bildungsbuero.apps.needs.register.actions import release, withdraw
from bildungsbuero.apps.needs.register.public import face_of, public_needs
from bildungsbuero.apps.needs.register.slots import needs_in_chain, signals_in_chain, today
from bildungsbuero.apps.needs.signals.counting import clusters_of, forget, minimum_of
from bildungsbuero.apps.operations import links
from bildungsbuero.core.signals import monday_of
from tests.support.cast import make_office, make_person
from tests.support.needs import TODAY, make_need, make_signals
from tests.support.territory import give_area, make_unit

pytestmark = pytest.mark.django_db
PAGE = "/trier/buero/signale/"
ADVISER, WISH = f"{PAGE}neu/adviser/", f"{PAGE}neu/wish/"
CLUSTER = "basic_education.07235068."
NOBODY: frozenset[str] = frozenset()


@pytest.fixture
def trier(data_dir):
    office = make_office()
    state = make_unit(key="07", name="Rheinland-Pfalz")
    district = make_unit(key="07235", name="Trier-Saarburg", parent=state)
    make_unit(key="07235068", name="Konz", parent=district)
    make_unit(key="07235118", name="Saarburg", parent=district)
    give_area(office, district)
    return office


def sign_in(client, office, role):
    client.force_login(make_person(office=office, roles=(role,)))


def kept(office):
    return Signal.objects.of(office)


def test_an_adviser_notes_what_was_missing_and_only_the_week_is_kept(client, trier):
    sign_in(client, trier, Role.EDITOR)
    on = timezone.localdate()
    sent = {"topic": "basic_education", "area": "07235068", "language": "uk", "reason": "too_far", "on": on.isoformat()}

    assert client.post(ADVISER, {**sent, "text": "Frau Muster"}).status_code == 302

    signal = kept(trier).get()
    assert (signal.topic, signal.area, signal.reason, signal.text) == ("basic_education", "07235068", "too_far", "")
    assert signal.week == monday_of(on)
    columns = {field.name for field in Signal._meta.concrete_fields}
    assert columns.isdisjoint({"person", "by", "created_at", "changed_at", "on", "name"})


@pytest.mark.parametrize(
    "text",
    [
        "Bitte an lena@example.org",
        "Rufen Sie 0651 1234567 an",
        "Frau Becker sucht einen Kurs",
        "Musterstraße 12 zu weit",
    ],
)
def test_a_wish_with_a_name_an_address_or_a_number_is_not_taken(client, trier, text):
    sign_in(client, trier, Role.EDITOR)
    answer = client.post(WISH, {"topic": "stem", "on": timezone.localdate().isoformat(), "text": text})

    assert answer.status_code == 400
    assert 'id="errors"' in answer.content.decode()
    assert not kept(trier).exists()


def test_what_only_looks_like_a_name_is_taken_after_a_second_look(client, trier):
    sign_in(client, trier, Role.MANAGEMENT)
    sent = {"topic": "arts_culture", "on": timezone.localdate().isoformat(), "text": "Mehr Offene Werkstatt am Abend"}
    assert may_name_somebody(sent["text"])

    assert client.post(WISH, sent).status_code == 400
    assert client.post(WISH, {**sent, "is_checked": "on"}).status_code == 302
    assert kept(trier).get().text == sent["text"]


def test_bad_input_is_met_kindly(client, trier):
    sign_in(client, trier, Role.MANAGEMENT)
    later = (timezone.localdate() + timedelta(days=2)).isoformat()
    earlier = (timezone.localdate() - timedelta(days=400)).isoformat()

    for on in (later, earlier, "x", ""):
        sent = {"topic": "stem", "reason": "full", "on": on, "area": "99"}
        assert client.post(ADVISER, sent).status_code == 400
    assert client.get(f"{PAGE}neu/quatsch/").status_code == 404
    assert client.get(f"{PAGE}?weeks=x&page=x").status_code == 200
    assert client.post(f"{PAGE}regeln/", {"minimum": "4"}).status_code == 400
    assert client.post(f"{PAGE}bcdfghjk/loeschen/").status_code == 404
    assert client.get(f"{ADVISER}?topic=x&area=%00").status_code == 200


def test_editors_enter_and_only_those_who_steer_see_clusters(client, trier):
    make_signals(office=trier, number=3, area="07235068", on=timezone.localdate(), text="Geheimer Wunsch")
    sign_in(client, trier, Role.EDITOR)
    page = client.get(PAGE).content.decode()
    assert "clusters-caption" not in page
    assert "Geheimer Wunsch" not in page

    sign_in(client, trier, Role.MANAGEMENT)
    page = client.get(PAGE).content.decode()
    assert "clusters-caption" in page
    assert "Geheimer Wunsch" in page
    assert f"from=signals%3A{CLUSTER}" in page


def test_searches_in_vain_are_read_where_they_lie_by_topic_and_gemeinde(trier):
    said = {"office": trier, "language": "de", "week": monday_of(TODAY)}
    UnmetWord.unscoped.create(word="Yoga", place="Konz", searches=3, **said)
    UnmetWord.unscoped.create(word="Nachhilfe", place="Anderswo", searches=2, **said)
    UnmetWord.unscoped.create(word="lastenrad", place="", searches=9, **said)
    make_signals(office=trier, topic="school_learning")

    found = {cluster.key: cluster.by_source for cluster in clusters_of(trier, TODAY)}

    assert found["school_learning.."] == {"adviser": 1, "search": 2}
    assert found["health_movement.07235068."] == {"search": 3}
    assert not any("lastenrad" in key for key in found)
    assert UnmetWord.objects.of(trier).count() == 3


def test_a_rule_raises_the_minimum_and_never_lowers_it_below_five(trier):
    SignalRules.unscoped.create(office=trier, minimum=12)
    assert minimum_of(trier) == 12
    SignalRules.unscoped.update(minimum=2)
    assert minimum_of(trier) == 5


def test_signals_are_deleted_after_twelve_months_without_a_trace(trier):
    make_signals(office=trier, number=2, weeks=1, text="Ein Schwimmkurs wäre gut", source=Signal.Source.WISH)

    assert forget(TODAY + timedelta(days=300)) == 0
    assert forget(TODAY + timedelta(days=380)) == 2
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if "signal" in name]
    assert not any("historical" in name for name in names)


def test_a_cluster_that_became_large_enough_stands_on_today_until_it_speaks_for_a_need(trier):
    person = make_person(office=trier, roles=(Role.MANAGEMENT,))
    make_signals(office=trier, number=6, area="07235068")
    assert [line.count for line in today(trier, person, TODAY)] == [1]

    NeedEvidence.objects.create(need=make_need(office=trier), kind="signals", reference=CLUSTER, title="Konz")

    assert today(trier, person, TODAY) == []


# The attack: what strangers can read on two days, for every small change in between.


def said_to_everybody(office):
    """Everything that a stranger is told of needs and signals, by the list, by the chain and by a single need."""
    needs = public_needs(office)
    ids = [need.public_id for need in needs]
    chain = needs_in_chain(ids, office, NOBODY)
    assert signals_in_chain([CLUSTER], office, NOBODY) == {}
    return [(need.title, need.text, need.signals, need.counted_on) for need in needs], sorted(map(repr, chain.values()))


def with_signals(office, number, on):
    Signal.unscoped.all().delete()
    make_signals(office=office, number=number, area="07235068", on=on)


def test_a_stranger_who_compares_two_days_learns_nothing_that_rests_on_few(trier):
    need = make_need(office=trier)
    NeedEvidence.objects.create(need=need, kind="signals", reference=CLUSTER, title="Konz")
    # Without other evidence it could not be released as long as the signals are too few.
    NeedEvidence.objects.create(need=need, kind="cell", reference="topic=basic_education", title="Kein Angebot")
    links.link("signal", CLUSTER, "speaks_for", "need", need.public_id, office=trier, person=None)
    later = TODAY + timedelta(days=30)
    for first, change in product((0, 1, 4, 5, 9, 10, 11, 14, 20), (-4, -1, 1, 4, 5, 9)):
        second = max(first + change, 0)
        ReleasedNeed.objects.all().delete()
        with_signals(trier, first, TODAY)
        release(need, title="Mehr Grundbildung", text="", person=None, on=TODAY)
        day_one = said_to_everybody(trier)
        with_signals(trier, second, later)
        assert said_to_everybody(trier) == day_one, "what was released stands still, whatever is counted"
        release(need, title="Mehr Grundbildung", text="", person=None, on=later)
        day_two = said_to_everybody(trier)

        if abs(second - first) < 5:
            assert day_two == day_one, (first, second)
        for number, (listed, _chain) in ((first, day_one), (second, day_two)):
            assert not listed[0][2] or number > 5, (first, second)
            assert str(number) not in listed[0][2].split() or number in {10, 20}


def test_a_need_that_only_too_few_signals_show_is_not_released(client, trier):
    need = make_need(office=trier)
    NeedEvidence.objects.create(need=need, kind="signals", reference=CLUSTER, title="Konz")
    sign_in(client, trier, Role.MANAGEMENT)
    page = f"/trier/buero/bedarfe/{need.public_id}/"
    sent = {"title": "Mehr Grundbildung", "text": "", "is_checked": "on"}
    with_signals(trier, 4, timezone.localdate())

    client.post(f"{page}freigeben/", sent)

    assert public_needs(trier) == []
    assert "zu wenige" in client.get(page).content.decode()

    with_signals(trier, 5, timezone.localdate())
    client.post(f"{page}freigeben/", sent)
    assert [face.signals for face in public_needs(trier)] == [""]

    withdraw(need, person=None)
    with_signals(trier, 4, timezone.localdate())
    client.post(f"{page}freigeben/", sent)
    assert public_needs(trier) == []


def test_two_needs_with_the_same_signals_tell_on_two_days_no_more_than_one(trier):
    first, second = make_need(office=trier), make_need(office=trier, title="Noch einmal")
    for need in (first, second):
        NeedEvidence.objects.create(need=need, kind="signals", reference=CLUSTER, title="Konz")
    with_signals(trier, 10, TODAY)
    release(first, title="Mehr Grundbildung", text="", person=None, on=TODAY)
    with_signals(trier, 11, TODAY)

    release(second, title="Noch einmal", text="", person=None, on=TODAY)

    assert [face.signals for face in public_needs(trier)] == ["", ""]


def test_guests_read_of_needs_in_the_chain_what_everybody_reads(trier):
    need = make_need(office=trier)
    with_signals(trier, 20, timezone.localdate())

    for role in (Role.PROVIDER, Role.PARTNER):
        assert needs_in_chain([need.public_id], trier, frozenset({str(role)})) == {}
        assert signals_in_chain([CLUSTER], trier, frozenset({str(role)})) == {}


def test_taking_a_release_back_and_giving_it_again_does_not_open_a_way_round(trier):
    need = make_need(office=trier)
    NeedEvidence.objects.create(need=need, kind="signals", reference=CLUSTER, title="Konz")
    with_signals(trier, 10, TODAY)
    release(need, title="Mehr Grundbildung", text="", person=None, on=TODAY)
    withdraw(need, person=None)
    assert face_of(need) is None
    assert public_needs(trier) == []

    with_signals(trier, 11, TODAY)
    release(need, title="Mehr Grundbildung", text="", person=None, on=TODAY)

    face = face_of(need)
    assert face is not None
    assert face.signals == ""


def test_what_changes_behind_a_released_need_is_not_public(client, trier):
    need = make_need(office=trier, title="Intern Alt", description="Geheim", owner="Amt 51")
    release(need, title="Mehr Grundbildung", text="Für Erwachsene in Konz", person=None, on=TODAY)
    need.title = "Intern Neu"
    need.save()

    told = repr(said_to_everybody(trier))

    assert "Mehr Grundbildung" in told
    for secret in ("Intern", "Geheim", "Amt 51"):
        assert secret not in told
