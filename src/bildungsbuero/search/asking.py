"""A question in the words of a person: filters recognised among them, taken back where they leave nothing."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from bildungsbuero.search.filter_words import NEAR, WHEN, FilterWords, Recognised
from bildungsbuero.search.index import search
from bildungsbuero.search.request import Answer, Near, SearchRequest
from bildungsbuero.search.store import IndexStore

NearOf = Callable[[str], Near | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request with the filters that were recognised in its words, and which words these were."""

    request: SearchRequest
    recognised: tuple[Recognised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was asked in the end, the answer, and what was recognised but would have left nothing."""

    asked: Asked
    answer: Answer
    given_up: tuple[Recognised, ...] = ()


def understood(
    store: IndexStore, request: SearchRequest, words: FilterWords, *, near_of: NearOf, plain: Collection[str] = ()
) -> Asked:
    """Return the request with the filters that its words say; what somebody chose by hand stays as it is."""
    found = words.understand(request.text, plain=plain, places=store.places())
    asked = replace(request, text=found.text)
    facets = defaultdict(list, {name: list(values) for name, values in request.facets.items()})
    recognised = []
    for one in found.recognised:
        meaning = one.meaning
        if meaning.facet == NEAR:
            near = near_of(meaning.values[0]) if asked.near is None else None
            if near is None:
                return understood(store, request, words, near_of=near_of, plain=(*plain, one.words))
            asked = replace(asked, near=near)
        elif meaning.facet == WHEN:
            asked = replace(asked, when=tuple(dict.fromkeys((*asked.when, *meaning.values))))
        else:
            facets[meaning.facet] += [value for value in meaning.values if value not in facets[meaning.facet]]
        recognised.append(one)
    asked = replace(asked, facets={name: tuple(values) for name, values in facets.items()})
    return Asked(request=asked, recognised=tuple(recognised))


def hear(
    store: IndexStore, request: SearchRequest, words: FilterWords, *, near_of: NearOf, plain: Collection[str] = ()
) -> Heard:
    """Return the answer; where the recognised filters leave nothing, the words are looked for as words."""
    asked = understood(store, request, words, near_of=near_of, plain=plain)
    answer = search(store, asked.request)
    if answer.total or not asked.recognised:
        return Heard(asked=asked, answer=answer)
    return Heard(asked=Asked(request=request), answer=search(store, request), given_up=asked.recognised)
