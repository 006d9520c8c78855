"""What the public saw on a day, read from the versions of offers, providers and places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.core.as_of import OfferVersion, StandingOffer, Version, public_on, standing_before
from bildungsbuero.core.offers import AT_PLACE
from bildungsbuero.core.places import HIDDEN

BATCH = 500
END = "-"
FACTS = ("public_id", "title", "kind", "topics", "life_phases", "profile", "is_example", "reach")


def first_day(office: Office) -> date | None:
    """Return the day from which on the catalogue remembers what it said, None where nothing was written yet."""
    first = Offer.history.filter(office=office).order_by("history_date").values_list("history_date", flat=True).first()
    return timezone.localdate(first) if first else None


def offers_on(office: Office, on: date) -> list[StandingOffer]:
    """Return what the public saw at the end of a day, by title; what was deleted for good since is not there."""
    before = end_of(on)
    public = public_on(offer_versions(office, before), on, before=before)
    found = [row for part in parts(one.number for one in public) for row in _facts(part)]
    providers = said(Organisation, {row["provider_id"] for row in found}, before, ("name",))
    places = said(Place, {row["place_id"] for row in found}, before, ("town", "municipality_id", "visibility"))
    standing = [_standing(row, providers.get(row["provider_id"]), places.get(row["place_id"])) for row in found]
    return sorted(standing, key=lambda one: (one.title.casefold(), one.public_id))


def end_of(on: date) -> datetime:
    """Return the moment at which a day is over here; in the nights of the change of time a day has 23 or 25 hours."""
    return timezone.make_aware(datetime.combine(on + timedelta(days=1), time()))


def institution_type_of(profile: Any) -> str:
    """Return what kind of institution a profile names, nothing for other offers."""
    return str(profile.get("institution_type", "")) if isinstance(profile, dict) else ""


def offer_versions(office: Office, before: datetime) -> Iterator[OfferVersion]:
    """Yield what was written of the offers of an office before a moment, without what they say besides."""
    written = Offer.history.filter(office=office, history_date__lt=before).order_by()
    rows = written.values_list(
        "id", "history_id", "history_date", "history_type", "state", "visible_from", "visible_until"
    )
    for record, number, at, kind, state, visible_from, visible_until in rows.iterator(chunk_size=BATCH):
        yield OfferVersion(
            record=record,
            number=number,
            at=at,
            is_end=kind == END,
            state=state,
            visible_from=visible_from,
            visible_until=visible_until,
        )


def _facts(numbers: list[int]) -> Iterable[dict[str, Any]]:
    rows: Iterable[dict[str, Any]] = Offer.history.filter(history_id__in=numbers).values(
        *FACTS, "provider_id", "place_id"
    )
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Version):
    """A version of a record with what is needed of it."""

    facts: tuple[Any, ...] = ()


def said(model: Any, keys: set[int | None], before: datetime, names: tuple[str, ...]) -> dict[int, dict[str, Any]]:
    """Return, by key, what records of a model said before a moment."""
    versions: list[Said] = []
    for part in parts(key for key in keys if key is not None):
        rows = model.history.filter(id__in=part, history_date__lt=before).order_by()
        for record, number, at, *facts in rows.values_list("id", "history_id", "history_date", *names):
            versions.append(Said(record=record, number=number, at=at, facts=tuple(facts)))
    standing = standing_before(versions, before)
    return {record: dict(zip(names, version.facts, strict=True)) for record, version in standing.items()}


def _standing(row: dict[str, Any], provider: dict[str, Any] | None, place: dict[str, Any] | None) -> StandingOffer:
    shown = place if place and row["reach"] == AT_PLACE and place["visibility"] != HIDDEN else None
    return StandingOffer(
        public_id=row["public_id"],
        title=row["title"],
        kind=row["kind"],
        topics=tuple(row["topics"]),
        life_phases=tuple(row["life_phases"]),
        institution_type=institution_type_of(row["profile"]),
        provider=provider["name"] if provider else "",
        place=shown["town"] if shown else "",
        municipality=(place["municipality_id"] or "") if place else "",
        is_example=row["is_example"],
    )


def parts(keys: Iterable[int]) -> Iterator[list[int]]:
    """Yield keys in lists that a database takes in one question."""
    ordered = sorted(keys)
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))
