"""Organisations and places as what `core.matching` compares, and those that are like one that is being entered."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Identifier, Organisation, OrganisationQuerySet, Place, PlaceQuerySet
from bildungsbuero.core import places
from bildungsbuero.core.matching import Kind, Pair, Subject, Verdict, compare

PRECISE = (places.EXACT, places.STREET)
MOST_LOOKED_AT = 300
MOST_SHOWN = 5
CHUNK = 2000
LONGEST = 300
_WORD = re.compile(r"[a-zA-Z]{4,}")


def organisation_subjects(office: Office, organisations: OrganisationQuerySet | None = None) -> Iterator[Subject]:
    """Yield the organisations in use with their numbers, and their address where they have one place only."""
    asked = Organisation.objects.of(office).standing() if organisations is None else organisations
    numbers, addresses = _numbers(office, organisations), _addresses(office, organisations)
    fields = ("pk", "public_id", "name", "phone", "email", "website")
    for pk, public_id, name, phone, email, website in asked.order_by().values_list(*fields).iterator(chunk_size=CHUNK):
        street, postcode, town, latitude, longitude = addresses.get(pk, ("", "", "", None, None))
        yield Subject(
            key=public_id,
            name=name,
            kind=Kind.ORGANISATION,
            street=street,
            postcode=postcode,
            town=town,
            latitude=latitude,
            longitude=longitude,
            phone=phone,
            email=email,
            website=website,
            identifiers=tuple(numbers.get(pk, ())),
        )


def place_subjects(office: Office) -> Iterator[Subject]:
    """Yield the places that stand; the organisation there is part of what they are."""
    fields = ("public_id", "name", "organisation__name", "street", "postcode", "town", "latitude", "longitude")
    asked = Place.objects.of(office).standing().order_by()
    for row in asked.values_list(*fields, "precision").iterator(chunk_size=CHUNK):
        public_id, name, organisation, street, postcode, town, latitude, longitude, precision = row
        is_precise = precision in PRECISE
        yield Subject(
            key=public_id,
            name=name or street or town,
            kind=Kind.PLACE,
            provider=organisation or "",
            street=street,
            postcode=postcode,
            town=town,
            latitude=latitude if is_precise else None,
            longitude=longitude if is_precise else None,
        )


def similar_organisations(office: Office, subject: Subject) -> list[tuple[Organisation, Pair]]:
    """Return the organisations in use that may be the one that is being entered, the likeliest first."""
    named = [Q(name__icontains=stem) | Q(short_name__icontains=stem) for stem in stems(subject.name)]
    if subject.email:
        named.append(Q(email__iexact=subject.email))
    if not named:
        return []
    standing = Organisation.objects.of(office).standing()
    found = {one.public_id: one for one in standing.filter(_any(named)).order_by("pk")[:MOST_LOOKED_AT]}
    chosen = Organisation.objects.of(office).filter(pk__in=[one.pk for one in found.values()])
    pairs = likeliest(subject, organisation_subjects(office, chosen))
    return [(found[pair.b], pair) for pair in pairs]


def typed_organisation(values: Mapping[str, Any]) -> Subject:
    """Return what somebody has typed of a new organisation as what is compared."""
    given: dict[str, Any] = {
        name: str(values.get(name) or "")[:LONGEST] for name in ("name", "phone", "email", "website")
    }
    return Subject(key="", **given)


def likeliest(subject: Subject, others: Iterable[Subject]) -> list[Pair]:
    """Return the few pairs with others that may be the same, the likeliest first."""
    pairs = [compare(subject, other) for other in others if other.key != subject.key]
    possible = [pair for pair in pairs if pair.verdict != Verdict.DIFFERENT]
    return sorted(possible, key=lambda pair: (-pair.score, pair.b))[:MOST_SHOWN]


def stems(text: str) -> list[str]:
    """Return the beginnings of the longest words of a name, as a database can look for them."""
    words = sorted(set(_WORD.findall(text)), key=lambda word: (-len(word), word))
    return [word[:6] for word in words[:2]] or [text.strip()][: bool(text.strip())]


def _any(conditions: Iterable[Q]) -> Q:
    joined = Q()
    for condition in conditions:
        joined |= condition
    return joined


def _numbers(office: Office, organisations: OrganisationQuerySet | None) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    asked = Identifier.objects.of(office)
    if organisations is not None:
        asked = asked.filter(organisation__in=organisations)
    for pk, scheme, value in asked.order_by("scheme", "value").values_list("organisation_id", "scheme", "value"):
        found[pk].append((scheme, value))
    return found


Address = tuple[str, str, str, float | None, float | None]


def _addresses(office: Office, organisations: OrganisationQuerySet | None) -> dict[int, Address]:
    asked: PlaceQuerySet = Place.objects.of(office).standing().exclude(organisation=None)
    if organisations is not None:
        asked = asked.filter(organisation__in=organisations)
    found: dict[int, list[Address]] = defaultdict(list)
    fields = ("organisation_id", "street", "postcode", "town", "latitude", "longitude", "precision")
    for pk, street, postcode, town, latitude, longitude, precision in asked.order_by("pk").values_list(*fields):
        point = (latitude, longitude) if precision in PRECISE else (None, None)
        found[pk].append((street, postcode, town, *point))
    return {pk: known[0] for pk, known in found.items() if len(known) == 1}
