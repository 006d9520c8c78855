"""A search of the public offers: the index answers with ids, the database with what stands there now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue import indexing
from bildungsbuero.apps.catalogue.filter_words import filter_words
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.near import find_near
from bildungsbuero.apps.catalogue.vocabulary import vocabularies
from bildungsbuero.core.errors import Refusal
from bildungsbuero.search.asking import Asked, hear, understood
from bildungsbuero.search.filter_words import Recognised
from bildungsbuero.search.index import relaxations, search
from bildungsbuero.search.request import MOST_VALUES, RELEVANCE, SORTS, Answer, Near, Relaxation, SearchRequest
from bildungsbuero.search.schema import FACETS, SIGNPOSTS
from bildungsbuero.web.long_lists import total_of

# Around a postcode that stands among the words.
NEAR_KM = "10"
# Facets whose values are keys of a vocabulary of another name.
VOCABULARY_OF = {"language_taught": "language", "language_level": "level"}
# Facets whose values are names or ids.
WITHOUT_VOCABULARY = frozenset(
    {
        "place",
        "region",
        "district",
        "venue",
        "provider",
        "record",
        "confirmed",
        "childcare",
        "registration",
        "class_level",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody looks for among the public offers."""

    on: date
    office: Office | None = None
    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: Near | None = None
    when: tuple[str, ...] = ()
    at: time | None = None
    # Words that stay words although they could be filters.
    plain: tuple[str, ...] = ()
    sort: str = RELEVANCE
    offset: int = 0
    limit: int = 20
    counted: tuple[str, ...] = FACETS
    most_values: int = MOST_VALUES

    def as_request(self) -> SearchRequest:
        """Return the question as the index takes it."""
        return SearchRequest(
            on=self.on,
            office=self.office.key if self.office else "",
            text=self.text,
            facets=self.facets,
            near=self.near,
            when=self.when,
            at=self.at,
            sort=self.sort if self.sort in SORTS else RELEVANCE,
            offset=self.offset,
            limit=self.limit,
            counted=self.counted,
            most_values=self.most_values,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer of the index with the offers of its page.

    `understood` is what was asked, with the filters in its words; `recognised` are those of them that hold, `given_up`
    those that would have left nothing.
    """

    answer: Answer
    offers: list[Offer]
    understood: SearchRequest
    recognised: tuple[Recognised, ...] = ()
    given_up: tuple[Recognised, ...] = ()


def find(question: Question) -> Found:
    """Return the public offers that answer a question, after what is open has been applied to the index."""
    indexing.catch_up()
    store = indexing.index_store()
    heard = hear(store, question.as_request(), filter_words(), near_of=_near_of, plain=question.plain)
    return Found(
        answer=heard.answer,
        offers=_in_order(heard.answer.ids, question.on),
        understood=heard.understood,
        recognised=heard.asked.recognised,
        given_up=heard.given_up,
    )


def places_known() -> frozenset[str]:
    """Return the names of towns, parts of towns and regions in which offers lie."""
    return frozenset(value for meaning in indexing.index_store().places().values() for value in meaning.values)


def understand(question: Question) -> Asked:
    """Return a question with the filters that its words say."""
    store = indexing.index_store()
    return understood(store, question.as_request(), filter_words(), near_of=_near_of, plain=question.plain)


def _near_of(postcode: str) -> Near | None:
    try:
        return find_near(postcode, NEAR_KM)
    except Refusal:
        return None


def find_signposts(office: Office, text: str, *, on: date, limit: int) -> tuple[str, ...]:
    """Return ids of what an office has beside offers and that holds all words of a search, the best first."""
    if not text.strip():
        return ()
    indexing.catch_up()
    facets = {"record": SIGNPOSTS}
    # Words that have to be stretched answer no question.
    request = SearchRequest(
        on=on, office=office.key, text=text, facets=facets, limit=limit, counted=(), is_literal=True
    )
    return search(indexing.index_store(), request).ids


def has_very_many(office: Office) -> bool:
    """Whether an office has so many offers that no page counts them all or looks into each title."""
    among = Offer.objects.of(office)
    return total_of(among, among=among).is_estimate


def find_ids(
    office: Office, text: str, *, on: date, topic: str = "", sort: str = RELEVANCE, limit: int
) -> tuple[tuple[str, ...], int]:
    """Return ids of an office's offers that were made public, also those that are over, and how many fit in all."""
    indexing.catch_up()
    request = SearchRequest(
        on=on,
        is_any_day=True,
        office=office.key,
        text=text,
        facets={"topic": (topic,)} if topic else {},
        sort=sort,
        limit=limit,
        counted=(),
    )
    answer = search(indexing.index_store(), request)
    return answer.ids, answer.total


def relaxed(found: Found) -> list[Relaxation]:
    """Return what there would be without each filter, or with another value in its place."""
    store = indexing.index_store()
    return relaxations(store, found.understood)


def guidance_for(question: Question, *, limit: int) -> list[Offer]:
    """Return places of counselling that somebody may ask who found nothing: near the place asked for, else any."""
    for near in dict.fromkeys((question.near, None)):
        asked = replace(
            question, text="", facets={"kind": ("guidance",)}, near=near, when=(), offset=0, limit=limit, counted=()
        )
        found = find(asked).offers
        if found:
            return found
    return []


def _in_order(public_ids: tuple[str, ...], on: date) -> list[Offer]:
    # Asked again whether they are public: an index that is a moment old shows nothing that was just withdrawn.
    offers = Offer.objects.across_offices(because="only public offers are asked for").public_on(on)
    found = offers.with_provider_and_place().filter(public_id__in=public_ids).order_by()
    by_id = {offer.public_id: offer for offer in found}
    return [by_id[public_id] for public_id in public_ids if public_id in by_id]


def check_facets(facets: Mapping[str, tuple[str, ...]]) -> None:
    """Every filter has a name that exists."""
    for name in facets:
        if name not in FACETS:
            raise Refusal("offers.unknown_facet", name=name[:40], known=", ".join(FACETS))


def facet_vocabulary(name: str) -> str | None:
    """Return the vocabulary in which the values of a facet are keys, or None where they are names or ids."""
    vocabulary = VOCABULARY_OF.get(name, name)
    return vocabulary if name not in WITHOUT_VOCABULARY and vocabulary in vocabularies() else None
