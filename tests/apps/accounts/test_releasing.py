"""The pages on which an office releases a record, and on which the other office reads it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Release, Role
from bildungsbuero.apps.accounts.releases import withdraw
from bildungsbuero.apps.catalogue.models import State
from bildungsbuero.apps.operations.models import AuditEntry
from tests.support.cast import make_office, make_person
from tests.support.offers import make_offer, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def konz():
    return make_office(key="konz", name="Bildungsbüro Konz")


@pytest.fixture
def manager(client, trier):
    person = make_person(office=trier, roles=(Role.MANAGEMENT,))
    client.force_login(person)
    return person


@pytest.fixture
def draft(trier):
    return make_offer(office=trier, title="Sprachkurs am Moselufer", state=State.DRAFT, summary="Noch nicht fertig")


def form(**changes: str) -> dict[str, str]:
    return {"to_office": "konz", "purpose": "Abstimmung", "since": f"{timezone.localdate():%Y-%m-%d}", **changes}


def address(offer) -> str:
    return f"/trier/buero/freigaben/neu/offer/{offer.public_id}/"


def test_a_record_is_found_by_its_title(client, trier, manager, draft):
    make_organisation(office=trier, name="Verein Moselufer")

    page = client.get("/trier/buero/freigaben/neu/?q=moselufer").content.decode()

    assert address(draft) in page
    assert "Verein Moselufer" in page
    assert "Nichts passt" in client.get("/trier/buero/freigaben/neu/?q=Zirkus").content.decode()


def test_what_a_release_means_is_shown_before_it_is_made(client, konz, manager, draft):
    page = client.post(address(draft), form()).content.decode()

    assert "Bildungsbüro Konz wird diesen Eintrag lesen" in page
    assert "Noch nicht fertig" in page
    assert not Release.objects.of(draft.office).exists()


def test_a_confirmed_release_stands_in_both_lists_and_in_the_log(client, trier, konz, manager, draft):
    response = client.post(address(draft), form(confirmed="1"), follow=True)

    assert "Bildungsbüro Konz kann ihn jetzt lesen" in response.content.decode()
    assert "Sprachkurs am Moselufer" in response.content.decode()
    assert AuditEntry.objects.of(trier).filter(action="release.made").exists()
    client.force_login(make_person(office=konz, roles=(Role.PARTNER,)))
    received = client.get("/konz/buero/freigegeben/").content.decode()
    made = Release.objects.of(trier).get()
    assert f"/konz/buero/freigegeben/{made.pk}/" in received
    assert "Noch nicht fertig" in client.get(f"/konz/buero/freigegeben/{made.pk}/").content.decode()


def test_a_release_that_was_withdrawn_or_is_over_is_not_found(client, trier, konz, manager, draft):
    client.post(address(draft), form(confirmed="1"))
    made = Release.objects.of(trier).get()
    client.force_login(make_person(office=konz, roles=(Role.MANAGEMENT,)))
    page = f"/konz/buero/freigegeben/{made.pk}/"
    assert client.get(page).status_code == 200

    withdraw(made.pk, owner=trier, by=manager, at=timezone.now())

    assert client.get(page).status_code == 404
    assert client.get(f"/trier/buero/freigegeben/{made.pk}/").status_code == 404


def test_a_third_office_reads_nothing(client, trier, konz, manager, draft):
    client.post(address(draft), form(confirmed="1"))
    third = make_office(key="wittlich", name="Bildungsbüro Wittlich")
    client.force_login(make_person(office=third, roles=(Role.MANAGEMENT,)))

    assert client.get(f"/wittlich/buero/freigegeben/{Release.objects.of(trier).get().pk}/").status_code == 404


@pytest.mark.parametrize(
    "change", [{"to_office": "trier"}, {"to_office": "nirgends"}, {"purpose": ""}, {"since": "morgen"}]
)
def test_a_form_that_cannot_be_read_releases_nothing(client, konz, manager, draft, change):
    response = client.post(address(draft), form(confirmed="1", **change))

    assert response.status_code == 200
    assert 'id="errors"' in response.content.decode()
    assert not Release.objects.of(draft.office).exists()


def test_a_release_that_ends_before_it_begins_is_refused_at_its_field(client, konz, manager, draft):
    yesterday = timezone.localdate() - timedelta(days=1)

    page = client.post(address(draft), form(confirmed="1", until=f"{yesterday:%Y-%m-%d}")).content.decode()

    assert "endet, bevor sie beginnt" in page or "enden, bevor sie beginnt" in page
    assert not Release.objects.of(draft.office).exists()


def test_the_record_of_another_office_cannot_be_released(client, konz, manager):
    theirs = make_offer(office=konz)

    assert client.get(address(theirs)).status_code == 404
    assert client.post(address(theirs), form(confirmed="1")).status_code == 404
