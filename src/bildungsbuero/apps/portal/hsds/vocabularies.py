"""The vocabularies as taxonomies with their terms, and which offers a term describes."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from bildungsbuero.apps.catalogue.giving_out import isced_of, words
from bildungsbuero.apps.catalogue.models import Translation
from bildungsbuero.apps.catalogue.models.translations import TranslationQuerySet
from bildungsbuero.apps.catalogue.records import FOR_STEERING_ONLY
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.apps.portal.hsds.asking import Listing, fixed
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.translations import ORIGINALS
from bildungsbuero.formats.hsds import terms
from bildungsbuero.formats.hsds.terms import ISCED, TAXONOMY_OF, Term

NOTHING = Q(pk__in=())
# Where offers keep what a term says: keys in a field of several, the key itself, or a name among others.
SEVERAL = {
    "topic": "topics",
    "life_phase": "life_phases",
    "target_group": "target_groups",
    "reduction": "reductions",
}
SINGLE = frozenset({"kind", "mode", "reach", "learning_form", "level_from", "level_to", "language_taught"})
NAMED = frozenset({"accessibility", "profile"})
COSTS = {"free": Q(is_free=True), "by_income": Q(is_free=False, depends_on_income=True)}


def taxonomies(search: str) -> Listing:
    """Return the taxonomies whose name or description holds the words."""
    return fixed([one for one in terms.taxonomies() if _holds(search, one["name"], one["description"])])


def taxonomy(key: str) -> dict[str, Any]:
    """Return one taxonomy."""
    return _one(terms.taxonomies(), key)


def taxonomy_terms(search: str, *, taxonomy_id: str, parent: str) -> Listing:
    """Return the terms of all taxonomies or of one; none has a parent."""
    found = [] if parent else [term.as_json() for term in all_terms() if _holds(search, term.name, term.code)]
    return fixed([one for one in found if taxonomy_id in ("", one["taxonomy_detail"]["id"])])


def taxonomy_term(key: str) -> dict[str, Any]:
    """Return one term."""
    return _one((term.as_json() for term in all_terms()), key)


def has_term(key: str) -> Q:
    """Return the condition for offers that a term describes; an unknown term describes none."""
    found = next((term for term in all_terms() if term.id == key.casefold()), None)
    return _condition(found) if found else NOTHING


def has_taxonomy(key: str) -> Q:
    """Return the condition for offers that any term of a taxonomy describes."""
    name = next((one["name"] for one in terms.taxonomies() if one["id"] == key.casefold()), "")
    if name == ISCED:
        return reduce(or_, (Q(topics__has=topic) for topic in _topics() if isced_of(topic)))
    fields = [field for field, taxonomy in TAXONOMY_OF.items() if name == f"{terms.OWN}:{taxonomy}"]
    return reduce(or_, (_says_something(field) for field in fields), NOTHING)


def all_terms() -> Iterator[Term]:
    """Yield every term that public offers may be described by, in the active language."""
    known, labels = vocabularies(), words()
    for field, name in TAXONOMY_OF.items():
        if field == "cost":
            yield from (terms.term_of(field, key, labels) for key in COSTS)
        elif name in known:
            keys = (term.key for term in known[name] if term.key not in FOR_STEERING_ONLY)
            yield from (terms.term_of(field, key, labels) for key in keys)
    names = dict.fromkeys(field.name for kind in kinds().values() for field in kind.fields)
    yield from (terms.term_of("profile", name, labels) for name in names)
    yield from (Term(field=name, key="given", name=name) for name in ("source", "licence"))
    yield from (terms.translated(language.code, name) for language in targets() for name in ORIGINALS)
    codes = dict.fromkeys(code for topic in _topics() for code in isced_of(topic))
    yield from (terms.isced_term(code) for code in codes)


def _condition(term: Term) -> Q:
    if not term.field:
        topics = (topic for topic in _topics() if term.key in isced_of(topic))
        return reduce(or_, (Q(topics__has=topic) for topic in topics), NOTHING)
    if term.field in SEVERAL:
        return Q(**{f"{SEVERAL[term.field]}__has": term.key})
    if term.field in SINGLE:
        return Q(**{term.field: term.key})
    if term.field in NAMED:
        return Q(**{f"{term.field}__has_key": term.key})
    if term.field == "translation":
        language, _colon, field = term.key.partition(":")
        return Q(pk__in=_texts().into(language).filter(field=field).values("offer_id"))
    return COSTS[term.key] if term.field == "cost" else _says_something(term.field)


def _texts() -> TranslationQuerySet:
    return Translation.objects.across_offices(because="they narrow the public offers of one office")


def _topics() -> list[str]:
    return vocabularies()["topic"].keys()


def _says_something(field: str) -> Q:
    if field == "cost":
        return Q(is_free=True) | Q(depends_on_income=True)
    if field == "translation":
        return Q(pk__in=_texts().filter(field__in=ORIGINALS).values("offer_id"))
    if field in NAMED:
        return ~Q(**{field: {}})
    if field == "target_group":
        # Marks of the office are nobody's target group.
        return reduce(or_, (_condition(term) for term in all_terms() if term.field == field))
    return ~Q(**{SEVERAL.get(field, field): ""})


def _holds(search: str, *texts: str) -> bool:
    return search.casefold() in " ".join(texts).casefold()


def _one(found: Any, key: str) -> dict[str, Any]:
    one: dict[str, Any] | None = next((one for one in found if one["id"] == key), None)
    if one is None:
        raise NotFound("not_found")
    return one
