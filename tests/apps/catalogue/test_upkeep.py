"""Providers are asked by mail and answer without a password; the office sees who does not, and what lies ahead."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from bildungsbuero.apps.actors.models import Contact
from bildungsbuero.apps.catalogue.models import CareRules, ListRhythm, LiveChange, Offer, ProviderCare, State, Talk
from bildungsbuero.apps.catalogue.upkeep.asking import asked_offers
from bildungsbuero.apps.catalogue.upkeep.digests import due_providers, send_digests, send_new_link
from bildungsbuero.apps.catalogue.upkeep.links import find_provider, token_for
from bildungsbuero.apps.catalogue.upkeep.overview import late_lists, silent_providers, unreachable_providers
from bildungsbuero.core.freshness import asked_since, is_digest_due
from tests.support.cast import editor_of, make_office
from tests.support.offers import import_text, make_offer, make_organisation

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def trier():
    office = make_office(email="bildung@trier.example", phone="0651 718-0")
    CareRules.unscoped.create(office=office, sends_reminders=True, escalate_after_days=14)
    return office


@pytest.fixture
def vhs(trier):
    return make_organisation(office=trier, name="VHS Trier", email="info@vhs.example", phone="0651 1234")


def an_offer(provider, title="Nähen", *, age_days=340, **fields):
    said = {"summary": "Wir nähen.", "topics": ("arts_culture",), "reach": "city_wide", "website": "https://v.example"}
    confirmed_on = None if age_days is None else TODAY - timedelta(days=age_days)
    return make_offer(
        **{
            "office": provider.office,
            "provider": provider,
            "title": title,
            "confirmed_on": confirmed_on,
            **said,
            **fields,
        }
    )


def path_in(message):
    """Return the path of the German link in a mail."""
    return re.search(r"http://127\.0\.0\.1:8000(/trier/pflege/\S+)", message.body)[1]


def form_of(page):
    form, runs = page.context["form"], page.context["runs"]
    values = {field.html_name: field.value() for field in form}
    values |= {field.html_name: field.value() for field in runs.management_form}
    values |= {field.html_name: field.value() for run in runs for field in run}
    return {name: value for name, value in values.items() if value is not None and value is not False and value != ""}


@pytest.mark.parametrize(
    ("age", "days", "expected"),
    [
        (334, 365, None),
        (335, 365, 335),
        (350, 365, 335),
        (358, 365, 358),
        (364, 365, 358),
        (500, 365, 358),
        (365 + 364, 365, 358),
        (365 + 365, 365, 730),
        (10, 14, None),
        (11, 14, 11),
        (364, None, None),
        (365, None, 365),
        (800, None, 730),
    ],
)
def test_a_provider_is_asked_30_and_7_days_before_the_end_and_then_yearly(age, days, expected):
    confirmed = TODAY - timedelta(days=age)

    asked = asked_since(confirmed_on=confirmed, first_seen_on=confirmed, confirm_days=days, on=TODAY)

    assert asked == (None if expected is None else confirmed + timedelta(days=expected))


def test_there_is_at_most_one_mail_a_week_and_none_twice_about_the_same():
    asked = [TODAY]

    assert is_digest_due(asked, last_digest_on=None, on=TODAY)
    assert not is_digest_due(asked, last_digest_on=TODAY - timedelta(days=6), on=TODAY)
    assert is_digest_due(asked, last_digest_on=TODAY - timedelta(days=7), on=TODAY)
    assert not is_digest_due([TODAY - timedelta(days=9)], last_digest_on=TODAY - timedelta(days=8), on=TODAY)
    assert not is_digest_due([], last_digest_on=None, on=TODAY)


def test_one_mail_lists_all_that_is_due_in_both_languages(trier, vhs):
    for number in range(60):
        an_offer(vhs, f"Kurs {number:02}")
    an_offer(vhs, "Frisch bestätigt", age_days=1)
    an_offer(vhs, "Entwurf", state=State.DRAFT)

    assert send_digests(NOW) == 1
    assert send_digests(NOW) == 0
    assert send_digests(NOW + timedelta(days=6)) == 0

    (message,) = mail.outbox
    assert message.to == ["info@vhs.example"]
    assert message.subject == "Bitte prüfen: 60 Angebote von VHS Trier"
    assert "- Kurs 39" in message.body
    assert "und 20 weitere" in message.body
    assert "Frisch bestätigt" not in message.body
    assert "You need no password" in message.body
    assert "/trier/en/pflege/" in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["Reply-To"] == "bildung@trier.example"


def test_nobody_is_written_to_before_the_office_wants_it_and_whoever_wants_none_gets_none(trier, vhs):
    an_offer(vhs)
    CareRules.unscoped.update(sends_reminders=False)
    assert send_digests(NOW) == 0
    CareRules.unscoped.update(sends_reminders=True)
    ProviderCare.unscoped.create(office=trier, organisation=vhs, wants_no_mail=True)

    assert send_digests(NOW) == 0
    assert mail.outbox == []


def test_a_provider_without_its_own_address_is_reached_by_a_contact_or_through_its_offers(trier):
    choir, club = make_organisation(office=trier, name="Chor"), make_organisation(office=trier, name="Verein")
    mute = make_organisation(office=trier, name="Stumm")
    Contact.unscoped.create(office=trier, organisation=choir, function="Büro", email="buero@chor.example")
    an_offer(choir)
    an_offer(club, contact_email="club@verein.example")
    an_offer(mute)

    send_digests(NOW)

    assert sorted(message.to[0] for message in mail.outbox) == ["buero@chor.example", "club@verein.example"]
    assert [one.organisation for one in unreachable_providers(trier, asked_offers(trier, TODAY), TODAY)] == [mute]


def test_opening_the_link_changes_nothing_and_one_button_confirms_all(client, trier, vhs):
    offers = [an_offer(vhs, f"Kurs {number}") for number in range(3)]
    send_digests(NOW)
    path = path_in(mail.outbox[0])

    page = client.get(path)
    client.head(path)

    assert page.headers["Cache-Control"].startswith("max-age=0")
    assert "alle 3 Angebote bestätigen" in page.content.decode()
    assert not Offer.unscoped.filter(confirmed_on=TODAY).exists()
    assert client.get(f"{path}stimmt/").status_code == 405

    answer = client.post(f"{path}stimmt/", {"offer": [one.public_id for one in offers]}, follow=True)
    assert "3 Angebote sind bestätigt" in answer.content.decode()
    assert Offer.unscoped.filter(confirmed_on=TODAY).count() == 3
    assert "Es ist nichts fällig" in answer.content.decode()
    assert ProviderCare.unscoped.get().waits_since is None


def test_price_live_at_once_text_in_review_then_approved(client, trier, vhs):
    offer = an_offer(vhs, prices=[{"amount": "10"}])
    send_digests(NOW)
    path = f"{path_in(mail.outbox[0])}{offer.public_id}/aendern/"

    client.post(path, form_of(client.get(path)) | {"price": "12,50", "summary": "Wir nähen und flicken."})

    public = client.get(f"/trier/angebote/{offer.public_id}/").content.decode()
    assert "12,50 €" in public
    assert "flicken" not in public
    waiting = Offer.unscoped.get(replaces=offer)
    client.force_login(editor_of(trier))
    assert "1 Änderung eines Anbieters" in client.get("/trier/buero/").content.decode()
    client.post(f"/trier/buero/angebote/{waiting.public_id}/veroeffentlichen/")
    client.logout()
    public = client.get(f"/trier/angebote/{offer.public_id}/").content.decode()
    assert "12,50 €" in public
    assert "flicken" in public


def test_what_is_gone_is_taken_off_and_can_be_brought_back(client, trier, vhs):
    offer = an_offer(vhs)
    path = f"/trier/pflege/{token_for(vhs, TODAY)}/"

    answer = client.post(f"{path}{offer.public_id}/gibt-es-nicht-mehr/", follow=True).content.decode()
    assert "wird nicht mehr gezeigt" in answer
    assert client.get(f"/trier/angebote/{offer.public_id}/").status_code == 404
    assert LiveChange.objects.of(trier).unseen().count() == 1
    client.post(f"{path}{offer.public_id}/doch/")
    assert client.get(f"/trier/angebote/{offer.public_id}/").status_code == 200
    assert client.post(f"{path}{offer.public_id}/doch/").status_code == 404


def test_a_link_holds_30_days_for_one_provider_at_one_address(trier, vhs, settings):
    token = token_for(vhs, TODAY)
    assert find_provider(trier, token, TODAY + timedelta(days=30)) == vhs
    assert find_provider(trier, token, TODAY + timedelta(days=31)) is None
    assert find_provider(trier, token, TODAY - timedelta(days=1)) is None
    assert find_provider(make_office(key="konz"), token, TODAY) is None
    assert find_provider(None, token, TODAY) is None
    assert find_provider(trier, token[:-2] + "xx", TODAY) is None
    assert find_provider(trier, "erfunden", TODAY) is None

    vhs.email = "neu@vhs.example"
    vhs.save()
    assert find_provider(trier, token, TODAY) is None

    token = token_for(vhs, TODAY)
    settings.SECRET_KEY = "another-key-of-another-installation"
    assert find_provider(trier, token, TODAY) is None


def test_a_link_of_an_archived_provider_and_one_from_an_earlier_round_are_worthless(trier, vhs):
    token = token_for(vhs, TODAY)
    ProviderCare.unscoped.create(office=trier, organisation=vhs, link_round=1)
    assert find_provider(trier, token, TODAY) is None
    token = token_for(vhs, TODAY)
    vhs.archived_at = NOW
    vhs.save()
    assert find_provider(trier, token, TODAY) is None


@pytest.mark.parametrize("action", ["", "stimmt/", "keine-mails/", "abcdefgh/aendern/", "abcdefgh/gibt-es-nicht-mehr/"])
def test_a_guessed_link_meets_a_kind_page_with_a_way_on(client, trier, vhs, action):
    address = f"/trier/pflege/geraten/{action}"

    answer = client.post(address) if action else client.get(address)

    assert answer.status_code == 404
    assert "nicht mehr gültig" in answer.content.decode()
    assert "Neuen Link schicken" in answer.content.decode()


def test_the_link_opens_nothing_of_another_provider(client, trier, vhs):
    other = an_offer(make_organisation(office=trier, name="Palais"))
    path = f"/trier/pflege/{token_for(vhs, TODAY)}/"

    client.post(f"{path}stimmt/", {"offer": [other.public_id]})
    assert client.post(f"{path}{other.public_id}/gibt-es-nicht-mehr/").status_code == 404
    assert client.get(f"{path}{other.public_id}/aendern/").status_code == 404

    other.refresh_from_db()
    assert (other.state, other.confirmed_on) == (State.PUBLISHED, TODAY - timedelta(days=340))


def test_a_new_link_goes_to_the_known_address_only_and_the_answer_tells_nothing(client, trier, vhs):
    answers = [
        client.post("/trier/pflege/", {"email": address}, follow=True).content.decode()
        for address in ("INFO@vhs.example", "fremd@example.org", "info@vhs.example")
    ]

    assert [message.to for message in mail.outbox] == [["info@vhs.example"]]
    assert all("ist eine E-Mail mit einem neuen Link" in answer for answer in answers)
    assert "keine" not in client.post("/trier/pflege/", {"email": "kein@"}).headers.get("Location", "")
    for _attempt in range(6):
        last = client.post("/trier/pflege/", {"email": "fremd@example.org"})
    assert last.status_code == 429
    assert not send_new_link(vhs, NOW)


def test_who_does_not_answer_stands_on_today_with_a_telephone_number(client, trier, vhs):
    an_offer(vhs, age_days=352)
    client.force_login(editor_of(trier))
    send_digests(NOW - timedelta(days=13))
    assert "nicht geantwortet" not in client.get("/trier/buero/").content.decode()
    ProviderCare.unscoped.update(asked_on=TODAY - timedelta(days=14))

    assert "1 Anbieter hat nicht geantwortet" in client.get("/trier/buero/").content.decode()
    page = client.get("/trier/buero/angebote/pflege/").content.decode()
    assert "0651 1234" in page
    assert [one.offers for one in silent_providers(trier, asked_offers(trier, TODAY), TODAY)] == [1]


def test_the_work_that_lies_ahead_stands_on_today(client, trier, vhs):
    an_offer(vhs, age_days=300)
    an_offer(make_organisation(office=trier), age_days=None)
    client.force_login(editor_of(trier))

    page = client.get("/trier/buero/").content.decode()

    assert "2 Bestätigungen in den nächsten zwölf Monaten" in page
    assert 'id="forecast-table-caption"' in page


LINES = "Kennung;Titel;Art;Anbieter\n1;Chor;group;Musikschule\n2;Band;group;Musikschule\n"


def test_a_living_list_confirms_its_offers_causes_no_mail_and_is_missed(client, trier, tmp_path):
    import_text(trier, LINES, tmp_path / "musik.csv")
    Offer.unscoped.update(contact_email="info@musik.example")
    assert len(due_providers(trier, asked_offers(trier, TODAY), TODAY)) == 1
    client.force_login(editor_of(trier))
    assert "musik" in client.get("/trier/buero/angebote/pflege/regeln/").content.decode()
    client.post("/trier/buero/angebote/pflege/liste/", {"list_name": "musik", "every_days": "30"})

    import_text(trier, LINES, tmp_path / "musik.csv")

    assert due_providers(trier, asked_offers(trier, TODAY), TODAY) == []
    assert asked_offers(trier, TODAY) == {}
    taken = ListRhythm.unscoped.get().taken_on
    assert set(Offer.unscoped.values_list("confirmed_on", flat=True)) == {taken}
    assert late_lists(trier, taken + timedelta(days=30)) == []
    ListRhythm.unscoped.update(taken_on=TODAY - timedelta(days=40))
    assert "1 Angebotsliste bleibt aus" in client.get("/trier/buero/").content.decode()
    assert "10 Tage überfällig" in client.get("/trier/buero/angebote/pflege/").content.decode()


def test_a_rehearsal_confirms_nothing(trier, tmp_path):
    import_text(trier, LINES, tmp_path / "musik.csv")
    ListRhythm.unscoped.update(every_days=30, taken_on=date(2026, 1, 1))

    import_text(trier, LINES, tmp_path / "musik.csv", is_rehearsal=True)

    assert ListRhythm.unscoped.get().taken_on == date(2026, 1, 1)


def test_the_office_sends_a_link_on_the_telephone(client, trier, vhs):
    client.force_login(editor_of(trier))

    client.post(f"/trier/buero/angebote/pflege/link/{vhs.public_id}/")

    assert path_in(mail.outbox[0])
    assert client.post("/trier/buero/angebote/pflege/link/bcdfghjk/").status_code == 404


@pytest.mark.parametrize("entry", [{"escalate_after_days": "0"}, {"purge_after_days": "1"}])
def test_bad_rules_are_met_with_a_sentence(client, trier, entry):
    client.force_login(editor_of(trier))

    answer = client.post("/trier/buero/angebote/pflege/regeln/", entry)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not CareRules.unscoped.filter(escalate_after_days=0).exists()


def test_the_pages_need_few_queries_however_many_offers_there_are(client, trier, vhs, django_assert_max_num_queries):
    for number in range(12):
        an_offer(vhs, f"Kurs {number}")
    path = f"/trier/pflege/{token_for(vhs, TODAY)}/"
    with django_assert_max_num_queries(22):
        client.get(path)
    client.force_login(editor_of(trier))
    client.get("/trier/buero/")
    with django_assert_max_num_queries(40):
        client.get("/trier/buero/angebote/pflege/")


def test_nothing_of_the_care_names_a_person():
    names = {field.name for model in (ProviderCare, LiveChange, Talk, ListRhythm) for field in model._meta.fields}

    assert not names & {"person", "name", "changed_by", "user"}


def test_today_asks_whether_providers_are_reminded_until_somebody_answers(client, data_dir):
    konz = make_office(key="konz")
    client.force_login(editor_of(konz))
    assert "Sollen Anbieter per E-Mail erinnert werden?" in client.get("/konz/buero/").content.decode()
    decide = "/konz/buero/angebote/pflege/erinnern/"
    assert client.post(decide, {"reminders": "vielleicht"}).status_code == 400
    assert client.post(decide, {"reminders": "on"}).status_code == 302
    rules = CareRules.objects.of(konz).get()
    assert (rules.sends_reminders, rules.reminders_decided) == (True, True)
    assert "Sollen Anbieter" not in client.get("/konz/buero/").content.decode()
    client.post(decide, {"reminders": "off"})
    assert not CareRules.objects.of(konz).get().sends_reminders
