"""A list of offers brought into the catalogue: whole in one transaction, or, as a rehearsal, not at all.

One transaction for a list, however long: in several a kill would leave a list of which some offers are new, others old
and the vanished ones still public. On SQLite, who writes at the same time waits for its end.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.register import Register
from bildungsbuero.apps.catalogue.filling import fill, filled_run, replace_runs
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, Run, State
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord, fingerprint
from bildungsbuero.formats.offer_list import Found, Lists, read_offers

BATCH = 500
# A list in which fewer of its earlier offers come back than this is taken for another list, and nothing is put away.
SHARE_THAT_MUST_RECUR = 0.5
MOST_TITLES = 50

Report = Callable[[int], None]


@dataclass(slots=True)
class ImportResult:
    """What an import did, or would do."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    restored: int = 0
    held_back: int = 0
    # The name of the earlier list that this file was recognised as, where it came under another name.
    continues: str = ""
    refused: list[Refusal] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    # What is new, changed or vanished by title, so that a person recognises the list; long lists are cut.
    titles: dict[str, list[str]] = field(default_factory=dict)

    @property
    def stored(self) -> int:
        """How many offers of the file now stand as the file says."""
        return self.new + self.changed + self.unchanged + self.restored

    def name(self, what: str, title: str) -> None:
        """Remember the title of an offer behind a count, as long as there is room."""
        named = self.titles.setdefault(what, [])
        if len(named) < MOST_TITLES:
            named.append(title)


class _Rehearsed(Exception):
    """Ends a rehearsal, so that the transaction is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """What to read, for whom, and how."""

    path: Path
    office: Office
    on: date
    list_name: str
    name: str = ""
    is_rehearsal: bool = False
    is_complete: bool = False
    start: date | None = None


def import_list(order: ImportOrder, report: Report | None = None) -> ImportResult:
    """Store the offers of a list and say what happened to each; a bad one is named, the good ones stand."""
    result = ImportResult()
    lists = Lists(vocabularies=vocabularies(), kinds=kinds(), start=order.start)
    with tempfile.TemporaryDirectory() as folder:
        found = read_offers(order.path, lists, work_dir=Path(folder), name=order.name)
        try:
            with transaction.atomic():
                _Import(order, result).run(found, report)
                if order.is_rehearsal:
                    raise _Rehearsed
        except _Rehearsed:
            pass
    return result


class _Import:
    def __init__(self, order: ImportOrder, result: ImportResult) -> None:
        self.order = order
        self.result = result
        self.register = Register(order.office)
        self.list_name = order.list_name
        self.known = self._known()
        self.seen: set[str] = set()
        self.has_nameless_refusals = False

    def _known(self) -> dict[str, tuple[int, str, str, date | None]]:
        """Return what stands of this list already, by external id."""
        mine = Offer.objects.of(self.order.office).filter(list_name=self.list_name).exclude(external_id="")
        return {
            external_id: (pk, stored, state, vanished_on)
            for external_id, pk, stored, state, vanished_on in mine.values_list(
                "external_id", "pk", "fingerprint", "state", "vanished_on"
            )
        }

    def run(self, found: Iterable[Found], report: Report | None) -> None:
        done = 0
        for batch in _batches(found):
            if not done and not self.known:
                self._recognise(batch)
            new = [pair for entry in batch if (pair := self._taken(entry)) is not None]
            self._create(new)
            done += len(batch)
            if report is not None:
                report(done)
        self._put_away_vanished()

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

    def _taken(self, found: Found) -> tuple[OfferRecord, Offer] | None:
        """Return a new offer that is not stored yet; everything else is dealt with here."""
        if found.record is None:
            self.seen.add(found.external_id)
            self.has_nameless_refusals |= not found.external_id
            self.result.refused.append(found.refusal or Refusal("offers.bad_entry", place=found.place))
            return None
        record = found.record
        self.seen.add(record.external_id)
        try:
            return self._sorted(record)
        except Refusal as refusal:
            place = Place(file=found.place.file, row=found.place.row, column=refusal.place.column)
            self.result.refused.append(Refusal(refusal.code, place=place, **refusal.facts))
            return None

    def _sorted(self, record: OfferRecord) -> tuple[OfferRecord, Offer] | None:
        known = self.known.get(record.external_id)
        if known is None:
            return record, self._filled(Offer(office=self.order.office, state=record.state), record)
        pk, stored, state, vanished_on = known
        is_back = state == State.ARCHIVED and vanished_on is not None
        if stored == fingerprint(record) and not is_back:
            self.result.unchanged += 1
            return None
        offer = self._filled(Offer.objects.of(self.order.office).get(pk=pk), record)
        if is_back:
            offer.state, offer.vanished_on, offer.state_before_archive = record.state, None, ""
            self.result.restored += 1
        else:
            self.result.changed += 1
            self.result.name("changed", record.title)
        offer.save()
        replace_runs(offer, record.runs)
        changes.record(OFFER, offer.public_id, office=offer.office)
        return None

    def _filled(self, offer: Offer, record: OfferRecord) -> Offer:
        """Return the offer with everything that the record says, and with what recognises it next time."""
        fill(offer, record, self.register)
        offer.list_name, offer.external_id = self.list_name, record.external_id
        offer.fingerprint = fingerprint(record)
        return offer

    def _create(self, pairs: list[tuple[OfferRecord, Offer]]) -> None:
        if not pairs:
            return
        self._note_duplicates([offer for _record, offer in pairs])
        bulk_create_with_history([offer for _record, offer in pairs], Offer, batch_size=BATCH)
        runs = [
            filled_run(Run(offer=offer, office=offer.office), run) for record, offer in pairs for run in record.runs
        ]
        bulk_create_with_history(runs, Run, batch_size=BATCH)
        for _record, offer in pairs:
            self.result.name("new", offer.title)
            changes.record(OFFER, offer.public_id, office=offer.office)
        self.result.new += len(pairs)

    def _note_duplicates(self, offers: list[Offer]) -> None:
        """Name new offers that another list or a person has entered already under the same title and provider."""
        others = Offer.objects.of(self.order.office).in_use().exclude(list_name=self.list_name)
        found = {
            (title.casefold(), provider_id): public_id
            for title, provider_id, public_id in others.filter(title__in=[offer.title for offer in offers]).values_list(
                "title", "provider_id", "public_id"
            )
        }
        for offer in offers:
            twin = found.get((offer.title.casefold(), offer.provider_id))
            if twin is not None:
                self.result.duplicates.append((offer.external_id, twin))

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
        for offer in Offer.objects.of(self.order.office).filter(pk__in=gone).select_related("office"):
            offer.state_before_archive, offer.state, offer.vanished_on = offer.state, State.ARCHIVED, self.order.on
            offer.save()
            self.result.name("vanished", offer.title)
            changes.record(OFFER, offer.public_id, office=offer.office)
        self.result.vanished = len(gone)


def _as_known(external_id: str, provider: str) -> tuple[str, str]:
    return external_id, " ".join(provider.split()).casefold()


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    iterator = iter(found)
    while batch := list(islice(iterator, BATCH)):
        yield batch
