"""A question in the words of a person: filters recognised among them, taken back where they leave nothing."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from bildungsbuero.search.filter_words import NEAR, WHEN, FilterWords, Recognised
from bildungsbuero.search.index import search
from bildungsbuero.search.request import Answer, Near, SearchRequest
from bildungsbuero.search.store import IndexStore

NearOf = Callable[[str], Near | None]
# Each filter that is left out on trial is a search of its own.
MOST_TRIED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request with the filters that were recognised in its words, and which words these were."""

    request: SearchRequest
    recognised: tuple[Recognised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The answer to what was asked in the end, and what was recognised but would have left nothing.

    `understood` is the request with all recognised filters, also those that were given up.
    """

    asked: Asked
    answer: Answer
    understood: SearchRequest
    given_up: tuple[Recognised, ...] = ()


def understood(
    store: IndexStore, request: SearchRequest, words: FilterWords, *, near_of: NearOf, plain: Collection[str] = ()
) -> Asked:
    """Return the request with the filters that its words say; what somebody chose by hand stays as it is."""
    found = words.understand(request.text, plain=plain, places=store.places())
    return _with(replace(request, text=found.text), found.recognised, near_of)


def _with(request: SearchRequest, recognised: Iterable[Recognised], near_of: NearOf) -> Asked:
    """Return the request with recognised filters; a postcode that does not exist goes back to the words."""
    facets = defaultdict(list, {name: list(values) for name, values in request.facets.items()})
    kept = []
    for one in recognised:
        meaning = one.meaning
        if meaning.facet == NEAR:
            near = near_of(meaning.values[0]) if request.near is None else None
            if near is None:
                request = replace(request, text=f"{request.text} {one.words}".strip())
                continue
            request = replace(request, near=near)
        elif meaning.facet == WHEN:
            request = replace(request, when=tuple(dict.fromkeys((*request.when, *meaning.values))))
        else:
            facets[meaning.facet] += [value for value in meaning.values if value not in facets[meaning.facet]]
        kept.append(one)
    request = replace(request, facets={name: tuple(values) for name, values in facets.items()})
    return Asked(request=request, recognised=tuple(kept))


def hear(
    store: IndexStore, request: SearchRequest, words: FilterWords, *, near_of: NearOf, plain: Collection[str] = ()
) -> Heard:
    """Return the answer; where the recognised filters leave nothing, the words are looked for as words."""
    asked = understood(store, request, words, near_of=near_of, plain=plain)
    answer = search(store, asked.request)
    if answer.total or not asked.recognised:
        return Heard(asked=asked, answer=answer, understood=asked.request)
    return _with_one_less(store, request, asked, near_of) or Heard(
        asked=Asked(request=request),
        answer=search(store, request),
        understood=asked.request,
        given_up=asked.recognised,
    )


def _with_one_less(store: IndexStore, request: SearchRequest, asked: Asked, near_of: NearOf) -> Heard | None:
    """Return the best answer that there is without one of the recognised filters, None where it takes more."""
    best: Heard | None = None
    tried = {one.meaning: one for one in asked.recognised}.values()
    for one in islice(tried, MOST_TRIED) if len(asked.recognised) > 1 else ():
        kept = tuple(other for other in asked.recognised if other.meaning != one.meaning)
        fewer = _with(replace(request, text=asked.request.text), kept, near_of)
        answer = search(store, fewer.request)
        if answer.total > (best.answer.total if best else 0):
            best = Heard(asked=fewer, answer=answer, understood=asked.request, given_up=(one,))
    return best
