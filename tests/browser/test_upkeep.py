"""A provider answers a mail without a password, the office approves the text; a guide checks a place on a phone."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import CareRules, Offer
from bildungsbuero.apps.catalogue.upkeep.digests import send_digests
from tests.support.browsing import Visit
from tests.support.cast import editor_of
from tests.support.offers import make_offer, make_organisation, make_place


def test_provider_corrects_price_and_text_from_the_mail_and_the_office_approves(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    CareRules.unscoped.create(office=office, sends_reminders=True)
    vhs = make_organisation(office=office, name="Volkshochschule (Beispiel)", email="info@vhs.example")
    offer = make_offer(
        office=office,
        provider=vhs,
        title="Nähen für Anfänger",
        summary="Wir nähen zusammen.",
        topics=("arts_culture",),
        reach="city_wide",
        website="https://vhs.example",
        prices=[{"amount": "10"}],
        confirmed_on=timezone.localdate() - timedelta(days=340),
    )
    send_digests(timezone.now())
    path = re.search(r"https?://[^/]+(/trier/pflege/\S+)", str(mail.outbox[0].body))[1]  # type: ignore[index]

    seen = visit(path, width=360, scripts=True)
    seen.check()
    picture(seen.page, "upkeep-360")
    seen.page.get_by_role("link", name=re.compile("ndern")).first.click()
    picture(seen.page, "upkeep-form-360")
    seen.page.get_by_label("Preis in Euro").fill("12,50")
    seen.page.get_by_label("Kurztext").fill("Wir nähen und flicken zusammen.")
    seen.page.get_by_role("button", name="Speichern").click()
    expect(seen.page.locator("body")).to_contain_text("Preise und Plätze sind öffentlich")
    seen.check()

    shown = visit(f"/trier/angebote/{offer.public_id}/").page
    picture(shown, "provider-public-1280")
    public = shown.inner_text("body")
    assert "12,50 €" in public
    assert "noch nicht geprüft" in public
    assert "flicken" not in public

    waiting = Offer.unscoped.get(replaces=offer)
    review = visit(f"/trier/buero/angebote/{waiting.public_id}/", person=editor_of(office))
    review.check()
    picture(review.page, "review-1280")
    review.page.get_by_role("button", name="Übernehmen").click()
    expect(review.page.locator("body")).to_contain_text("ist öffentlich")
    expect(visit(f"/trier/angebote/{offer.public_id}/").page.locator("body")).to_contain_text("flicken")


def test_provider_confirms_all_by_keyboard_and_without_scripts(office: Office, visit: Callable[..., Visit]) -> None:
    CareRules.unscoped.create(office=office, sends_reminders=True)
    vhs = make_organisation(office=office, name="Volkshochschule (Beispiel)", email="info@vhs.example")
    for number in range(2):
        make_offer(office=office, provider=vhs, title=f"Kurs {number}")
    send_digests(timezone.now())
    path = re.search(r"https?://[^/]+(/trier/pflege/\S+)", str(mail.outbox[0].body))[1]  # type: ignore[index]

    page = visit(path, scripts=False).page
    page.get_by_role("button", name=re.compile("alle 2 Angebote bestätigen")).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("body")).to_contain_text("2 Angebote sind bestätigt")
    assert Offer.unscoped.filter(confirmed_on=timezone.localdate()).count() == 2


def test_guide_checks_a_place_on_a_phone(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    place = make_place(office=office, name="Bürgerhaus Nord", street="Franz-Georg-Straße 36", postcode="54292")
    make_offer(office=office, title="Offener Treff", kind="open_meeting", place=place)

    seen = visit("/trier/buero/vor-ort/", person=editor_of(office), width=360)
    seen.check()
    picture(seen.page, "visits-360")
    seen.page.get_by_role("button", name=re.compile("Vor Ort geprüft")).click()

    expect(seen.page.locator("body")).to_contain_text("Für 1 Angebot festgehalten")
    assert Offer.unscoped.get().confirmed_on == timezone.localdate()
