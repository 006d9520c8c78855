"""The offers of a theme portal: those of the office, and public ones of other offices that were released to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office, Release
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.apps.catalogue.vocabulary import active_language
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.offers.listing import Hit, present_hits
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.search.documents import facet_values
from bildungsbuero.search.request import TITLE

Facets = Mapping[str, tuple[str, ...]]
MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Themed:
    """An offer of a portal; `of_office` is the other office that it comes from."""

    offer: Offer
    of_office: Office | None = None


def facets_of(portal: ThemePortal, narrowed: Facets) -> dict[str, tuple[str, ...]]:
    """Return the filters of a portal; a part that names a filter of its own means that one."""
    return {name: tuple(values) for name, values in {**portal.facets, **narrowed}.items() if values}


def address_of(portal: ThemePortal, narrowed: Facets, text: str = "") -> str:
    """Return the address of the search that finds these offers."""
    pairs = [("q", text)] if text else []
    pairs += [(name, value) for name, values in facets_of(portal, narrowed).items() for value in values]
    return f"{reverse('portal:offers')}?{urlencode(pairs)}"


def offers_of(portal: ThemePortal, on: date, narrowed: Facets, *, text: str = "", limit: int = MOST) -> list[Themed]:
    """Return offers of a portal on a day."""
    facets = facets_of(portal, narrowed)
    question = Question(on=on, office=portal.office, text=text, facets=facets, sort=TITLE, limit=limit, counted=())
    own = [Themed(offer=one) for one in find(question).offers if _lies_in(one, portal.territory)]
    released = _released(portal, on, facets) if portal.takes_released and not text else []
    return [*own, *released][:limit]


def hits_of(themed: Sequence[Themed], on: date) -> list[Hit]:
    """Return offers as lists show them; one of another office leads there and says whose it is."""
    hits = present_hits([one.offer for one in themed], Selection(), on)
    return [_elsewhere(hit, one) if one.of_office else hit for hit, one in zip(hits, themed, strict=True)]


def _elsewhere(hit: Hit, themed: Themed) -> Hit:
    office = themed.of_office
    assert office is not None  # noqa: S101 - asked by the caller
    language = active_language()
    segment = "" if language == settings.LANGUAGE_CODE else f"{language}/"
    address = f"{settings.SUB_PATH}/{office.key}/{segment}angebote/{themed.offer.public_id}/"
    return replace(hit, address=address, provider=", ".join(filter(None, (hit.provider, office.name))))


def _released(portal: ThemePortal, on: date, facets: Facets) -> list[Themed]:
    """Return what other offices released, as far as it is public there anyway and lies in the territory."""
    because = "an office asks what others released to it"
    releases = Release.objects.across_offices(because=because).standing_on(on)
    ids = releases.filter(kind=OFFER, to_office=portal.office).values_list("public_id", flat=True)
    public = Offer.objects.across_offices(because=because).public_on(on)
    offers = public.filter(office__active=True, public_id__in=list(ids)[:MOST])
    fitting = (one for one in offers.with_provider_and_place() if _fits(one, facets))
    return [Themed(offer=one, of_office=one.office) for one in fitting if _lies_in(one, portal.territory)]


def _fits(offer: Offer, facets: Facets) -> bool:
    values = facet_values(public_record_of(offer))
    return all(set(wanted) & set(values.get(name, ())) for name, wanted in facets.items())


def _lies_in(offer: Offer, territory: tuple[str, ...]) -> bool:
    """Whether an offer lies in a territory; one that is held everywhere or nowhere known is not cut off."""
    place = offer.place
    if not territory or offer.reach != Offer.Reach.PLACE or place is None or place.municipality is None:
        return True
    return place.municipality.key.startswith(tuple(territory))
