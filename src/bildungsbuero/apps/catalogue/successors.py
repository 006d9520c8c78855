"""Public ids live on: an entry that was put together with another one leads there, also when it is deleted."""

from dataclasses import dataclass
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.indexing import OFFER, ORGANISATION
from bildungsbuero.apps.catalogue.models import Offer, Successor
from bildungsbuero.core.errors import Gone, NotFound

MODELS: dict[str, type[Offer] | type[Organisation]] = {OFFER: Offer, ORGANISATION: Organisation}
# Chains longer than this are a circle that should not be.
LONGEST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Under which public id an entry is found now."""

    public_id: str


def moved(kind: str, public_id: str, *, office: Office | None, on: date) -> Moved:
    """Return where an entry went that was put together with another one.

    Raises NotFound where it never was, and Gone where the one that it went to is not public itself on a day.
    """
    last = successor_of(kind, public_id, office=office)
    if not last:
        raise NotFound("not_found")
    if not _is_public(kind, last, office, on):
        raise Gone("entry.merged", successor=last)
    return Moved(public_id=last)


def successor_of(kind: str, public_id: str, *, office: Office | None) -> str:
    """Return the public id of the entry that stands for another one, empty where it never went anywhere."""
    last = public_id
    for _step in range(LONGEST):
        following = _next(kind, last, office)
        if not following:
            break
        last = following
    return last if last != public_id else ""


def remember(entry: Offer | Organisation, kind: str) -> None:
    """Note in the caller's transaction where an entry went that is about to be deleted, and what went to it."""
    mine = type(entry).objects.of(entry.office)
    went = list(mine.filter(merged_into__pk=entry.pk).values_list("public_id", flat=True))
    rows = [Successor(office=entry.office, kind=kind, public_id=one, successor=entry.public_id) for one in went]
    # Asked anew: of two that are deleted in one night, the first may have been what the second went to.
    target = mine.filter(pk=entry.pk).values_list("merged_into__public_id", flat=True).first()
    if target:
        rows.append(Successor(office=entry.office, kind=kind, public_id=entry.public_id, successor=target))
    Successor.unscoped.bulk_create(rows, ignore_conflicts=True)


def _next(kind: str, public_id: str, office: Office | None) -> str:
    because = "public ids are the same for the whole installation"
    model = MODELS[kind]
    entries = model.objects.of(office) if office else model.objects.across_offices(because=because)
    stands = entries.filter(public_id=public_id).values_list("merged_into__public_id", flat=True).first()
    if stands:
        return str(stands)
    notes = Successor.objects.of(office) if office else Successor.objects.across_offices(because=because)
    return notes.filter(kind=kind, public_id=public_id).values_list("successor", flat=True).first() or ""


def _is_public(kind: str, public_id: str, office: Office | None, on: date) -> bool:
    because = "public offers only"
    offers = Offer.objects.of(office) if office else Offer.objects.across_offices(because=because)
    public = offers.public_on(on)
    if kind == OFFER:
        return public.filter(public_id=public_id).exists()
    return public.filter(provider__public_id=public_id).exists()
