"""The catalogue as of a day: after changes, archive, merges and deletions; states that are kept never change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bildungsbuero.apps.accounts.models import Person, Role
from bildungsbuero.apps.catalogue import transitions
from bildungsbuero.apps.catalogue.duplicates.merging import merge
from bildungsbuero.apps.catalogue.figures import OFFERS, counted_offers
from bildungsbuero.apps.catalogue.models import Duplicate, Offer, Snapshot, State
from bildungsbuero.apps.catalogue.schedules import keep_end_of_year
from bildungsbuero.apps.catalogue.snapshots import keeping
from bildungsbuero.apps.catalogue.snapshots.past import end_of, offers_on
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offer_states import ARCHIVE, OFFICE
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import make_offer, make_place
from tests.support.territory import give_area, make_unit

pytestmark = pytest.mark.django_db

PAGE = "/trier/buero/angebote/staende/"
TODAY = date(2026, 11, 22)
FIRST = date(2026, 9, 1)


@pytest.fixture
def trier(data_dir):
    office = make_office()
    city = make_unit(key="07211", name="Trier")
    give_area(office, city)
    make_unit(key="07211000", name="Trier", parent=city)
    return office


def manager_of(office) -> Person:
    return make_person(office=office, roles=(Role.MANAGEMENT,))


def written_on(offer: Offer, on: date) -> Offer:
    """Let the newest version of an offer, and of what it names, be of an earlier day."""
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    for one in (offer, offer.provider, offer.place):
        if one is not None:
            newest = type(one).history.filter(id=one.pk).order_by("-history_id").first()
            type(one).history.filter(history_id=newest.history_id).update(history_date=at)
    return offer


def offered(office, title: str, on: date = FIRST, **fields) -> Offer:
    return written_on(make_offer(office=office, title=title, **fields), on)


def titles(office, on: date) -> list[str]:
    return [one.title for one in offers_on(office, on)]


def test_each_day_shows_what_the_public_saw_then(trier):
    choir = offered(trier, "Chor", place=make_place(office=trier, municipality_id="07211000"))
    offered(trier, "Entwurf", state=State.DRAFT)
    offered(trier, "Später", visible_from=date(2026, 10, 1), visible_until=date(2026, 10, 31))
    choir.title = "Großer Chor"
    choir.save()
    written_on(choir, date(2026, 9, 10))
    transitions.move(choir, ARCHIVE, by=OFFICE).save()
    written_on(choir, date(2026, 10, 5))

    assert titles(trier, date(2026, 8, 31)) == []
    assert titles(trier, FIRST) == ["Chor"]
    assert titles(trier, date(2026, 9, 10)) == ["Großer Chor"]
    assert titles(trier, date(2026, 10, 4)) == ["Großer Chor", "Später"]
    assert titles(trier, date(2026, 10, 5)) == ["Später"]
    assert titles(trier, date(2026, 11, 1)) == []


def test_a_merge_and_a_deletion_leave_the_days_before_as_they_were(trier):
    kept, gone, deleted = (offered(trier, title) for title in ("Chor", "Chor Trier", "Tanz"))
    first, second = sorted((kept.public_id, gone.public_id))
    pair = Duplicate.unscoped.create(office=trier, kind="offer", first=first, second=second, score=0.9, verdict="same")
    merge(kept, gone, taken=[], at=timezone.now(), duplicate=pair)
    deleted.delete()

    assert titles(trier, FIRST) == ["Chor", "Chor Trier", "Tanz"]
    assert titles(trier, timezone.localdate()) == ["Chor"]


def test_a_day_ends_at_midnight_here_also_when_it_has_25_hours(trier):
    late = make_offer(office=trier, title="Nachts")
    for one in (late, late.provider):
        one.history.update(history_date=datetime(2026, 10, 25, 22, 30, tzinfo=UTC))
    assert titles(trier, date(2026, 10, 25)) == ["Nachts"]
    assert end_of(date(2026, 10, 25)).astimezone(UTC) - end_of(date(2026, 10, 24)).astimezone(UTC) == timedelta(
        hours=25
    )


STATES = st.sampled_from([State.PUBLISHED, State.ARCHIVED, State.CLOSED, State.DRAFT])


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 20), STATES), max_size=12))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_tells_what_a_walk_through_its_own_notes_tells(trier, steps):
    Offer.history.all().delete()
    offers = [make_offer(office=trier, title=f"{number}") for number in range(3)]
    Offer.history.all().delete()
    notes: dict[int, dict[int, str]] = {number: {} for number in range(3)}
    for number, day, state in sorted(steps, key=lambda step: step[1]):
        offers[number].state = state
        offers[number].save()
        written_on(offers[number], FIRST + timedelta(days=day))
        notes[number][day] = state
    for day in range(0, 21, 5):
        last = {number: [said for on, said in sorted(days.items()) if on <= day][-1:] for number, days in notes.items()}
        public = [str(number) for number, said in last.items() if said and said[0] in (State.PUBLISHED, State.CLOSED)]
        assert titles(trier, FIRST + timedelta(days=day)) == public


def test_figures_of_a_past_day_are_counted_as_the_records_stood(trier):
    stem = offered(trier, "Experimente", topics=["stem"])
    offered(trier, "Beispiel", topics=["stem"], is_example=True)
    stem.topics = ("arts_culture",)
    stem.save()
    make_offer(office=trier, title="Neu", topics=["stem"])

    def of(on: date, topic: str) -> list[int]:
        found = {one.dataset: one.counts for one in counted_offers(trier, on, TODAY)}
        return [count.value for count in found.get(OFFERS, ()) if count.dims == {"thema": topic}]

    assert of(FIRST, "stem") == [1]
    assert of(TODAY, "stem") == [1]
    assert of(TODAY, "arts_culture") == [1]
    assert counted_offers(trier, FIRST - timedelta(days=1), TODAY) == [], "nobody knows what there was before"


def test_a_state_that_is_kept_never_changes_and_is_what_figures_are_counted_from(trier):
    offered(trier, "Experimente", topics=["stem"])
    snapshot = keeping.keep(trier, on=FIRST, name="Bericht 2026", at=timezone.now(), person=manager_of(trier))
    Offer.objects.of(trier).delete()
    Offer.history.all().delete()

    assert [one.title for one in keeping.offers_of(snapshot)] == ["Experimente"]
    assert [one.title for one in keeping.standing_on(trier, FIRST)] == ["Experimente"]
    with pytest.raises(Refusal) as refused:
        keeping.keep(trier, on=FIRST, name="Bericht 2026", at=timezone.now(), person=None)
    assert refused.value.code == "snapshots.name_taken"


def test_the_end_of_a_year_is_kept_once_and_only_where_the_catalogue_knows_it(trier):
    make_office(key="konz")
    offered(trier, "Chor", on=date(2025, 12, 30))
    for day in (3, 4):
        keep_end_of_year(datetime(2026, 1, day, 3, 20, tzinfo=UTC))
    kept = Snapshot.objects.across_offices(because="a test").all()
    assert [(one.office.key, one.name, one.on, one.is_yearly) for one in kept] == [
        ("trier", "Jahresende 2025", date(2025, 12, 31), True)
    ]


def test_the_page_shows_counts_a_list_and_files_of_a_day(trier, client):
    client.force_login(editor_of(trier))
    offered(trier, "Experimente", topics=["stem"], kind="course")
    text = client.get(PAGE, {"on": FIRST.isoformat()}).content.decode()
    assert "Katalog am 01.09.2026" in text
    assert "1 Angebot war öffentlich" in text
    assert "Experimente" in text
    table = client.get(f"{PAGE}datei.csv", {"on": FIRST.isoformat()})
    assert table.content.decode("utf-8-sig").splitlines()[1].startswith("Experimente;")
    assert client.get(f"{PAGE}datei.xlsx", {"on": FIRST.isoformat()}).content[:2] == b"PK"
    assert client.get(f"{PAGE}datei.exe").status_code == 404


@pytest.mark.parametrize("on", ["2026-08-31", "2999-01-01", "gestern", ""])
def test_a_day_that_nobody_knows_is_answered_with_a_sentence(trier, client, on):
    client.force_login(editor_of(trier))
    offered(trier, "Chor")
    answer = client.get(PAGE, {"on": on})
    assert answer.status_code == 200
    assert 'id="errors"' in answer.content.decode()


def test_a_state_is_kept_by_a_job_and_deleted_by_the_management_alone(trier, client):
    offered(trier, "Chor")
    client.force_login(editor_of(trier))
    assert 'id="errors"' in client.post(f"{PAGE}behalten/", {}).content.decode()
    client.post(f"{PAGE}behalten/", {"on": FIRST.isoformat(), "name": "Bericht"})
    job = Job.objects.of(trier).get()
    for _again in range(2):
        jobs.run_now(job.kind, office=trier, person=job.person, arguments=job.arguments)
    made = Snapshot.objects.of(trier).get()
    page = f"{PAGE}{made.public_id}/"
    assert "Chor" in client.get(page).content.decode()
    assert client.post(f"{page}loeschen/").status_code == 403
    client.force_login(manager_of(trier))
    assert client.post(f"{page}loeschen/").status_code == 302
    assert not Snapshot.objects.of(trier).exists()
