"""What one office shows another."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Release, Role
from bildungsbuero.apps.accounts.releases import may_see, release, released_ids, withdraw
from bildungsbuero.core.errors import NotFound, Refusal
from tests.support.cast import make_office, make_person

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 1)


@pytest.fixture
def offices():
    return make_office(), make_office(key="konz", name="Bildungsbüro Konz"), make_office(key="saarburg")


def released(owner, viewer, **more):
    facts = {"purpose": "gemeinsamer Bericht", "since": TODAY, "until": None, "by": None} | more
    return release("dataset", "bcdfghjk", owner=owner, to_office=viewer, **facts)


def test_nothing_is_seen_without_a_release_except_by_its_owner(offices):
    trier, konz, _saarburg = offices

    assert may_see("dataset", "bcdfghjk", trier, trier, TODAY)
    assert not may_see("dataset", "bcdfghjk", trier, konz, TODAY)


def test_a_release_shows_one_record_to_one_office(offices):
    trier, konz, saarburg = offices
    released(trier, konz)

    assert may_see("dataset", "bcdfghjk", trier, konz, TODAY)
    assert not may_see("dataset", "bcdfghjk", trier, saarburg, TODAY)
    assert not may_see("dataset", "zzzzzzzz", trier, konz, TODAY)
    assert not may_see("offer", "bcdfghjk", trier, konz, TODAY)
    assert not may_see("dataset", "bcdfghjk", konz, trier, TODAY)
    assert released_ids("dataset", trier, konz, TODAY) == {"bcdfghjk"}


def test_a_release_holds_from_its_first_to_its_last_day(offices):
    trier, konz, _saarburg = offices
    released(trier, konz, until=TODAY + timedelta(days=10))

    days = [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=10), TODAY + timedelta(days=11)]
    assert [may_see("dataset", "bcdfghjk", trier, konz, day) for day in days] == [False, True, True, False]


def test_a_withdrawn_release_ends_at_once_and_stays_in_the_history(offices):
    trier, konz, _saarburg = offices
    manager = make_person(office=trier, roles=(Role.MANAGEMENT,))
    made = released(trier, konz)

    withdraw(made.pk, owner=trier, by=manager, at=timezone.now())

    assert not may_see("dataset", "bcdfghjk", trier, konz, TODAY)
    assert made.history.count() == 2


def test_the_same_release_is_made_once(offices):
    trier, konz, _saarburg = offices

    assert released(trier, konz) == released(trier, konz)
    assert Release.objects.of(trier).count() == 1


def test_senseless_releases_are_refused(offices):
    trier, konz, _saarburg = offices

    with pytest.raises(Refusal, match="to_itself"):
        released(trier, trier)
    with pytest.raises(Refusal, match="period"):
        released(trier, konz, until=TODAY - timedelta(days=1))


def test_another_office_cannot_withdraw(offices):
    trier, konz, _saarburg = offices
    made = released(trier, konz)

    with pytest.raises(NotFound):
        withdraw(made.pk, owner=konz, by=make_person(), at=timezone.now())


def test_the_list_shows_both_directions_and_withdraws(client, offices):
    trier, konz, _saarburg = offices
    client.force_login(make_person(office=trier, roles=(Role.MANAGEMENT,)))
    today = timezone.localdate()
    given = released(trier, konz, since=today, purpose="Bericht hin")
    released(konz, trier, since=today, purpose="Bericht her")

    page = client.get("/trier/buero/freigaben/").content.decode()
    assert "Bericht hin" in page
    assert "Bericht her" in page

    assert client.post(f"/trier/buero/freigaben/{given.pk}/zurueck/").status_code == 302
    assert "Bericht hin" not in client.get("/trier/buero/freigaben/").content.decode()
