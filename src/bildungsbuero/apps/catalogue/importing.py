"""A list of offers brought into the catalogue: whole in one transaction, or, as a rehearsal, not at all.

One transaction for a list, however long: in several a kill would leave a list of which some offers are new, others old
and the vanished ones still public. On SQLite, who writes at the same time waits for its end.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from django.db import transaction

from bildungsbuero.apps.actors.register import Register
from bildungsbuero.apps.catalogue.differences import in_german
from bildungsbuero.apps.catalogue.duplicates.finding import alike_of_new, duplicates_of_new
from bildungsbuero.apps.catalogue.filling import fill, filled_run, replace_runs
from bildungsbuero.apps.catalogue.import_orders import MOST_TITLES, ImportOrder, ImportResult
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.list_layouts import layout_of
from bildungsbuero.apps.catalogue.locating import Locator
from bildungsbuero.apps.catalogue.models import Offer, Run, State, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.reviewing import Waiting, check_follows
from bildungsbuero.apps.catalogue.transitions import brought, move
from bildungsbuero.apps.catalogue.translating.writing import first_texts, keep_from_list, settle
from bildungsbuero.apps.catalogue.upkeep.lists import confirm, is_expected, note_taken
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.apps.operations import changes
from bildungsbuero.apps.operations.first_versions import create_all
from bildungsbuero.core import freshness
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.minor_changes import differences, has_major
from bildungsbuero.core.offer_states import ARCHIVE, RESTORE
from bildungsbuero.core.offer_states import LIST as LIST_HAND
from bildungsbuero.core.offers import OfferRecord, fingerprint
from bildungsbuero.core.opening_hours import from_json
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_feeds import OF_PROVIDERS, Feed, read_feed
from bildungsbuero.formats.offer_feeds.reading import LIST
from bildungsbuero.formats.offer_list import Lists

BATCH = 500
# A list in which fewer of its earlier offers come back than this is taken for another list, and nothing is put away.
SHARE_THAT_MUST_RECUR = 0.5
# What a file of another program never overwrites once the offer says it; dates, price and seats it always brings.
OF_THE_OFFICE = ("topics", "life_phases", "target_groups", "accessibility")

Report = Callable[[int], None]


class _Rehearsed(Exception):
    """Ends a rehearsal, so that the transaction is taken back."""


def import_list(order: ImportOrder, report: Report | None = None) -> ImportResult:
    """Store the offers of a list and say what happened to each; a bad one is named, the good ones stand."""
    result = ImportResult()
    layout = layout_of(order.office, order.list_name)
    lists = Lists(
        vocabularies=vocabularies(),
        kinds=kinds(),
        start=order.start,
        columns=layout.columns,
        defaults={**layout.defaults, **({"provider": order.owner.name} if order.owner else {})},
    )
    with tempfile.TemporaryDirectory() as folder:
        name = order.name or order.path.name
        feed = Feed(path=order.path, name=name, work_dir=Path(folder), provider=order.provider)
        result.format, found = read_feed(feed, lists, wanted=order.format)
        try:
            with transaction.atomic():
                _Import(order, result, feed).run(found, report)
                if order.is_rehearsal:
                    raise _Rehearsed
        except _Rehearsed:
            pass
    return result


class _Import:
    def __init__(self, order: ImportOrder, result: ImportResult, feed: Feed) -> None:
        self.order = order
        self.result = result
        self.feed = feed
        self.register = Register(order.office, locate=Locator())
        self.list_name = order.list_name
        self.register.prefer(order.owner)
        self.known = self._known()
        self.waiting = Waiting(order.office, order.list_name, review=order.review, origin=order.origin)
        self.seen: set[str] = set()
        self.has_nameless_refusals = False
        # What this list brought in, by public id.
        self.new: dict[str, str] = {}
        # What stands unchanged and is confirmed by standing in the list again.
        self.confirmed: list[int] = []

    def _known(self) -> dict[str, tuple[int, str, str, date | None]]:
        """Return what stands of this list already, by external id."""
        mine = Offer.objects.of(self.order.office).filter(list_name=self.list_name).exclude(external_id="")
        mine = mine.filter(provider=self.order.owner) if self.order.owner else mine
        return {
            external_id: (pk, stored, state, vanished_on)
            for external_id, pk, stored, state, vanished_on in mine.values_list(
                "external_id", "pk", "fingerprint", "state", "vanished_on"
            )
        }

    def run(self, found: Iterable[Found], report: Report | None) -> None:
        done = 0
        for batch in _batches(found):
            if not done and not self.known and self.order.owner is None:
                self._recognise(batch)
            self._look_up(batch)
            new = [pair for entry in batch if (pair := self._taken(entry)) is not None]
            self._create(new)
            done += len(batch)
            if report is not None:
                report(done)
        self.result.duplicates = duplicates_of_new(self.order.office, self.new)
        self.result.alike = alike_of_new(self.order.office, self.register.made)
        self.result.is_partial = self.feed.is_partial
        self.result.sequence = self.feed.sequence
        check_follows(self.order.sequence, self.feed.sequence)
        if not self.feed.is_partial:
            self._put_away_vanished()
        note_taken(self.order.office, self.list_name, on=self.order.on)
        confirm(self.order.office, self.confirmed, on=self.order.on)

    def _recognise(self, batch: list[Found]) -> None:
        """Go on with the earlier list that has the same ids of the same providers: a renamed file is no second list."""
        mine = {_as_known(found.record.external_id, found.record.provider.name) for found in batch if found.record}
        others = Offer.objects.of(self.order.office).exclude(list_name__in=["", self.list_name])
        found_in: Counter[str] = Counter()
        for name, external_id, provider in others.filter(external_id__in=[key for key, _name in mine]).values_list(
            "list_name", "external_id", "provider__name"
        ):
            found_in[name] += _as_known(external_id, provider) in mine
        for name, count in found_in.most_common(1):
            if count > SHARE_THAT_MUST_RECUR * len(mine):
                self.list_name = self.result.continues = name
                self.known = self._known()

    def _look_up(self, batch: list[Found]) -> None:
        """Find who makes the offers of a batch and where, at once for all of them."""
        records = [found.record for found in batch if found.record]
        names = {name for record in records for name in (record.provider.name, record.operator) if name}
        self.register.look_up(names, [record.place for record in records if record.place])

    def _taken(self, found: Found) -> tuple[OfferRecord, Offer] | None:
        """Return a new offer that is not stored yet; everything else is dealt with here."""
        if found.is_removed:
            self._take_back(found.external_id)
            return None
        if found.record is None:
            self.seen.add(found.external_id)
            self.has_nameless_refusals |= not found.external_id
            self.result.refused.append(found.refusal or Refusal("offers.bad_entry", place=found.place))
            return None
        record = self.order.of_owner(self.waiting.with_origin(found.record))
        self.seen.add(record.external_id)
        try:
            return self._sorted(record)
        except Refusal as refusal:
            place = replace(found.place, column=refusal.place.column or found.place.column)
            self.result.refused.append(Refusal(refusal.code, place=place, **refusal.facts))
            return None

    def _sorted(self, record: OfferRecord) -> tuple[OfferRecord, Offer] | None:
        known = self.known.get(record.external_id)
        if known is None:
            state = self.waiting.state_of_new(record)
            return record, self._filled(brought(Offer(office=self.order.office), state), record)
        pk, stored, state, vanished_on = known
        is_back = state == State.ARCHIVED and vanished_on is not None
        if stored == fingerprint(record) and not is_back:
            self.result.unchanged += 1
            if self._confirms(record):
                self.confirmed.append(pk)
            return None
        offer = Offer.objects.of(self.order.office).with_provider_and_place().get(pk=pk)
        if self.waiting.is_for(offer):
            self.result.changed += 1
            self.register.store()
            said = self._ranked(offer, record)
            self.waiting.propose(offer, said, fingerprint(record), on=self.order.on, reason=self.order.reason)
            return None
        is_told = len(self.result.differences) < MOST_TITLES and not is_back
        before = record_of(offer) if is_told or self.waiting.is_sampled else None
        offer = self._filled(offer, record)
        if self.waiting.is_sampled and offer.is_public_state and before and has_major(before, record_of(offer)):
            self.result.altered.append(offer.public_id)
        if is_back:
            # What comes back with other words is as new as any other.
            wanted = record.state if stored == fingerprint(record) else self.waiting.state_of_new(record)
            move(offer, RESTORE, by=LIST_HAND, wanted=wanted)
            self.result.restored += 1
        else:
            if {offer.state, record.state} <= set(freshness.PUBLIC_STATES):
                brought(offer, record.state)
            self.result.changed += 1
            self.result.name("changed", record.title)
        self._save(offer)
        replace_runs(offer, record.runs)
        self._translate(offer, record)
        if before is not None and is_told:
            self._note_differences(offer, before)
        return None

    @cached_property
    def translated(self) -> frozenset[int]:
        """The offers of the office with texts in other languages."""
        texts = Translation.objects.of(self.order.office).order_by()
        return frozenset(texts.values_list("offer_id", flat=True).distinct())

    def _translate(self, offer: Offer, record: OfferRecord) -> None:
        """Mark texts whose German one is another now, and keep those that the list brings."""
        if offer.pk in self.translated:
            settle(offer)
        if record.translations:
            keep_from_list(offer, record.translations, reason=self.order.reason)

    def _save(self, offer: Offer) -> None:
        self.register.store()
        offer._change_reason = self.order.reason or None  # type: ignore[attr-defined]
        offer.save()
        changes.record(OFFER, offer.public_id, office=offer.office)

    def _note_differences(self, offer: Offer, before: OfferRecord) -> None:
        """Remember what an offer said and says now, both as it is stored."""
        after = record_of(Offer.objects.of(self.order.office).with_provider_and_place().get(pk=offer.pk))
        found = in_german(differences(before, after), before, after)
        if found:
            self.result.differences.append({"title": after.title, "id": offer.public_id, "fields": found})

    def _take_back(self, external_id: str) -> None:
        """Archive an offer that the file takes back, or drop a single run of one."""
        known = self.known.get(external_id)
        if known is None:
            runs = Run.objects.of(self.order.office).filter(offer__list_name=self.list_name, number=external_id)
            runs = runs.filter(offer__provider=self.order.owner) if self.order.owner else runs
            for run in runs.select_related("offer__office"):
                run.delete()
                self.result.name("changed", run.offer.title)
                self.result.changed += 1
                changes.record(OFFER, run.offer.public_id, office=run.offer.office)
            return
        if known[2] != State.ARCHIVED:
            self._archive(known[0])
            self.result.vanished += 1

    def _filled(self, offer: Offer, record: OfferRecord) -> Offer:
        """Return the offer with everything that the record says, and with what recognises it next time."""
        fill(offer, self._ranked(offer, record), self.register)
        offer.list_name, offer.external_id = self.list_name, record.external_id
        offer.fingerprint = fingerprint(record)
        if self._confirms(record):
            offer.confirmed_on = self.order.on
        return offer

    def _confirms(self, record: OfferRecord) -> bool:
        """Whether standing in this list confirms an offer: not where it says its own date, or is an example."""
        says_itself = record.confirmed_on is not None or record.as_of or record.is_example
        return not says_itself and (
            self.order.owner is not None or self.result.format in OF_PROVIDERS or self.comes_again
        )

    @cached_property
    def comes_again(self) -> bool:
        """Whether the office expects this list again and again."""
        return is_expected(self.order.office, self.list_name)

    def _ranked(self, offer: Offer, record: OfferRecord) -> OfferRecord:
        """Return the record with what the office said better: another program does not know its vocabularies."""
        if offer.pk is None:
            return record
        # No list knows the fields that the office made for itself.
        hours = record.opening_hours or from_json(offer.opening_hours)
        record = replace(record, own=offer.own_values, internal=offer.internal_values, opening_hours=hours)
        if self.result.format == LIST and self.order.owner is None:
            return record
        return replace(record, **{name: said for name in OF_THE_OFFICE if (said := getattr(offer, name))})

    def _create(self, pairs: list[tuple[OfferRecord, Offer]]) -> None:
        if not pairs:
            return
        offers = [offer for _record, offer in pairs]
        self.register.store()
        create_all(offers, reason=self.order.reason or None)
        runs = [
            filled_run(Run(offer=offer, office=offer.office), run) for record, offer in pairs for run in record.runs
        ]
        create_all(runs)
        texts = [text for record, offer in pairs for text in first_texts(offer, record)]
        create_all(texts, reason=self.order.reason or None)
        changes.record_many(OFFER, [offer.public_id for offer in offers], office=self.order.office)
        for offer in offers:
            self.result.name("new", offer.title)
            self.new[offer.public_id] = offer.external_id
            if offer.is_public_state:
                self.result.published.append(offer.public_id)
        self.result.new += len(pairs)

    def _put_away_vanished(self) -> None:
        """Archive offers of earlier versions of this list that are gone, unless too few recur to be the same list."""
        standing = {
            external_id: pk for external_id, (pk, _hash, state, _on) in self.known.items() if state != State.ARCHIVED
        }
        gone = [pk for external_id, pk in standing.items() if external_id not in self.seen]
        too_few = len(standing) - len(gone) < SHARE_THAT_MUST_RECUR * len(standing)
        # A refused row without an id may be any of those that seem to be gone.
        if gone and not self.order.is_complete and (too_few or self.has_nameless_refusals):
            self.result.held_back = len(gone)
            return
        for pk in gone:
            self._archive(pk)
        self.result.vanished += len(gone)

    def _archive(self, pk: int) -> None:
        offer = Offer.objects.of(self.order.office).select_related("office").get(pk=pk)
        move(offer, ARCHIVE, by=LIST_HAND).vanished_on = self.order.on
        self._save(offer)
        self.result.name("vanished", offer.title)


def _as_known(external_id: str, provider: str) -> tuple[str, str]:
    return external_id, " ".join(provider.split()).casefold()


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    iterator = iter(found)
    while batch := list(islice(iterator, BATCH)):
        yield batch
