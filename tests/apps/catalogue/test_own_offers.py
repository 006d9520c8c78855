"""Providers: invited from the page of an organisation, they keep its offers and details and see nothing else."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from bildungsbuero.apps.accounts.actions.people import change_roles, end_membership
from bildungsbuero.apps.accounts.models import Membership, Role
from bildungsbuero.apps.actors import keepers
from bildungsbuero.apps.actors.models import ProviderAccess
from bildungsbuero.apps.catalogue.models import Offer, State
from tests.support.cast import PASSWORD, administrator_of, editor_of, make_office, make_person
from tests.support.offers import make_offer, make_organisation

pytestmark = pytest.mark.django_db

OWN = "/trier/buero/eigene/"


@pytest.fixture
def trier():
    return make_office()


@pytest.fixture
def vhs(trier):
    return make_organisation(office=trier, name="VHS Trier")


@pytest.fixture
def ayla(trier, vhs):
    """Ayla runs the Volkshochschule."""
    person = make_person(office=trier, roles=(Role.PROVIDER,), name="Ayla")
    ProviderAccess.unscoped.create(office=trier, person=person, organisation=vhs)
    return person


def an_offer(office, provider, **fields):
    complete = {
        "summary": "Wir nähen.",
        "topics": ("arts_culture",),
        "reach": "city_wide",
        "website": "https://vhs.example",
    }
    return make_offer(office=office, title="Nähen für Anfänger", kind="group", provider=provider, **complete, **fields)


def form_of(client, offer):
    """Return what the form holds, as a browser would send it."""
    page = client.get(f"{OWN}{offer.public_id}/bearbeiten/")
    form, runs = page.context["form"], page.context["runs"]
    values = {field.html_name: field.value() for field in form}
    values |= {field.html_name: field.value() for field in runs.management_form}
    values |= {field.html_name: field.value() for run in runs for field in run}
    return {name: value for name, value in values.items() if value is not None and value is not False and value != ""}


def test_the_office_invites_and_the_provider_keeps_its_organisation(client, trier, vhs):
    client.force_login(editor_of(trier))
    address = f"/trier/buero/akteure/{vhs.public_id}/einladen/"
    assert client.get(address).status_code == 200
    client.post(address, {"name": "Ayla", "email": "ayla@vhs.example"})
    assert "eingeladen" in client.get(f"/trier/buero/akteure/{vhs.public_id}/").content.decode()
    client.logout()

    link = re.search(r"http://127\.0\.0\.1:8000(/trier/konto/einladung/\S+)", mail.outbox[0].body)[1]
    client.post(link, {"name": "Ayla", "password": PASSWORD, "repeated": PASSWORD})

    access = ProviderAccess.unscoped.get()
    assert (access.organisation, access.person.email) == (vhs, "ayla@vhs.example")
    assert access.person.roles_in(trier) == {"provider"}


@pytest.mark.parametrize(
    "entry", [{}, {"name": "Ayla", "email": "not an address"}, {"name": "", "email": "a@b.example"}]
)
def test_a_bad_invitation_is_met_with_a_sentence(client, trier, vhs, entry):
    client.force_login(editor_of(trier))

    assert client.post(f"/trier/buero/akteure/{vhs.public_id}/einladen/", entry).status_code == 200
    assert mail.outbox == []


def test_a_provider_lands_on_the_own_offers(client, ayla):
    client.force_login(ayla)

    assert client.get("/trier/buero/").headers["Location"] == OWN
    page = client.get(OWN).content.decode()
    assert "VHS Trier" in page
    assert "/trier/buero/angebote/" not in page


@pytest.mark.parametrize(
    "page",
    ["angebote/", "akteure/", "vorgaenge/", "datensaetze/", "personen/", "einstellungen/", "protokoll/", "freigaben/"],
)
def test_a_provider_opens_no_page_of_the_office(client, ayla, page):
    client.force_login(ayla)

    assert client.get(f"/trier/buero/{page}").status_code in {403, 404}


def test_a_provider_sees_the_own_offers_alone(client, trier, vhs, ayla):
    an_offer(trier, vhs)
    other = an_offer(trier, make_organisation(office=trier, name="Palais"), state=State.DRAFT)
    other.title = "Geheimer Entwurf"
    other.save()
    client.force_login(ayla)

    page = client.get(OWN).content.decode()

    assert "Nähen für Anfänger" in page
    assert "Geheimer Entwurf" not in page
    for action in ("bearbeiten", "bestaetigen", "abschicken"):
        assert client.post(f"{OWN}{other.public_id}/{action}/").status_code == 404
    assert client.get(f"{OWN}{other.public_id}/bearbeiten/").status_code == 404


def test_a_provider_does_not_reach_another_organisation(client, trier, ayla):
    palais = make_organisation(office=trier, name="Palais")
    client.force_login(ayla)

    assert client.get(f"{OWN}angaben/{palais.public_id}/").status_code == 404
    assert client.post(f"{OWN}angaben/{palais.public_id}/", {"website": "https://x.example"}).status_code == 404
    assert client.get(f"{OWN}neu/{palais.public_id}/group/").status_code == 404


def test_the_role_without_an_organisation_opens_nothing(client, trier, vhs):
    offer = an_offer(trier, vhs)
    client.force_login(make_person(office=trier, roles=(Role.PROVIDER,)))

    assert "kein Anbieter anvertraut" in client.get(OWN).content.decode()
    assert client.get(f"{OWN}{offer.public_id}/bearbeiten/").status_code == 404


def test_staff_without_the_role_have_no_own_offers(client, trier):
    client.force_login(administrator_of(trier))

    assert client.get(OWN).status_code == 403


def test_a_new_offer_is_a_draft_of_the_own_provider_whatever_is_sent(client, trier, vhs, ayla):
    palais = make_organisation(office=trier, name="Palais")
    client.force_login(ayla)
    data = {
        "title": "Töpfern",
        "provider": palais.name,
        "operator": palais.name,
        "reach": "city_wide",
        "visibility": "public",
    }
    data |= {"runs-TOTAL_FORMS": "0", "runs-INITIAL_FORMS": "0"}

    response = client.post(f"{OWN}neu/{vhs.public_id}/group/", data)

    assert response.status_code == 302, [response.context["form"].errors, response.context["runs"].errors]
    made = Offer.unscoped.get(title="Töpfern")
    assert (made.provider, made.operator, made.state) == (vhs, None, State.DRAFT)


def test_a_draft_is_sent_to_the_office(client, trier, vhs, ayla):
    offer = an_offer(trier, vhs, state=State.DRAFT)
    client.force_login(ayla)

    client.post(f"{OWN}{offer.public_id}/abschicken/")

    offer.refresh_from_db()
    assert offer.state == State.SUBMITTED
    client.force_login(editor_of(trier))
    assert "wartet auf Sie" in client.get("/trier/buero/").content.decode()


def test_where_the_office_lets_them_providers_publish(client, trier, vhs, ayla):
    trier.providers_publish = True
    trier.save()
    offer = an_offer(trier, vhs, state=State.DRAFT)
    client.force_login(ayla)

    client.post(f"{OWN}{offer.public_id}/abschicken/")

    offer.refresh_from_db()
    assert offer.state == State.PUBLISHED


def test_what_is_public_stays_while_a_change_waits(client, trier, vhs, ayla):
    offer = an_offer(trier, vhs)
    client.force_login(ayla)

    response = client.post(
        f"{OWN}{offer.public_id}/bearbeiten/", form_of(client, offer) | {"title": "Nähen mit der Maschine"}
    )
    assert response.status_code == 302, [response.context["form"].errors, response.context["runs"].errors]

    offer.refresh_from_db()
    waiting = offer.proposals.get()
    assert (offer.title, offer.state) == ("Nähen für Anfänger", State.PUBLISHED)
    assert (waiting.title, waiting.state) == ("Nähen mit der Maschine", State.SUBMITTED)
    page = client.get(OWN).content.decode()
    assert "eine Änderung wartet auf das Büro" in page
    assert page.count('<h2 class="kern-heading-small">') == 1
    assert "Nähen mit der Maschine" in client.get(f"{OWN}{offer.public_id}/bearbeiten/").content.decode()


def test_the_office_lets_the_change_take_its_place(client, trier, vhs, ayla):
    offer = an_offer(trier, vhs)
    client.force_login(ayla)
    client.post(f"{OWN}{offer.public_id}/bearbeiten/", form_of(client, offer) | {"title": "Nähen mit der Maschine"})
    waiting = offer.proposals.get()
    client.force_login(editor_of(trier))
    assert "Eine Änderung, die wartet" in client.get(f"/trier/buero/angebote/{waiting.public_id}/").content.decode()

    done = client.post(f"/trier/buero/angebote/{waiting.public_id}/veroeffentlichen/")

    assert done.headers["Location"] == f"/trier/buero/angebote/{offer.public_id}/"
    offer.refresh_from_db()
    assert (offer.title, offer.state) == ("Nähen mit der Maschine", State.PUBLISHED)
    assert not Offer.unscoped.filter(replaces=offer).exists()


def test_a_provider_confirms_an_offer_and_changes_the_own_details(client, trier, vhs, ayla):
    offer = an_offer(trier, vhs)
    client.force_login(ayla)

    client.post(f"{OWN}{offer.public_id}/bestaetigen/")
    client.post(f"{OWN}angaben/{vhs.public_id}/", {"phone": "0651 7180", "name": "Andere VHS"})

    offer.refresh_from_db()
    vhs.refresh_from_db()
    today = timezone.localdate()
    assert (offer.confirmed_on, vhs.confirmed_on, vhs.phone, vhs.name) == (today, today, "0651 7180", "VHS Trier")


def test_the_access_ends_at_once_and_with_the_last_one_the_role(client, trier, vhs, ayla):
    client.force_login(editor_of(trier))

    client.post(f"/trier/buero/akteure/{vhs.public_id}/zugang/{ayla.public_id}/beenden/")

    assert not ProviderAccess.unscoped.exists()
    assert not Membership.unscoped.filter(person=ayla).exists()
    assert client.post(f"/trier/buero/akteure/{vhs.public_id}/zugang/{ayla.public_id}/beenden/").status_code == 404


def test_whoever_leaves_the_office_and_comes_back_keeps_nothing(trier, ayla):
    boss = administrator_of(trier)

    end_membership(ayla, trier, by=boss)
    Membership.unscoped.create(office=trier, person=ayla, role=Role.PROVIDER)
    ayla.forget_roles()

    assert keepers.kept_by(ayla, trier) == []


def test_the_list_of_people_neither_gives_nor_takes_the_role(trier, ayla):
    change_roles(ayla, trier, frozenset({"reader"}), by=administrator_of(trier))

    assert ayla.roles_in(trier) == {"provider", "reader"}


def test_a_partner_sees_what_was_released_and_nothing_else(client, trier):
    client.force_login(make_person(office=trier, roles=(Role.PARTNER,)))

    assert client.get("/trier/buero/").headers["Location"] == "/trier/buero/freigegeben/"
    assert client.get("/trier/buero/freigegeben/").status_code == 200
    assert client.get("/trier/buero/freigaben/").status_code == 403
    assert client.get("/trier/buero/angebote/").status_code == 403


def test_the_list_of_own_offers_needs_a_fixed_number_of_queries(
    client, trier, vhs, ayla, django_assert_max_num_queries
):
    for _ in range(5):
        an_offer(trier, vhs)
    client.force_login(ayla)

    with django_assert_max_num_queries(14):
        client.get(OWN)


def test_a_new_offer_that_stands_already_is_asked_about_but_nobody_elses_draft_is_shown(client, trier, vhs, ayla):
    public = an_offer(trier, vhs)
    other = make_organisation(office=trier, name="VHS Trier-Nord")
    an_offer(trier, other, state=State.DRAFT)
    client.force_login(ayla)
    page = f"{OWN}neu/{vhs.public_id}/group/"
    sent = {"title": "Nähen für Anfänger", "summary": "Wir nähen.", "reach": "city_wide", "learning_form": "informal"}
    sent |= {"runs-TOTAL_FORMS": "0", "runs-INITIAL_FORMS": "0", "country": "DE", "visibility": "public"}
    answer = client.post(page, sent)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Vielleicht steht das hier schon" in text
    assert f"/trier/angebote/{public.public_id}/" in text
    assert "VHS Trier-Nord" not in text
    assert client.post(page, sent | {"anyway": "1"}).status_code == 302
    assert Offer.objects.of(trier).filter(provider=vhs).count() == 2
