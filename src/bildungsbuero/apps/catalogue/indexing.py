"""The offer index kept in step with the records: open changes applied, or the whole built anew.

Every write of an offer, provider or place leaves a number in the change log; the index remembers the last one that it
holds. Whoever searches first applies what is open, so that a search right after an import in another process finds it.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.districts import UNKNOWN, divided_areas, lies_in
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.apps.catalogue.own_words import TERM, WordsOfOffices, offers_with
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.translating.showing import by_language, rows_of, still_said
from bildungsbuero.apps.catalogue.vocabulary import search_language
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.freshness import PUBLIC_STATES
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.search.schema import signposts_of
from bildungsbuero.search.store import IndexBusy, IndexStore
from bildungsbuero.web.slots import Slot
from bildungsbuero.web.until_written import UntilWritten

log = logging.getLogger(__name__)

OFFER = "offer"
ORGANISATION = "organisation"
PLACE = "place"
# Education paths and theme portals of an office, all together; the id of the change is the office's key.
SIGNPOSTS = "signposts"
# What higher apps put into the index beside offers: (office) → OfferRecord list.
BESIDE_OFFERS = Slot("index beside offers")

CHUNK = 500
# A page waits so long for another process that is writing, then answers from what is committed.
WAIT_OF_A_PAGE_S = 5.0
WAIT_OF_A_COMMAND_S = 600.0

WORDS_OF_OFFICES = WordsOfOffices()

Report = Callable[[int, int | None], None]


def index_store() -> IndexStore:
    """Return the index of this installation."""
    return _store(Path(settings.DATA_DIR) / "index")


@cache
def _store(folder: Path) -> IndexStore:
    return IndexStore(folder, search_language(), own_words=WORDS_OF_OFFICES)


# Asked on every page of a search.
_LATEST: UntilWritten[int] = UntilWritten(most=1)


def catch_up(*, wait_s: float = WAIT_OF_A_PAGE_S) -> None:
    """Apply what is open; where another process keeps writing for longer than `wait_s`, leave it to that one."""
    store = index_store()
    if _is_current(store.applied(), _LATEST.get("number", changes.latest_number)):
        return
    try:
        with store.writing(wait_s=wait_s):
            _apply_or_rebuild(store)
    except IndexBusy:
        return


def apply_open_changes() -> None:
    """Apply what is open without waiting; the job process calls this in each round."""
    catch_up(wait_s=0.0)


def rebuild(report: Report | None = None) -> int:
    """Build the index anew from the records and return the number of offers in it."""
    store = index_store()
    total = _indexed().count()
    with store.writing(wait_s=WAIT_OF_A_COMMAND_S):
        number = changes.latest_number()
        WORDS_OF_OFFICES.look()
        store.rebuild(_all_records(), number=number, report=lambda done: report and report(min(done, total), total))
    if report is not None:
        report(total, total)
    return total


def _is_current(applied: int | None, latest: int) -> bool:
    return applied == latest


def _apply_or_rebuild(store: IndexStore) -> None:
    # The number is read before the records: what is written in between is applied once more, never lost.
    latest, applied = changes.latest_number(), store.applied()
    WORDS_OF_OFFICES.look()
    if applied is None or applied > latest:
        # No index of this form, or one of another database, as after a restore.
        store.rebuild(_all_records(), number=latest)
    elif applied < latest:
        try:
            _apply(store, applied, latest)
        except (ValueError, OSError) as error:
            log.warning("The offer index could not take changes and is built anew: %s", error)
            store.rebuild(_all_records(), number=latest)


def _apply(store: IndexStore, applied: int, latest: int) -> None:
    ids: dict[str, set[str]] = defaultdict(set)
    terms: set[tuple[int, str]] = set()
    for change in changes.since(applied).filter(number__lte=latest).only("kind", "public_id", "office_id").iterator():
        ids[change.kind].add(change.public_id)
        if change.kind == TERM:
            terms.add((change.office_id, change.public_id))
    touched = set(ids[OFFER]) | _offers_of(ids[ORGANISATION], ids[PLACE]) | _offers_called(terms)
    offices = Office.objects.active().filter(key__in=ids[SIGNPOSTS])
    records = chain(_records_of(sorted(touched)), _signposts(offices))
    removed = [*sorted(touched), *(signposts_of(key) for key in sorted(ids[SIGNPOSTS]))]
    store.apply(records, removed=removed, number=latest)


def _offers_of(organisations: set[str], places: set[str]) -> set[str]:
    found: set[str] = set()
    for chunk in _chunks(sorted(organisations)):
        offers = _all_offers().filter(Q(provider__public_id__in=chunk) | Q(operator__public_id__in=chunk))
        found.update(offers.values_list("public_id", flat=True))
    for chunk in _chunks(sorted(places)):
        found.update(_all_offers().filter(place__public_id__in=chunk).values_list("public_id", flat=True))
    return found


def _offers_called(terms: set[tuple[int, str]]) -> set[str]:
    found: set[str] = set()
    for office_id, term in terms:
        found.update(offers_with(_indexed().filter(office_id=office_id), term).values_list("public_id", flat=True))
    return found


def _records_of(public_ids: list[str]) -> Iterator[OfferRecord]:
    for chunk in _chunks(public_ids):
        yield from _records(_indexed().with_provider_and_place().filter(public_id__in=chunk))


def _all_records() -> Iterator[OfferRecord]:
    offers = _records(_indexed().with_provider_and_place().order_by("pk").iterator(chunk_size=CHUNK))
    return chain(offers, _signposts(Office.objects.active()))


def _signposts(offices: Iterable[Office]) -> Iterator[OfferRecord]:
    return (record for office in offices for found in BESIDE_OFFERS.collect(office) for record in found)


def _records(offers: Iterable[Offer]) -> Iterator[OfferRecord]:
    """Yield what the public may see; a place that no one assigned to a part of a divided town says that it is open."""
    divided: dict[int, frozenset[str]] = {}
    iterator = iter(offers)
    while some := list(islice(iterator, CHUNK)):
        texts = rows_of(some)
        for offer in some:
            if offer.office_id not in divided:
                divided[offer.office_id] = divided_areas(offer.office)
            record = public_record_of(offer)
            said = still_said(record, texts.get(offer.pk, ()))
            record = replace(record, translations=by_language(said))
            place = record.place
            if place and not place.district and lies_in(place.municipality_key, divided[offer.office_id]):
                record = replace(record, place=replace(place, district=UNKNOWN))
            yield record


def _all_offers() -> OfferQuerySet:
    return Offer.objects.across_offices(because="one index holds the offers of the installation")


def _indexed() -> OfferQuerySet:
    """Only what the public may see is in the index: a draft cannot leak from where it is not."""
    return _all_offers().filter(state__in=PUBLIC_STATES)


def _chunks(items: list[str]) -> Iterator[list[str]]:
    iterator: Iterable[str] = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
