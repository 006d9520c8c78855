"""States of offers through the pages: the table of the core is what happens; waiting changes, several at once."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.actors.models import ProviderAccess
from bildungsbuero.apps.catalogue.models import (
    BulkChange,
    CareRules,
    LiveChange,
    Offer,
    OfferNote,
    Run,
    State,
    Talk,
    WrittenBy,
)
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.upkeep.purge import purge
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offer_states import NEW, OFFICE, STATES, after
from tests.architecture.tree import PACKAGE, modules
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import make_offer, make_organisation

pytestmark = pytest.mark.django_db

LIST = "/trier/buero/angebote/"
PAGES = {
    "publish": "publish-offer",
    "withdraw": "withdraw-offer",
    "confirm": "confirm-offer",
    "close": "close-offer",
    "cancel": "cancel-offer",
    "archive": "archive-offer",
    "restore": "restore-offer",
}


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def editor(client, trier):
    client.force_login(editor_of(trier))
    return client


def an_offer(office, **fields):
    said = {
        "summary": "Wir nähen.",
        "topics": ("arts_culture",),
        "reach": "city_wide",
        "website": "https://vhs.example",
    }
    return make_offer(**{"office": office, "title": "Nähen", **said, **fields})


def form_of(page):
    """Return what the form on a page holds, as a browser would send it."""
    form, runs = page.context["form"], page.context["runs"]
    values = {field.html_name: field.value() for field in form}
    values |= {field.html_name: field.value() for field in runs.management_form}
    values |= {field.html_name: field.value() for run in runs for field in run}
    return {name: value for name, value in values.items() if value is not None and value is not False and value != ""}


def test_every_state_and_every_button_of_the_office_do_what_the_table_says(editor, trier):
    for state in set(STATES) - {NEW}:
        for action, page in PAGES.items():
            offer = an_offer(trier, state=state, state_before_archive="closed" if state == "archived" else "")
            with within(trier):
                address = reverse(f"catalogue:{page}", args=[offer.public_id])

            response = editor.post(address)

            offer.refresh_from_db()
            assert response.status_code == 302
            assert offer.state == reached(state, action), (state, action)


def reached(state, action):
    """Return what the table says, the same state where it says no."""
    try:
        return after(state, action, by=OFFICE, wanted="closed" if action == "restore" else "")
    except Refusal:
        return state


def test_the_page_shows_the_buttons_that_work_and_no_others(editor, trier):
    offer = an_offer(trier, state=State.CANCELLED)

    page = editor.get(f"{LIST}{offer.public_id}/").content.decode()

    assert "/veroeffentlichen/" in page
    assert "/faellt-aus/" not in page
    assert "/zurueckholen/" not in page


def a_provider(client, office, organisation):
    person = make_person(office=office, roles=(Role.PROVIDER,), name="Ayla")
    ProviderAccess.unscoped.create(office=office, person=person, organisation=organisation)
    client.force_login(person)


def test_a_price_goes_live_marked_and_a_title_waits_with_old_beside_new(client, trier):
    vhs = make_organisation(office=trier, name="VHS")
    offer = an_offer(trier, provider=vhs, prices=[{"amount": "20"}], confirmed_on=date(2026, 1, 1))
    a_provider(client, trier, vhs)
    address = f"/trier/buero/eigene/{offer.public_id}/bearbeiten/"

    sent = client.post(address, form_of(client.get(address)) | {"price": "25,00", "title": "Nähen und Flicken"})
    assert sent.status_code == 302, sent.context["form"].errors

    offer.refresh_from_db()
    waiting = offer.proposals.get()
    assert (offer.title, offer.prices[0]["amount"], offer.state) == ("Nähen", "25.00", State.PUBLISHED)
    assert (waiting.title, waiting.state) == ("Nähen und Flicken", State.SUBMITTED)
    public = client.get(f"/trier/angebote/{offer.public_id}/").content.decode()
    assert "noch nicht geprüft" in public
    assert "25 €" in public
    client.force_login(editor_of(trier))
    review = client.get(f"{LIST}{waiting.public_id}/").content.decode()
    assert "Nähen und Flicken" in review
    assert "25 €" not in review.partition("bb-table")[2].partition("</table>")[0]
    page = client.get(f"{LIST}{offer.public_id}/").content.decode()
    assert "20 €" in page
    client.post(f"{LIST}{offer.public_id}/angesehen/")
    assert not LiveChange.objects.of(trier).unseen().exists()
    assert "vom Anbieter geändert" not in client.get(f"/trier/angebote/{offer.public_id}/").content.decode()


def test_a_change_of_dates_alone_leaves_nothing_waiting_and_runs_keep_their_ids(client, trier):
    vhs = make_organisation(office=trier, name="VHS")
    run = Run(number="K17", starts_on=timezone.localdate() + timedelta(days=30))
    offer = an_offer(trier, provider=vhs, kind="course", runs=(run,))
    a_provider(client, trier, vhs)
    address = f"/trier/buero/eigene/{offer.public_id}/bearbeiten/"
    later = timezone.localdate() + timedelta(days=60)

    client.post(address, form_of(client.get(address)) | {"runs-0-starts_on": later.isoformat()})

    offer.refresh_from_db()
    assert [(one.public_id, one.starts_on) for one in offer.runs.all()] == [(run.public_id, later)]
    assert offer.visible_until == later
    assert not offer.proposals.exists()


def test_dates_that_went_live_while_a_change_waited_survive_its_approval(client, trier):
    offer = an_offer(trier, prices=[{"amount": "20"}])
    waiting = an_offer(trier, title="Anders", state=State.SUBMITTED, replaces=offer, provider=offer.provider)
    Offer.unscoped.filter(pk=offer.pk).update(prices=[{"amount": "30", "label": "", "currency": "EUR"}])
    client.force_login(editor_of(trier))

    client.post(f"{LIST}{waiting.public_id}/veroeffentlichen/")

    offer.refresh_from_db()
    assert (offer.title, offer.prices[0]["amount"]) == ("Anders", "30")


def test_with_four_eyes_nobody_publishes_what_they_wrote(client, trier):
    CareRules.unscoped.create(office=trier, four_eyes=True)
    offer = an_offer(trier)
    brandt, other = editor_of(trier), editor_of(trier)
    client.force_login(brandt)
    address = f"{LIST}{offer.public_id}/bearbeiten/"
    client.post(address, form_of(client.get(address)) | {"title": "Anders"})
    waiting = offer.proposals.get()

    answer = client.post(f"{LIST}{waiting.public_id}/veroeffentlichen/", follow=True).content.decode()

    offer.refresh_from_db()
    assert offer.title == "Nähen"
    assert "vier Augen" in answer
    client.force_login(other)
    client.post(f"{LIST}{waiting.public_id}/veroeffentlichen/")
    offer.refresh_from_db()
    assert (offer.title, offer.state) == ("Anders", State.PUBLISHED)
    assert not WrittenBy.unscoped.exists()


def test_without_four_eyes_nobody_is_remembered(editor, trier):
    offer = an_offer(trier, state=State.DRAFT)
    address = f"{LIST}{offer.public_id}/bearbeiten/"

    editor.post(address, form_of(editor.get(address)) | {"title": "Anders"})

    assert not WrittenBy.unscoped.exists()


def test_several_are_confirmed_after_a_look_and_taken_back_as_a_whole(editor, trier):
    offers = [an_offer(trier, title=f"Kurs {number}") for number in range(3)]
    draft = an_offer(trier, title="Entwurf", state=State.DRAFT)
    chosen = {"action": "confirm", "chosen": [offer.public_id for offer in (*offers, draft)]}
    assert "Kurs 1" in editor.get(LIST).content.decode()

    asked = editor.post(f"{LIST}mehrere/", chosen).content.decode()
    assert "Kurs 2" in asked
    assert not Offer.unscoped.filter(confirmed_on=timezone.localdate()).exists()

    done = editor.post(f"{LIST}mehrere/", chosen | {"sure": "1"}, follow=True)
    assert Offer.unscoped.filter(confirmed_on=timezone.localdate()).count() == 3
    assert "„Entwurf“" in done.content.decode()

    offers[0].refresh_from_db()
    offers[0].title = "Von jemandem geändert"
    offers[0].save()
    change = BulkChange.objects.of(trier).get()
    back = editor.post(f"{LIST}mehrere/{change.public_id}/", follow=True).content.decode()
    assert "2 Angebote stehen wieder da wie vorher" in back
    assert Offer.unscoped.filter(confirmed_on=timezone.localdate()).get() == offers[0]
    assert "schon zurückgenommen" in editor.post(f"{LIST}mehrere/{change.public_id}/", follow=True).content.decode()


def test_several_archived_come_back_in_the_state_that_they_had(editor, trier):
    offer = an_offer(trier, state=State.CLOSED)
    editor.post(f"{LIST}mehrere/", {"action": "archive", "chosen": [offer.public_id], "sure": "1"})
    offer.refresh_from_db()
    assert offer.state == State.ARCHIVED

    editor.post(f"{LIST}mehrere/{BulkChange.objects.of(trier).get().public_id}/")

    offer.refresh_from_db()
    assert (offer.state, offer.state_before_archive) == (State.CLOSED, "")


@pytest.mark.parametrize(
    "sent", [{}, {"action": "confirm"}, {"action": "purge", "chosen": ["x"]}, {"chosen": ["x"], "action": "confirm"}]
)
def test_several_without_a_choice_change_nothing(editor, trier, sent):
    an_offer(trier)

    assert editor.post(f"{LIST}mehrere/", sent | {"sure": "1"}).headers["Location"] == LIST
    assert not BulkChange.unscoped.exists()


SECRET = "Zaunkönigsgeheimnis"


def test_notes_and_enquiries_stay_inside(editor, client, trier):
    offer = an_offer(trier)
    page = f"{LIST}{offer.public_id}/"
    editor.post(f"{page}notiz/", {"text": f"{SECRET} eins"})
    today = timezone.localdate().isoformat()
    editor.post(f"{page}nachfrage/", {"channel": "phone", "on": today, "result": "right", "about": f"{SECRET} zwei"})

    assert editor.get(page).content.decode().count(SECRET) == 2
    offer.refresh_from_db()
    assert offer.confirmed_on == timezone.localdate()
    assert SECRET not in str(public_record_of(offer))
    assert SECRET not in str(offer.history.values_list())
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    assert SECRET not in client.get(page).content.decode()
    client.logout()
    for address in (f"angebote/{offer.public_id}/", f"api/v1/offers/{offer.public_id}", "angebote/?q=zaunkönig"):
        assert SECRET not in client.get(f"/trier/{address}").content.decode()

    client.force_login(editor_of(trier))
    editor.post(f"{page}notiz/{OfferNote.objects.of(trier).get().public_id}/loeschen/")
    assert not OfferNote.unscoped.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"channel": "phone", "on": "2999-01-01", "result": "right"},
        {"channel": "brieftaube", "on": "2026-01-01", "result": "right"},
    ],
)
def test_an_enquiry_that_cannot_be_is_refused_with_a_sentence(editor, trier, sent):
    offer = an_offer(trier)

    answer = editor.post(f"{LIST}{offer.public_id}/nachfrage/", sent, follow=True)

    assert "kern-alert--danger" in answer.content.decode()
    assert not Talk.unscoped.exists()


def test_a_talk_holds_no_duration_and_no_person():
    names = {field.name for field in Talk._meta.fields}

    assert names == {"id", "office", "offer", "channel", "on", "result", "about"}


def test_what_was_archived_long_ago_is_deleted_for_good_with_its_history(trier):
    CareRules.unscoped.create(office=trier, purge_after_days=30)
    run = Run(starts_on=date(2026, 1, 1))
    old, new = an_offer(trier, state=State.ARCHIVED, runs=(run,)), an_offer(trier, state=State.ARCHIVED)
    living = an_offer(trier)
    OfferNote.unscoped.create(office=trier, offer=old, text="weg", written_on=date(2026, 1, 1))
    now = timezone.now()
    Offer.unscoped.exclude(pk=new.pk).update(changed_at=now - timedelta(days=31))

    assert purge(trier, now) == 1

    assert set(Offer.unscoped.values_list("pk", flat=True)) == {new.pk, living.pk}
    assert not Offer.history.filter(id=old.pk).exists()
    assert not Run.history.filter(id=run.pk).exists()
    assert not OfferNote.unscoped.exists()
    assert purge(trier, now) == 0


def test_no_module_but_one_sets_the_state_of_an_offer():
    setting = re.compile(r"^\s*(?:\w+\.\w+, )*\w+\.state(?:, \w+\.\w+)* = ", re.MULTILINE)
    found = [one.place for one in modules(f"{PACKAGE}/apps/catalogue") if setting.search(one.text)]

    assert found == [f"{PACKAGE}/apps/catalogue/transitions.py"]
