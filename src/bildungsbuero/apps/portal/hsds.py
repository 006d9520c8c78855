"""The public offers of an office as HSDS 3.0 answers: pages of services and organisations, changes since a moment.

Who harvests asks with `modified_after`; what is no longer public since then comes as a service that is "defunct", with
nothing but its id: a tombstone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.giving_out import public_offers, words
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.models.offers import OfferQuerySet
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.operations.models import Change
from bildungsbuero.core import freshness
from bildungsbuero.core.errors import NotFound
from bildungsbuero.formats.hsds.ids import ORGANIZATION, SERVICE, public_id_of, uuid_of
from bildungsbuero.formats.hsds.writing import PROFILE, VERSION, page_of, service_of

MOST_ON_A_PAGE = 100
MOST_TOMBSTONES = 5000
GONE = "defunct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question for services: a page of those that fit all that is given."""

    page: int = 1
    per_page: int = 20
    search: str = ""
    organization: str = ""
    modified_after: datetime | None = None
    is_minimal: bool = False
    is_full: bool = False


def about(openapi_address: str) -> dict[str, str]:
    """Return which version is spoken here, and where it is described."""
    return {"version": VERSION, "profile": PROFILE, "openapi_url": openapi_address}


def services(office: Office, asked: Asked, on: date) -> dict[str, Any]:
    """Return a page of services, tombstones behind them."""
    found = _services(office, asked, on)
    gone = _tombstones(office, asked, on)
    count = found.count()
    first = (asked.page - 1) * asked.per_page
    contents = [_service(offer, asked) for offer in found.order_by("pk")[first : first + asked.per_page]]
    left = asked.per_page - len(contents)
    contents += gone[max(0, first - count) :][:left] if left else []
    return page_of(contents, total=count + len(gone), page=asked.page, per_page=asked.per_page)


def service(office: Office, key: str, on: date) -> dict[str, Any]:
    """Return one service with all that hangs on it; drafts and what is over are not found."""
    found = public_offers(office, on).filter(public_id=public_id_of(SERVICE, key)).first()
    if found is None:
        raise NotFound("not_found")
    return _service(found, Asked(is_full=True))


def organizations(office: Office, asked: Asked, on: date) -> dict[str, Any]:
    """Return a page of providers with public offers."""
    providers = _providers(office, on)
    if asked.search:
        providers = providers.filter(name__icontains=asked.search)
    first = (asked.page - 1) * asked.per_page
    contents = [_organization(one) for one in providers.order_by("pk")[first : first + asked.per_page]]
    return page_of(contents, total=providers.count(), page=asked.page, per_page=asked.per_page)


def organization(office: Office, key: str, on: date) -> dict[str, Any]:
    """Return one provider with its public services."""
    found = _providers(office, on).filter(public_id=public_id_of(ORGANIZATION, key)).first()
    if found is None:
        raise NotFound("not_found")
    offers = public_offers(office, on).filter(provider=found).order_by("pk")[:MOST_ON_A_PAGE]
    return _organization(found) | {"services": [_service(offer, Asked(is_full=True)) for offer in offers]}


def _services(office: Office, asked: Asked, on: date) -> OfferQuerySet:
    found = public_offers(office, on)
    if asked.search:
        found = found.naming(asked.search)
    if asked.organization:
        found = found.filter(provider__public_id=public_id_of(ORGANIZATION, asked.organization))
    if asked.modified_after is not None:
        found = found.filter(changed_at__gte=asked.modified_after)
    return found


def _service(offer: Offer, asked: Asked) -> dict[str, Any]:
    if asked.is_minimal:
        return {"id": uuid_of(SERVICE, offer.public_id), "modified_date": _instant(offer.changed_at)}
    record = public_record_of(offer)
    return service_of(record, words(), changed_at=offer.changed_at, is_full=asked.is_full)


def _tombstones(office: Office, asked: Asked, on: date) -> list[dict[str, Any]]:
    if asked.modified_after is None or asked.search or asked.organization:
        return []
    return [_tombstone(*one, is_minimal=asked.is_minimal) for one in _gone(office, asked.modified_after, on)]


def _gone(office: Office, since: datetime, on: date) -> Iterator[tuple[str, datetime]]:
    """Yield what was public once and is not any more: put away or withdrawn, over, or removed altogether."""
    hidden = Offer.objects.of(office).exclude(pk__in=Offer.objects.of(office).public_on(on).values("pk"))
    left = hidden.filter(Q(changed_at__gte=since) | Q(visible_until__gte=since.date(), visible_until__lt=on))
    once_public = Offer.history.filter(state__in=freshness.PUBLIC_STATES).values("id")
    yield from left.filter(pk__in=once_public).values_list("public_id", "changed_at")[:MOST_TOMBSTONES]
    removed = Change.objects.of(office).filter(kind=OFFER, removed=True, at__gte=since)
    yield from removed.values_list("public_id", "at")[:MOST_TOMBSTONES]


def _tombstone(public_id: str, at: datetime, *, is_minimal: bool) -> dict[str, Any]:
    key = uuid_of(SERVICE, public_id)
    if is_minimal:
        return {"id": key, "modified_date": _instant(at), "status": GONE}
    return {"id": key, "name": "–", "status": GONE, "last_modified": _instant(at)}


def _providers(office: Office, on: date) -> Any:
    public = Offer.objects.of(office).public_on(on).values("provider_id")
    return Organisation.objects.of(office).filter(pk__in=public)


def _organization(provider: Organisation) -> dict[str, Any]:
    said = {
        "id": uuid_of(ORGANIZATION, provider.public_id),
        "name": provider.name,
        "description": provider.name,
        "website": provider.website,
    }
    return {name: value for name, value in said.items() if value}


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
