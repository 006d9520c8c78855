"""What is held about a person: shown, given along, corrected, erased; and names that are not kept."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Invitation, LegalPage, Membership, Person, Role
from bildungsbuero.apps.actors.models import ProviderAccess
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.models import AuditEntry, Job, OutgoingMail
from bildungsbuero.apps.operations.retention import forget
from tests.support.cast import administrator_of, editor_of, make_office, make_person
from tests.support.codes import give_app
from tests.support.offers import make_organisation

pytestmark = pytest.mark.django_db

NOW = timezone.now()
# Every link from a record to a person, and the part of the answer in which it is told.
TOLD_IN = {
    ("accounts.Membership", "person"): "roles",
    ("accounts.SignIn", "person"): "sessions",
    ("accounts.Invitation", "invited_by"): "",
    ("actors.ProviderAccess", "person"): "providers",
    ("catalogue.WrittenBy", "changed_by"): "versions",
    ("mfa.Authenticator", "user"): "second_factors",
    ("monitoring.AcceptedHint", "person"): "accepted_hints",
    ("monitoring.Delivery", "received_by"): "deliveries",
    ("monitoring.Edition", "checked_by"): "editions",
    ("monitoring.Edition", "drafted_by"): "editions",
    ("monitoring.OwnIndicatorVersion", "changed_by"): "own_indicators",
    ("monitoring.Takeover", "person"): "takeovers",
    ("operations.AuditEntry", "person"): "log",
    ("operations.Job", "person"): "jobs",
    ("account.EmailAddress", "user"): "",
    ("socialaccount.SocialAccount", "user"): "",
}


@pytest.fixture
def trier():
    return make_office(log_shows_names=True)


@pytest.fixture
def brandt(trier):
    person = editor_of(trier)
    audit.note("offer.changed", office=trier, person=person, about="x")
    give_app(person)
    Job.unscoped.create(office=trier, kind="statistics-import", person=person)
    Invitation.unscoped.create(
        office=trier, email=person.email, name=person.name, roles=["editor"], expires_at=NOW, accepted_at=NOW
    )
    OutgoingMail.unscoped.create(
        office=trier, sender="a@example.org", recipients=[person.email.upper()], subject="Hallo"
    )
    OutgoingMail.unscoped.create(office=trier, sender="a@example.org", recipients=["b@example.org"], subject="Fremd")
    ProviderAccess.unscoped.create(office=trier, person=person, organisation=make_organisation(office=trier))
    return person


def page_of(person, page):
    return f"/trier/buero/personen/{person.public_id}/{page}/"


def test_somebody_sees_what_is_held_and_why(client, brandt):
    client.force_login(brandt)

    page = client.get("/trier/konto/daten/").content.decode()

    for words in ("Herr Brandt", "Angebot geändert", "Hallo", "Zweite Faktoren", "Aufbewahrt:"):
        assert words in page
    assert "Fremd" not in page


def test_the_file_holds_every_part_and_no_secret(client, brandt):
    client.force_login(brandt)

    response = client.get("/trier/konto/daten/datei/")
    given = json.loads(response.content)

    assert response.headers["Cache-Control"].startswith("max-age=0")
    assert given["person"] == brandt.email
    assert set(given["held"]) == {
        "account", "roles", "invitations", "second_factors", "log", "jobs", "mails", "providers"
    }  # fmt: skip
    assert "secret" not in response.content.decode()
    assert "seed" not in response.content.decode()


def test_every_link_to_a_person_is_told_in_some_part():
    links = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.fields
        if field.remote_field and field.related_model is Person and field.name != "history_user"
    }

    assert links - set(TOLD_IN) == set()


def test_strangers_are_led_to_sign_in(client, trier):
    for page in ("daten/", "daten/datei/", "name/"):
        assert client.get(f"/trier/konto/{page}").headers["Location"].startswith("/trier/konto/anmelden/")


@pytest.mark.parametrize(
    ("name", "stored"), [("Frau Brandt", "Frau Brandt"), ("", "Herr Brandt"), ("x" * 200, "Herr Brandt")]
)
def test_the_own_name_is_corrected(client, brandt, name, stored):
    client.force_login(brandt)

    client.post("/trier/konto/name/", {"name": name})

    brandt.refresh_from_db()
    assert brandt.name == stored


def test_an_administrator_answers_a_request(client, trier, brandt):
    client.force_login(administrator_of(trier))

    assert "Hallo" in client.get(page_of(brandt, "daten")).content.decode()
    given = json.loads(client.post(page_of(brandt, "daten")).content)

    assert given["person"] == brandt.email
    assert AuditEntry.unscoped.filter(action="person.data_given").count() == 1


@pytest.mark.parametrize("page", ["daten", "loeschen"])
def test_only_administrators_of_this_office_alone_may(client, trier, brandt, page):
    client.force_login(brandt)
    assert client.post(page_of(brandt, page)).status_code == 403
    konz = make_office(key="konz")
    client.force_login(administrator_of(konz))
    assert client.get(page_of(brandt, page)).status_code == 404
    Membership.unscoped.create(office=konz, person=brandt, role=Role.READER)
    client.force_login(administrator_of(trier))
    assert client.get(page_of(brandt, page)).status_code == 403
    assert client.post(page_of(brandt, page)).status_code == 403
    assert Person.objects.filter(pk=brandt.pk).exists()


def test_an_erased_person_leaves_numbers_and_no_name(client, trier, brandt):
    client.force_login(administrator_of(trier))
    entries = AuditEntry.unscoped.count()
    assert client.get(page_of(brandt, "loeschen")).status_code == 200

    client.post(page_of(brandt, "loeschen"))

    assert not Person.objects.filter(pk=brandt.pk).exists()
    assert AuditEntry.unscoped.count() == entries + 1
    assert Job.unscoped.get().person is None
    assert not Invitation.unscoped.exists()
    assert [mail.subject for mail in OutgoingMail.unscoped.all()] == ["Fremd"]
    assert "Brandt" not in str(list(AuditEntry.unscoped.values()))


def test_the_last_administrator_is_not_erased(client, trier):
    boss = administrator_of(trier)
    client.force_login(boss)

    assert client.post(page_of(boss, "loeschen")).status_code == 400
    assert Person.objects.filter(pk=boss.pk).exists()


@pytest.mark.parametrize("keeps_names", [True, False])
def test_log_and_history_hold_a_name_only_where_the_office_says_so(client, keeps_names):
    trier = make_office(log_shows_names=keeps_names)
    boss = administrator_of(trier)
    client.force_login(boss)

    client.post("/trier/buero/einstellungen/texte/impressum/", {"text": "Neu", "replaces": ""})

    expected = boss.pk if keeps_names else None
    assert LegalPage.history.get().history_user_id == expected
    assert AuditEntry.unscoped.get().person_id == expected
    assert AuditEntry.unscoped.get().roles == ["administrator"]


def test_names_go_after_the_months_of_the_office(client, trier):
    trier.names_kept_months = 2
    trier.save()
    boss = administrator_of(trier)
    client.force_login(boss)
    client.post("/trier/buero/einstellungen/texte/impressum/", {"text": "Neu", "replaces": ""})

    forget(timezone.now() + timedelta(days=50))
    assert LegalPage.history.get().history_user_id == boss.pk
    forget(timezone.now() + timedelta(days=70))

    assert LegalPage.history.get().history_user_id is None
    assert AuditEntry.unscoped.get().person_id is None


def test_where_names_are_no_longer_wanted_they_go_the_same_night(client, trier):
    client.force_login(administrator_of(trier))
    client.post("/trier/buero/einstellungen/texte/impressum/", {"text": "Neu", "replaces": ""})
    trier.log_shows_names = False
    trier.save()
    other = make_office(key="konz", log_shows_names=True)
    audit.note("offer.changed", office=other, person=make_person(), about="bleibt")

    forget(timezone.now() + timedelta(minutes=1))

    assert LegalPage.history.get().history_user_id is None
    assert [entry.about for entry in AuditEntry.unscoped.exclude(person=None)] == ["bleibt"]
