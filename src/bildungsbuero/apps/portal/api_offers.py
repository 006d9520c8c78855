"""The public API of offers: search and one offer."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from pydantic import create_model

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.near import find_near
from bildungsbuero.apps.catalogue.presenters import hit
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.apps.catalogue.successors import moved
from bildungsbuero.apps.catalogue.translating.showing import Spoken, speak
from bildungsbuero.apps.portal.api_examples import answered
from bildungsbuero.apps.portal.offers.json_ld import EXAMPLE_NOTE
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.search.request import RELEVANCE, WHEN
from bildungsbuero.search.schema import FACETS

MOST_PER_PAGE = 100

router = Router(tags=["offers"])


class _Asked(Schema):
    q: str = Field(
        "", max_length=200, description="Words to look for; words such as kostenlos, abends, A2 are taken as filters."
    )
    near: str = Field("", max_length=60, description="German postcode, or latitude and longitude such as 49.76,6.64.")
    radius: str = Field("10", max_length=10, description="Kilometres around that point.")
    sort: str = Field(RELEVANCE, pattern="^(relevance|title|confirmed)$")
    lang: str = Field("", max_length=20, description="Language of the texts, such as uk; German where not translated.")
    when: list[str] = Field([], description="open_now, today, starts_this_week: each narrows further.")
    plain: list[str] = Field([], description="Words of q that stay words although they could be filters.")
    page: int = Field(1, ge=1, le=1000)
    per_page: int = Field(20, ge=1, le=MOST_PER_PAGE)


# Each facet may be given several times; its values are keys of the vocabularies.
_FACET_FIELDS: Any = {name: (list[str], Field([])) for name in FACETS}
Asked: Any = create_model("Asked", __base__=_Asked, **_FACET_FIELDS)


class Hit(Schema):
    """An offer in a list."""

    record: str
    id: str
    title: str
    provider: str
    place: str
    kind: str
    topics: list[str]
    life_phases: list[str]


class UnderstoodOut(Schema):
    """Words of the question that were taken as a filter."""

    words: str
    facet: str
    values: list[str]


class Found(Schema):
    """One page of hits with the counts of all filters; a facet's own filter is left out of its counts."""

    total: int
    page: int
    per_page: int
    hits: list[Hit]
    facets: dict[str, dict[str, int]]
    understood: list[UnderstoodOut]


class ProviderOut(Schema):
    """Who makes the offer."""

    id: str
    name: str
    operator_kind: str
    sectors: list[str]
    website: str


class PlaceOut(Schema):
    """Where; a place that must not be found keeps neither street nor coordinates."""

    name: str
    street: str
    postcode: str
    town: str
    country: str
    municipality_key: str
    association: str
    county: str
    district: str
    latitude: float | None
    longitude: float | None
    precision: str
    visibility: str
    stop: str
    accessibility: dict[str, bool]


class RunOut(Schema):
    """One holding of the offer."""

    id: str
    number: str
    starts_on: date | None
    ends_on: date | None
    starts_at: time | None
    ends_at: time | None
    weekdays: list[str]
    schedule: str
    rolling_entry: bool
    seats: int | None
    seats_free: int | None
    seats_as_of: date | None
    register_until: date | None
    is_cancelled: bool


class PriceOut(Schema):
    """A price; 0 does not mean free of charge, `is_free` does."""

    amount: Decimal
    label: str
    currency: str


class ConditionOut(Schema):
    """A condition of taking part."""

    condition: str
    value_from: str
    value_to: str
    note: str


class ContactOut(Schema):
    """Whom to ask, by function."""

    function: str
    phone: str
    email: str


class OfferOut(Schema):
    """Everything that the public may know of an offer; what nobody said is empty or null."""

    record: str
    id: str
    office: str
    address: str
    # Which language the texts are in, and which of them are German all the same.
    text_language: str
    german_texts: list[str]
    title: str
    kind: str
    summary: str
    description: str
    provider: ProviderOut
    operator: str
    topics: list[str]
    life_phases: list[str]
    target_groups: list[str]
    languages: list[str]
    language_taught: str
    level_from: str
    level_to: str
    learning_form: str
    mode: str
    reach: str
    place: PlaceOut | None
    runs: list[RunOut]
    cost: str
    is_free: bool
    depends_on_income: bool
    prices: list[PriceOut]
    reductions: list[str]
    conditions: list[ConditionOut]
    accessibility: dict[str, bool]
    childcare: bool | None
    registration: str
    contact: ContactOut | None
    website: str
    profile: dict[str, str]
    state: str
    standing: str
    confirmed_on: date | None
    as_of: str
    source: str
    licence: str
    is_example: bool
    note: str


@router.get("/offers", response=Found, summary="Search public offers", **answered("offers"))
def offers(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return one page of the offers that fit, with counts for every filter."""
    at = timezone.localtime()
    question = Question(
        on=at.date(),
        at=at.time(),
        when=tuple(name for name in asked.when if name in WHEN),
        plain=tuple(asked.plain),
        office=_office(request),
        text=asked.q,
        facets={name: tuple(values) for name in FACETS if (values := getattr(asked, name))},
        near=find_near(asked.near, asked.radius) if asked.near else None,
        sort=asked.sort,
        offset=(asked.page - 1) * asked.per_page,
        limit=asked.per_page,
    )
    language = _spoken(asked.lang)
    found = find(question)
    return {
        "total": found.answer.total,
        "page": asked.page,
        "per_page": asked.per_page,
        "hits": [
            hit(offer) | {"title": spoken.record.title}
            for offer, spoken in zip(found.offers, speak(found.offers, language), strict=True)
        ],
        "facets": found.answer.facets,
        "understood": [
            {"words": one.words, "facet": one.meaning.facet, "values": list(one.meaning.values)}
            for one in found.recognised
        ],
    }


@router.get("/offers/{public_id}", response=OfferOut, summary="One public offer", **answered("offer"))
def offer(request: HttpRequest, public_id: str, lang: str = "") -> dict[str, Any] | HttpResponse:
    """Return one offer; drafts and what is over are not found, one that was merged leads to the one that stands."""
    on = timezone.localdate()
    office = _office(request)
    offers = Offer.objects.of(office) if office else Offer.objects.across_offices(because="public offers only")
    found = offers.public_on(on).with_provider_and_place().filter(public_id=public_id).first()
    if found is None:
        return redirect("portal:api:offer", moved(OFFER, public_id, office=office, on=on).public_id)
    address = request.build_absolute_uri(reverse("portal:offer", args=[public_id]))
    (spoken,) = speak([found], _spoken(lang))
    return _present(spoken, standing=found.standing_on(on), address=address if office else "")


def _spoken(code: str) -> str:
    """Return the language in which texts are wanted; raises Refusal for one that nobody speaks here."""
    known = [language.code for language in settings.SPOKEN]
    if code and code not in known:
        raise Refusal("translations.not_spoken", place=Place(field="lang"), value=code[:20], known=", ".join(known))
    return code or GERMAN


def _present(spoken: Spoken, *, standing: str, address: str) -> dict[str, Any]:
    record = spoken.record
    values: dict[str, Any] = {name: getattr(record, name) for name in OfferOut.model_fields if hasattr(record, name)}
    return values | {
        "id": record.public_id,
        "text_language": spoken.language,
        "german_texts": sorted(spoken.german),
        "address": address,
        "standing": standing,
        "note": EXAMPLE_NOTE if record.is_example else "",
        "provider": {
            "id": record.provider.public_id,
            **{name: getattr(record.provider, name) for name in ("name", "operator_kind", "sectors", "website")},
        },
        "runs": [
            {"id": run.public_id, "number": run.external_id, **{name: getattr(run, name) for name in _OF_A_RUN}}
            for run in record.runs
        ],
    }


_OF_A_RUN = tuple(name for name in RunOut.model_fields if name not in ("id", "number"))


def _office(request: HttpRequest) -> Office | None:
    office: Office | None = request.office  # type: ignore[attr-defined]
    return office
