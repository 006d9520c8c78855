"""Providers with public offers as organisations, as pages and one by one."""

from collections import defaultdict
from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.giving_out import public_offers
from bildungsbuero.apps.catalogue.indexing import ORGANISATION
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.successors import Moved, moved
from bildungsbuero.apps.portal.hsds.asking import Asked, Listing
from bildungsbuero.apps.portal.hsds.services import service_for
from bildungsbuero.formats.hsds.ids import ORGANIZATION, public_id_of, uuid_of

# Whoever wants more services of an organisation asks for its pages of services.
MOST_SERVICES = 1000


def organizations(office: Office, asked: Asked, on: date) -> Listing:
    """Return the providers that fit; in full with their services."""
    providers = _providers(office, on)
    if asked.search:
        providers = providers.filter(name__icontains=asked.search)

    def part(first: int, last: int) -> list[dict[str, Any]]:
        found = list(providers.order_by("pk")[first:last])
        services = _services(office, found, asked, on) if asked.is_full or asked.has_full_services else {}
        return [_organization(one) | _named(services.get(one.pk, [])) for one in found]

    return Listing(count=providers.count(), part=part)


def organization(office: Office, key: str, asked: Asked, on: date) -> dict[str, Any] | Moved:
    """Return one provider with its public services, or where it went."""
    public_id = public_id_of(ORGANIZATION, key)
    found = _providers(office, on).filter(public_id=public_id).first()
    if found is None:
        return moved(ORGANISATION, public_id, office=office, on=on)
    services = _services(office, [found], asked, on)
    return _organization(found) | _named(services.get(found.pk, []))


def _services(office: Office, providers: list[Organisation], asked: Asked, on: date) -> dict[int, list[dict[str, Any]]]:
    offers = public_offers(office, on).filter(provider__in=providers).order_by("pk")[:MOST_SERVICES]
    services: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for offer in offers:
        whole = service_for(offer, Asked(is_full=asked.has_full_services))
        services[offer.provider_id].append({name: one for name, one in whole.items() if name != "organization"})
    return services


def _named(services: list[dict[str, Any]]) -> dict[str, Any]:
    return {"services": services} if services else {}


def _providers(office: Office, on: date) -> Any:
    public = Offer.objects.of(office).public_on(on).values("provider_id")
    return Organisation.objects.of(office).filter(pk__in=public)


def _organization(provider: Organisation) -> dict[str, Any]:
    said = {
        "id": uuid_of(ORGANIZATION, provider.public_id),
        "name": provider.name,
        "description": provider.description or provider.name,
        "website": provider.website,
    }
    return {name: value for name, value in said.items() if value}
