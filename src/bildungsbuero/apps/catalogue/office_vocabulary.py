"""The vocabularies as an office has them: shipped terms under its own labels and words, and terms of its own.

The mark of the office changes with every change: what was put together for a mark holds for good, so that labels ask
the database nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from django.apps import apps

from bildungsbuero.apps.catalogue.shipped_vocabulary import shipped_kinds, shipped_vocabularies
from bildungsbuero.core.vocabulary import Kind, Term, Vocabulary

if TYPE_CHECKING:
    from bildungsbuero.apps.catalogue.models import OfficeTerm

KIND = "kind"
MOST_OFFICES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeVocabularies:
    """All vocabularies and kinds of offers of an office."""

    vocabularies: dict[str, Vocabulary]
    kinds: dict[str, Kind]


@lru_cache(maxsize=MOST_OFFICES)
def office_vocabularies(office_id: int, mark: str) -> OfficeVocabularies:  # noqa: ARG001 - another mark, other words
    """Return what an office has, read once for each mark."""
    found = apps.get_model("catalogue", "OfficeTerm").objects.across_offices(because="the office is named by its id")
    return put_together(found.filter(office_id=office_id))


def put_together(changed: Iterable["OfficeTerm"]) -> OfficeVocabularies:
    """Return the shipped vocabularies with the changes of an office."""
    by_name: dict[str, list[OfficeTerm]] = {}
    for one in changed:
        by_name.setdefault(one.vocabulary, []).append(one)
    found = {
        name: Vocabulary(name, _terms(entries, by_name[name])) if name in by_name else entries
        for name, entries in shipped_vocabularies().items()
    }
    kinds = {key: replace(kind, labels=_of(found[KIND], key).labels) for key, kind in shipped_kinds().items()}
    return OfficeVocabularies(vocabularies=found, kinds=kinds)


def _terms(entries: Vocabulary, changed: list["OfficeTerm"]) -> list[Term]:
    own: dict[str, list[OfficeTerm]] = {}
    at_key: dict[str, OfficeTerm] = {}
    for one in changed:
        if one.parent:
            own.setdefault(one.parent, []).append(one)
        else:
            at_key[one.key] = one
    terms = []
    for term in entries:
        terms.append(_changed(term, at_key[term.key]) if term.key in at_key else term)
        # What an office adds stands below the term that it belongs to and counts as that one elsewhere.
        terms += [
            _changed(Term(key=one.key, labels={}, facts=term.facts, codes=term.codes, parent=term.key), one)
            for one in own.get(term.key, ())
        ]
    return terms


def _changed(term: Term, one: "OfficeTerm") -> Term:
    said = {language: text for language, text in one.labels.items() if text}
    words = term.words if one.words is None else tuple(one.words)
    return replace(term, labels={**term.labels, **said}, words=words, is_hidden=one.is_hidden)


def _of(entries: Vocabulary, key: str) -> Term:
    return next(term for term in entries if term.key == key)
