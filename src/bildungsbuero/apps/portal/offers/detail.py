"""The page of one offer: every fact that is known, how far it is confirmed, where it comes from."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from bildungsbuero.apps.catalogue.facts import facts, runs, source_note
from bildungsbuero.apps.catalogue.holidays import calendar_of
from bildungsbuero.apps.catalogue.hours_in_words import now_in_words
from bildungsbuero.apps.catalogue.models import LiveChange, Offer
from bildungsbuero.apps.catalogue.translating.showing import language_of, speak
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.catalogue.wording import standing_note
from bildungsbuero.apps.portal.offers.json_ld import json_ld
from bildungsbuero.apps.portal.offers.pictures import as_schema, shown_picture
from bildungsbuero.apps.portal.recordings.showing import digest_of_offer, sound_of
from bildungsbuero.apps.portal.ways.beside import also_on_way
from bildungsbuero.core import freshness
from bildungsbuero.core.holidays import PUBLIC
from bildungsbuero.core.offers import OfferRecord

NOT_OPEN = (freshness.CLOSED, freshness.CANCELLED)


def present_offer(offer: Offer, at: datetime, *, address: str) -> dict[str, Any]:
    """Return what the page shows at a local time; `address` is the absolute address of the page."""
    on = at.date()
    spoken = speak([offer])[0]
    record = spoken.record
    standing = offer.standing_on(on)
    picture = shown_picture(offer)
    return {
        "offer": offer,
        "record": record,
        "spoken": spoken,
        "kind": label("kind", offer.kind),
        "provider_address": reverse("portal:provider", args=[offer.provider.public_id]),
        "facts": facts(offer, record, spoken.german),
        "open_now": "" if standing in NOT_OPEN else _open_now(offer, record, at),
        "runs": runs(record, on, spoken.german),
        "contact": record.contact,
        "standing_note": standing_note(record, standing),
        "live_change": LiveChange.objects.of(offer.office).unseen().filter(offer=offer).first(),
        "is_confirmed": standing in (freshness.PUBLISHED, freshness.DUE),
        "state_note": label("state", standing) if standing in NOT_OPEN else "",
        "source_note": source_note(record),
        "similar_address": f"{reverse('portal:offers')}?kind={offer.kind}"
        + "".join(f"&topic={topic}" for topic in record.topics[:1]),
        "picture": picture,
        "json_ld": json_ld(
            record, address=address, language=language_of(spoken), more=as_schema(picture, page=address)
        ),
        "on_ways": also_on_way(offer, on),
        "sound": sound_of(offer, digest_of_offer(spoken)),
        "noindex": offer.is_example,
    }


def _open_now(offer: Offer, record: OfferRecord, at: datetime) -> str:
    """Return whether it is open now; on a public holiday the hours alone do not tell."""
    if not record.opening_hours:
        return ""
    calendar, on = calendar_of(offer.office), at.date()
    holiday = None if calendar.is_pause(on, [PUBLIC]) else calendar.is_school_holiday(on)
    return now_in_words(record.opening_hours, at, is_school_holiday=holiday)
