"""The score of completeness where the office sees it: on the page of an offer, in the list, at the provider."""

import pytest
from django.utils import timezone

from bildungsbuero.apps.actors.actions import save_place
from bildungsbuero.apps.catalogue.duplicates.merging import merge
from bildungsbuero.apps.catalogue.models import Duplicate, Offer, State
from bildungsbuero.apps.catalogue.scoring import refresh_scores
from tests.support.cast import editor_of
from tests.support.offers import make_offer, make_organisation, make_place

pytestmark = pytest.mark.django_db

LIST = "/trier/buero/angebote/"


@pytest.fixture
def provider(trier):
    return make_organisation(office=trier, name="Lernhaus")


def test_the_page_says_how_complete_an_offer_is_and_what_would_raise_it(client, trier, provider):
    client.force_login(editor_of(trier))
    known = {"reach": "city_wide", "contact_phone": "0651 23125111"}
    offer = make_offer(office=trier, title="Offene Sprechstunde", kind="guidance", provider=provider, **known)
    text = client.get(f"{LIST}{offer.public_id}/").content.decode()
    assert "Vollständigkeit: 25 von 100, weniger als erwartet" in " ".join(text.split())
    assert "eine Beschreibung, die mehr sagt als der Titel (+12,5)" in text


def test_writing_an_offer_counts_it_anew_and_the_list_can_be_sorted_by_it(client, trier, provider):
    client.force_login(editor_of(trier))
    values = {"provider": "Lernhaus", "reach": "online", "visibility": "public", "learning_form": "informal"}
    runs = {"runs-TOTAL_FORMS": "0", "runs-INITIAL_FORMS": "0"}
    for title, summary in (("Wenig", ""), ("Viel", "Wir beraten zu allen Fragen der Bildung.")):
        data = {**values, **runs, "title": title, "summary": summary, "website": "https://example.org", "anyway": "1"}
        client.post(f"{LIST}neu/guidance/", data)
    found = dict(Offer.objects.of(trier).values_list("title", "completeness"))
    assert found["Viel"] > 50 > found["Wenig"]
    text = client.get(f"{LIST}?sort=-completeness").content.decode().partition("<table")[2]
    assert text.index("Viel") < text.index("Wenig")


def test_the_page_of_a_provider_has_the_mean_of_its_public_offers(client, trier, provider):
    client.force_login(editor_of(trier))
    for completeness, state in ((60, State.PUBLISHED), (80, State.PUBLISHED), (1, State.DRAFT)):
        make_offer(
            office=trier, title=f"Kurs {completeness}", provider=provider, state=state, completeness=completeness
        )
    text = client.get(f"/trier/buero/akteure/{provider.public_id}/").content.decode()
    assert "Die öffentlichen Angebote sind im Mittel zu 70 von 100 vollständig (2 Angebote)." in text


def test_an_address_that_is_completed_and_a_merge_count_the_offers_anew(trier, provider):
    place = make_place(office=trier, name="Haus", town="Trier")
    facts = {"provider": provider, "place": place, "summary": "Wir beraten zu allen Fragen der Bildung."}
    facts["is_free"] = True
    offer = make_offer(office=trier, title="Offene Sprechstunde", kind="guidance", contact_phone="0651 1", **facts)
    refresh_scores([Offer.objects.of(trier).with_provider_and_place().get(pk=offer.pk)])
    offer.refresh_from_db()
    before = offer.completeness
    place.street, place.accessibility = "Markt 1", {"step_free": True}
    save_place(place)
    offer.refresh_from_db()
    assert offer.completeness > before

    other = make_offer(office=trier, title="Sprechstunde", kind="guidance", website="https://x.example", **facts)
    other.topics, other.life_phases = ("transitions", "stem"), ("adult_life",)
    other.save()
    before = offer.completeness
    first, second = sorted((offer.public_id, other.public_id))
    pair = Duplicate.unscoped.create(office=trier, kind="offer", first=first, second=second, score=1, verdict="same")
    merge(offer, other, taken=["topics", "life_phases"], at=timezone.now(), duplicate=pair)
    offer.refresh_from_db()
    assert offer.completeness > before
