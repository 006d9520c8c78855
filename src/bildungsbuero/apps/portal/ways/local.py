"""What the catalogue holds for a station: schools, courses of education, offers, and whom to ask."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.apps.portal.offers.listing import Hit, present_hits
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.search.request import TITLE

PATH = "qualification_path"
GUIDANCE = "guidance"
INSTITUTION = "institution"
# Who is asked where a station names no topic of its own.
ASKED_ABOUT = ("career_orientation", "transitions")
MOST_SCHOOLS = 60
MOST_OFFERS = 5
MOST_GUIDANCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """What there is here; addresses lead to all of it in the search."""

    paths: list[Hit]
    schools: list[Hit]
    offers: list[Hit]
    offers_address: str
    has_examples: bool


def local_of(
    office: Office, on: date, *, station: str, school_types: tuple[str, ...], topics: tuple[str, ...]
) -> Local:
    """Return what the catalogue of an office holds for a station."""
    paths = Offer.objects.of(office).public_on(on).filter(kind=PATH, profile__station=station)
    schools = _found(office, on, {"kind": (INSTITUTION,), "school_type": school_types}, MOST_SCHOOLS, sort=TITLE)
    others = tuple(key for key in kinds() if key not in (PATH, GUIDANCE, INSTITUTION))
    offers = _found(office, on, {"kind": others, "topic": topics}, MOST_OFFERS)
    of_paths = list(paths.with_provider_and_place()[:MOST_SCHOOLS])
    return Local(
        paths=_hits(of_paths, on),
        schools=_hits(schools if school_types else [], on),
        offers=_hits(offers if topics else [], on),
        offers_address=f"{reverse('portal:offers')}?{urlencode([('topic', topic) for topic in topics])}",
        has_examples=any(offer.is_example for offer in (*of_paths, *schools, *offers)),
    )


def guidance_for(office: Office, on: date, topics: tuple[str, ...] = ()) -> list[Hit]:
    """Return counselling places for some topics, and those for every way behind them."""
    wanted = tuple(dict.fromkeys((*topics, *ASKED_ABOUT)))
    return _hits(_found(office, on, {"kind": (GUIDANCE,), "topic": wanted}, MOST_GUIDANCE), on)


def _found(
    office: Office, on: date, facets: dict[str, tuple[str, ...]], limit: int, *, sort: str = "relevance"
) -> list[Offer]:
    question = Question(on=on, office=office, facets=facets, sort=sort, limit=limit, counted=())
    return find(question).offers if all(facets.values()) else []


def _hits(offers: list[Offer], on: date) -> list[Hit]:
    return present_hits(offers, Selection(), on)
