"""Pages that are kept until anybody writes: nobody sees what was true a moment ago, or what is another's."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.web import readonly
from tests.support.cast import make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = timezone.make_aware(datetime(2026, 11, 23, 11, 59))


@pytest.fixture
def offer(data_dir):
    return make_offer(office=make_office(), title="Chor am Dienstag")


def test_a_page_is_shown_again_until_something_on_it_changes(client, offer, django_assert_max_num_queries):
    address = f"/trier/angebote/{offer.public_id}/"
    first = client.get(address)
    with django_assert_max_num_queries(2):
        second = client.get(address)
    assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))
    assert "Cookie" in second.headers["Vary"]

    english = client.get(f"/trier/en/angebote/{offer.public_id}/").content.decode()
    other_house = client.get(address, headers={"host": "127.0.0.1"}).content.decode()
    assert '<html lang="en"' in english
    assert 'href="http://127.0.0.1/' in other_house

    Organisation.unscoped.update(name="Sängerkreis Nord")
    assert "Sängerkreis Nord" in client.get(address).content.decode()
    Offer.unscoped.update(state=State.ARCHIVED)
    assert client.get(address).status_code == 404


def test_an_office_that_gets_another_name_while_a_page_is_made_has_it_on_the_next(client, offer, monkeypatch):
    names = ["Bildungsbüro Mosel"]

    def written_meanwhile():
        if names:
            Office.objects.update(name=names.pop())
        return False

    # Asked after the address has told the office, and before the view begins.
    monkeypatch.setattr(readonly, "_is_watched", written_meanwhile)
    address = f"/trier/angebote/{offer.public_id}/"
    client.get(address)
    assert "Bildungsbüro Mosel" in client.get(address).content.decode()


def test_what_a_visitor_keeps_stands_on_no_other_visitors_page(client, offer):
    address = f"/trier/angebote/{offer.public_id}/"
    for is_own in (True, False, True, False):
        client.cookies.clear()
        if is_own:
            client.cookies["merkliste-trier"] = offer.public_id
        assert ('aria-pressed="true"' in client.get(address).content.decode()) == is_own


def test_no_page_stays_longer_than_its_words_hold(client, offer, monkeypatch):
    hours = {"days": {"mo": {"slots": [["09:00", "12:00"]], "by_appointment": False}}}
    Offer.unscoped.update(opening_hours=hours, visible_until=MONDAY.date())
    address = f"/trier/angebote/{offer.public_id}/"
    shown = []
    for later in (timedelta(), timedelta(seconds=30), timedelta(minutes=2), timedelta(days=1)):
        monkeypatch.setattr(timezone, "now", lambda later=later: MONDAY + later)
        shown.append(client.get(address))
    assert [page.status_code for page in shown] == [200, 200, 200, 404]
    assert shown[0].content == shown[1].content
    assert shown[2].content != shown[0].content
