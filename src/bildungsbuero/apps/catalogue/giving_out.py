"""Public offers as files and feeds give them out: nothing that nobody published, and masked places stay masked."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from bildungsbuero.apps.accounts.addresses import absolute, within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OwnField
from bildungsbuero.apps.catalogue.models.offers import OfferQuerySet
from bildungsbuero.apps.catalogue.translating.showing import in_all_languages, speak_each
from bildungsbuero.apps.catalogue.vocabulary import label, vocabulary
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.formats.export_words import Export, Words
from bildungsbuero.formats.offer_exports import WRITERS, write_offers
from bildungsbuero.web.addresses import find_address

BATCH = 500
PAGE_OF_AN_OFFER = "portal:offer"
FILE_OF_OFFERS = "portal:offers-file"


def public_offers(office: Office, on: date) -> OfferQuerySet:
    """Return what may be given out on a day, with all that a record needs."""
    return Offer.objects.of(office).public_on(on).with_provider_and_place()


def public_records(offers: OfferQuerySet | Iterable[Offer], language: str = GERMAN) -> Iterator[OfferRecord]:
    """Yield the public record of each offer, a batch at a time, with its texts in a language."""
    if isinstance(offers, OfferQuerySet):
        offers = offers.iterator(chunk_size=BATCH)
    yield from (spoken.record for spoken in speak_each(offers, language))


def records_for(name: str, offers: OfferQuerySet | Iterable[Offer], language: str = GERMAN) -> Iterator[OfferRecord]:
    """Yield the public record of each offer with the texts for which a format has room."""
    if name not in WRITERS or not WRITERS[name].has_all_languages:
        return public_records(offers, language)
    return in_all_languages(offers.iterator(chunk_size=BATCH) if isinstance(offers, OfferQuerySet) else offers)


def words() -> Words:
    """Return how our keys are called in the active language."""
    return Words(label=label, isced=isced_of)


def isced_of(topic: str) -> tuple[str, ...]:
    """Return the ISCED-F codes of a topic."""
    term = vocabulary("topic").find(topic)
    return term.codes.get("isced_f", ()) if term else ()


def export_of(office: Office, at: datetime, language: str = GERMAN) -> Export:
    """Return what a file of an office's offers needs; addresses are the German ones, which identify an offer."""
    with within(office):
        pattern = absolute(find_address(PAGE_OF_AN_OFFER, "0"))
    return Export(
        title=office.name,
        key=office.key,
        at=at,
        words=words(),
        language=language,
        address=lambda record: pattern.removesuffix("0/") + f"{record.public_id}/",
        own_columns={own.public_id: own.label for own in OwnField.objects.of(office).public()},
    )


def files_of_all() -> list[tuple[str, str]]:
    """Return title and public address of every format of the current office's offers."""
    return [(one.title, find_address(FILE_OF_OFFERS, name)) for name, one in WRITERS.items()]


def give_out(office: Office, name: str, target: Path, *, at: datetime, on: date) -> int:
    """Write all public offers of an office to a file and return how many they are."""
    return write_offers(name, records_for(name, public_offers(office, on)), export_of(office, at), target)
