"""Pairs of an office's entries that may be the same: found in all of them, among new ones, or for one being typed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.subjects import (
    MOST_LOOKED_AT,
    PRECISE,
    likeliest,
    organisation_subjects,
    place_subjects,
    stems,
)
from bildungsbuero.apps.catalogue.models import Duplicate, EntryKind, Offer, OfferQuerySet, Run
from bildungsbuero.apps.catalogue.searching import find_ids, has_very_many
from bildungsbuero.core.matching import Kind, Pair, Subject, Verdict, find_pairs

Report = Callable[[int, int | None, str], None]
CHUNK = 2000
BATCH = 500
LONGEST = 300
# So many new providers or places of a list are compared at once.
MOST_NEW = 2000
# Of each question to the index.
MOST_OF_INDEX = 100


def find_all(office: Office, report: Report | None = None) -> dict[str, int]:
    """Compare all entries in use of an office, keep what was found, and return how many pairs wait by kind."""
    for kind, subjects in _subjects_by_kind().items():
        watch = None if report is None else _watched(report, str(EntryKind(kind).label))
        _keep(office, kind, find_pairs(subjects(office), report=watch), is_whole=True)
    open_pairs = Duplicate.objects.of(office).undecided()
    return {kind: open_pairs.filter(kind=kind).count() for kind in EntryKind.values}


def duplicates_of_new(office: Office, new: Mapping[str, str]) -> list[tuple[str, str]]:
    """Compare offers that a list brought in with all others of the office, and keep what was found.

    `new` leads from public ids to the ids of the list; the answer names, of the pairs that are held to be the same, the
    id of the list and the public id of the offer that stood here before.
    """
    if not new:
        return []
    pairs = find_pairs(offer_subjects(office), new=frozenset(new))
    _keep(office, EntryKind.OFFER, pairs, is_whole=False)
    found = []
    for pair in pairs:
        if pair.verdict == Verdict.SAME and (pair.a in new) != (pair.b in new):
            one, other = (pair.a, pair.b) if pair.a in new else (pair.b, pair.a)
            found.append((new[one], other))
    return found


def alike_of_new(office: Office, new: Mapping[str, list[str]]) -> list[dict[str, str]]:
    """Compare providers and places that a list brought in with all others, keep what was found, and name it.

    `new` holds public ids by kind. Of very many the night takes care.
    """
    found = []
    for kind in (EntryKind.ORGANISATION, EntryKind.PLACE):
        keys = frozenset(new.get(kind, ()))
        if not keys or len(keys) > MOST_NEW:
            continue
        subjects = list(_subjects_by_kind()[kind](office))
        names = {subject.key: ", ".join(filter(None, (subject.name, subject.town))) for subject in subjects}
        pairs = find_pairs(subjects, new=keys)
        _keep(office, kind, pairs, is_whole=False)
        for pair in pairs:
            if pair.verdict == Verdict.SAME and (pair.a in keys) != (pair.b in keys):
                one, other = (pair.a, pair.b) if pair.a in keys else (pair.b, pair.a)
                found.append({"kind": str(kind), "name": names[one], "other": names[other], "id": other})
    return found


def similar_offers(office: Office, subject: Subject, *, on: date) -> list[tuple[Offer, Pair]]:
    """Return the offers in use that may be the one that is being entered, the likeliest first."""
    found = _many_named(office, subject.name, on) if has_very_many(office) else _titled(office, subject.name)
    chosen = Offer.objects.of(office).in_use().filter(pk__in=set(found), replaces=None)
    pairs = likeliest(subject, offer_subjects(office, chosen))
    listed = Offer.objects.of(office).with_provider_and_place().filter(public_id__in=[pair.b for pair in pairs])
    offers = {offer.public_id: offer for offer in listed}
    return [(offers[pair.b], pair) for pair in pairs]


def _titled(office: Office, name: str, *, is_written: bool = False) -> list[int]:
    """Return offers whose titles hold words of a name, those with two of them first."""
    found: list[int] = []
    offers = Offer.objects.of(office).filter(merged_into=None)
    titles = (offers.drafts() if is_written else offers).order_by().values_list("pk", flat=True)
    conditions = [Q(title__icontains=stem) for stem in stems(name)]
    wanted = [conditions[0] & conditions[1], *conditions] if len(conditions) > 1 else conditions
    for condition in wanted:
        found.extend(titles.filter(condition)[: MOST_LOOKED_AT - len(found)])
    return found


def _many_named(office: Office, name: str, on: date) -> list[int]:
    """Ask the index for what was made public: on a form, nobody waits for a million titles."""
    longest = sorted(name.split(), key=len, reverse=True)[:2]
    ids = {
        key for text in dict.fromkeys([name, *longest]) for key in find_ids(office, text, on=on, limit=MOST_OF_INDEX)[0]
    }
    public = Offer.objects.of(office).filter(public_id__in=ids).order_by().values_list("pk", flat=True)
    return [*public, *_titled(office, name, is_written=True)]


def typed_offer(values: Mapping[str, Any]) -> Subject:
    """Return what somebody has typed of a new offer as what is compared."""
    given: dict[str, Any] = {_TYPED[name]: str(values.get(name) or "")[:LONGEST] for name in _TYPED}
    levels = tuple(str(values.get(name)) for name in ("level_from", "level_to") if values.get(name))
    return Subject(key="", kind=Kind.OFFER, levels=levels, **given)


_TYPED = {
    "title": "name",
    "provider": "provider",
    "street": "street",
    "postcode": "postcode",
    "town": "town",
    "contact_phone": "phone",
    "contact_email": "email",
    "website": "website",
}


def offer_subjects(office: Office, offers: OfferQuerySet | None = None) -> Iterator[Subject]:
    """Yield the offers in use as what is compared; a change that waits is no offer of its own."""
    asked = Offer.objects.of(office).in_use().filter(replaces=None) if offers is None else offers
    days = _days(office, offers)
    for row in asked.order_by().values_list("pk", *_FIELDS).iterator(chunk_size=CHUNK):
        pk, *values = row
        facts: dict[str, Any] = dict(zip(_FIELDS.values(), values, strict=True))
        levels = (facts.pop("level_from"), facts.pop("level_to"))
        if facts.pop("precision") not in PRECISE:
            facts["latitude"] = facts["longitude"] = None
        given: dict[str, Any] = {
            name: "" if value is None and name in _TEXTS else value for name, value in facts.items()
        }
        known = tuple(level for level in levels if level)
        yield Subject(kind=Kind.OFFER, levels=known, days=days.get(pk, ()), **given)


_FIELDS = {
    "public_id": "key",
    "title": "name",
    "kind": "sort",
    "provider__name": "provider",
    "place__street": "street",
    "place__postcode": "postcode",
    "place__town": "town",
    "place__latitude": "latitude",
    "place__longitude": "longitude",
    "place__precision": "precision",
    "contact_phone": "phone",
    "contact_email": "email",
    "website": "website",
    "level_from": "level_from",
    "level_to": "level_to",
}
_TEXTS = frozenset({"street", "postcode", "town"})


def _days(office: Office, offers: OfferQuerySet | None) -> dict[int, tuple[str, ...]]:
    """Return on which days the runs of each offer begin."""
    runs = Run.objects.of(office).exclude(starts_on=None).order_by()
    if offers is not None:
        runs = runs.filter(offer__in=offers)
    found: dict[int, list[str]] = defaultdict(list)
    for pk, day in runs.values_list("offer_id", "starts_on").iterator(chunk_size=CHUNK):
        if day is not None:
            found[pk].append(day.isoformat())
    return {pk: tuple(listed) for pk, listed in found.items()}


def _subjects_by_kind() -> dict[str, Callable[[Office], Iterator[Subject]]]:
    return {
        EntryKind.ORGANISATION: organisation_subjects,
        EntryKind.PLACE: place_subjects,
        EntryKind.OFFER: offer_subjects,
    }


@transaction.atomic
def _keep(office: Office, kind: str, pairs: Iterable[Pair], *, is_whole: bool) -> None:
    """Store new pairs, bring open ones up to date; what was decided stays decided, what is gone is forgotten."""
    known = {(one.first, one.second): one for one in Duplicate.objects.of(office).filter(kind=kind)}
    made, changed, seen = [], [], set()
    for pair in pairs:
        key = (pair.a, pair.b)
        seen.add(key)
        stored = known.get(key)
        if stored is None:
            made.append(_filled(Duplicate(office=office, kind=kind, first=pair.a, second=pair.b), pair))
        elif stored.decision == Duplicate.Decision.OPEN:
            changed.append(_filled(stored, pair))
    Duplicate.unscoped.bulk_create(made, batch_size=BATCH)
    Duplicate.objects.of(office).bulk_update(changed, ["score", "verdict", "reasons"], batch_size=BATCH)
    if is_whole:
        gone = [one.pk for key, one in known.items() if key not in seen and one.decision == Duplicate.Decision.OPEN]
        for start in range(0, len(gone), BATCH):
            Duplicate.objects.of(office).filter(pk__in=gone[start : start + BATCH]).delete()


def _filled(duplicate: Duplicate, pair: Pair) -> Duplicate:
    duplicate.score, duplicate.verdict = pair.score, pair.verdict.value
    duplicate.reasons = [
        {"code": reason.code, "weight": round(reason.weight, 2), "facts": dict(reason.facts)} for reason in pair.reasons
    ]
    return duplicate


def _watched(report: Report, note: str) -> Callable[[int, int], None]:
    return lambda done, total: report(done, total, note)
