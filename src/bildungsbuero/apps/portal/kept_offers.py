"""A kept list as people read it, print it and hand it on; for advisers also in two languages side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from urllib.parse import quote

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.hours_in_words import hours_in_words
from bildungsbuero.apps.catalogue.in_words import (
    condition_in_words,
    next_date_in_words,
    prices_in_words,
    range_in_words,
    short_standing,
)
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import address_of, where
from bildungsbuero.apps.catalogue.translating.showing import Spoken, speak
from bildungsbuero.apps.catalogue.vocabulary import label, labels
from bildungsbuero.core.languages import Language
from bildungsbuero.core.offers import AT_PLACE, OfferRecord
from bildungsbuero.core.places import HIDDEN
from bildungsbuero.web.wording import left_to_right

Line: TypeAlias = tuple[str, str]
# Mail programs take no longer addresses; the link to the whole list stands below.
MOST_IN_A_MAIL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOffer:
    """An offer of the list in the language of the page."""

    public_id: str
    address: str
    title: str
    # Whether title and short text stand there in German, since nobody translated them.
    is_title_german: bool
    is_summary_german: bool
    summary: str
    provider: str
    standing: str
    is_example: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """One offer in two languages, line beside line."""

    first: KeptOffer
    second: KeptOffer

    @property
    def lines(self) -> list[tuple[Line, Line]]:
        """Each line in both languages."""
        return list(zip(self.first.lines, self.second.lines, strict=True))


def public_offers_of(office: Office, ids: Sequence[str], on: date) -> list[Offer]:
    """Return the offers of a list that the public still sees, in its order."""
    offers = Offer.objects.of(office).public_on(on).with_provider_and_place().filter(public_id__in=ids)
    return sorted(offers, key=lambda offer: ids.index(offer.public_id))


def present(offers: Sequence[Offer], on: date) -> list[KeptOffer]:
    """Return offers in the language of the page."""
    return [_kept(offer, said, on) for offer, said in zip(offers, speak(offers), strict=True)]


def twins(offers: Sequence[Offer], on: date, languages: tuple[Language, Language]) -> list[Twin]:
    """Return offers in two languages."""
    sides = []
    for language in languages:
        with translation.override(language.code):
            sides.append(present(offers, on))
    return [Twin(first=first, second=second) for first, second in zip(*sides, strict=True)]


def as_mail(kept: Iterable[KeptOffer], *, address: str) -> str:
    """Return an address that opens a new message with the list in the person's own mail program."""
    parts = [
        f"{one.title}\n{one.provider}\n" + "".join(f"{term}: {said}\n" for term, said in one.lines) for one in kept
    ]
    text = "\n".join([*parts[:MOST_IN_A_MAIL], address])
    subject = _("My list of offers")
    return f"mailto:?subject={quote(subject)}&body={quote(text)}"


def _kept(offer: Offer, said: Spoken, on: date) -> KeptOffer:
    record = said.record
    provider = record.provider.name
    return KeptOffer(
        public_id=offer.public_id,
        address=reverse("portal:offer", args=[offer.public_id]),
        title=record.title,
        is_title_german="title" in said.german,
        is_summary_german="summary" in said.german,
        summary=record.summary,
        provider="" if provider == record.title else provider,
        standing=short_standing(record, offer.standing_on(on)),
        is_example=offer.is_example,
        lines=tuple((str(term), text) for term, text in _lines(offer, record, on) if text),
    )


def _lines(offer: Offer, record: OfferRecord, on: date) -> list[Line]:
    levels = range_in_words(label("level", record.level_from), label("level", record.level_to))
    contact = record.contact
    return [
        (_("What"), ", ".join(part for part in (label("kind", record.kind), levels) if part)),
        (_("When"), next_date_in_words(record, on)),
        (_("Opening hours"), "; ".join(hours_in_words(record.opening_hours))),
        (_("Where"), _where(offer, record)),
        (_("Stop"), record.place.stop if record.place and record.place.visibility != HIDDEN else ""),
        (_("Cost"), "; ".join(prices_in_words(record))),
        (_("Conditions"), "; ".join(condition_in_words(one) for one in record.conditions)),
        (_("Languages spoken"), ", ".join(labels("language", list(record.languages)))),
        (_("Registration"), record.registration),
        (_("Telephone"), left_to_right(contact.phone) if contact else ""),
        (_("E-mail"), contact.email if contact else ""),
        (_("Web page"), record.website),
    ]


def _where(offer: Offer, record: OfferRecord) -> str:
    place = record.place
    if record.reach != AT_PLACE or place is None:
        return where(offer)
    if place.visibility == HIDDEN:
        return _("The address is not public. Please ask the provider.")
    return address_of(place)
