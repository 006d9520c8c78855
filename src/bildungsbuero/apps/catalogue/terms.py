"""Changing the words of an office: labels, everyday words, what is hidden, own terms, and back to what is shipped."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import OfficeTerm
from bildungsbuero.apps.catalogue.models.terms import new_key
from bildungsbuero.apps.catalogue.own_words import TERM, is_used
from bildungsbuero.apps.catalogue.records import FOR_STEERING_ONLY
from bildungsbuero.apps.catalogue.shipped_vocabulary import shipped_vocabularies
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.vocabulary import Term

# Below these an office may have terms of its own; elsewhere the program knows each key by heart.
EXTENSIBLE = frozenset(
    {"topic", "target_group", "institution_type", "school_type", "course_type", "reduction", "holiday"}
)
# What an office need not offer: with others, a record could not say what it must.
HIDEABLE = EXTENSIBLE | {"kind", "life_phase", "condition", "language", "mode", "guidance_way"}
# The first column of a workbook, the mail, a filter: long labels fit nowhere.
LONGEST_LABEL = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an office says of a term: labels by language, everyday words, and whether new records may have it."""

    labels: Mapping[str, str]
    words: Sequence[str] = ()
    is_hidden: bool = False


def may_have_own(vocabulary: str, key: str) -> bool:
    """Whether terms of the office's own may lie below a shipped one: below a mark for its work they would be public."""
    return vocabulary in EXTENSIBLE and key not in FOR_STEERING_ONLY


def shipped_term(vocabulary: str, key: str) -> Term:
    """Return a term as it is shipped; raises NotFound where there is none."""
    entries = shipped_vocabularies().get(vocabulary)
    found = next((term for term in entries if term.key == key), None) if entries else None
    if found is None:
        raise NotFound("not_found")
    return found


@transaction.atomic
def change_term(office: Office, vocabulary: str, key: str, *, wording: Wording) -> None:
    """Keep what an office says of a shipped term; what is as shipped is not kept."""
    shipped = shipped_term(vocabulary, key)
    labels = {code: text for code, text in wording.labels.items() if text and text != shipped.labels.get(code)}
    words = None if tuple(wording.words) == shipped.words else list(wording.words)
    if not labels and words is None and not wording.is_hidden:
        reset_term(office, vocabulary, key)
        return
    values = {"labels": labels, "words": words, "is_hidden": wording.is_hidden}
    before = OfficeTerm.objects.of(office).filter(vocabulary=vocabulary, key=key).first()
    if before and all(getattr(before, name) == value for name, value in values.items()):
        return
    term = before or OfficeTerm(office=office, vocabulary=vocabulary, key=key)
    for name, value in values.items():
        setattr(term, name, value)
    term.save()
    _changed(office, term)


@transaction.atomic
def change_own_term(term: OfficeTerm, wording: Wording) -> None:
    """Keep what an office says of a term of its own."""
    term.labels = {code: text for code, text in wording.labels.items() if text}
    term.words, term.is_hidden = list(wording.words), wording.is_hidden
    term.save()
    _changed(term.office, term)


@transaction.atomic
def add_term(office: Office, vocabulary: str, parent: str, *, wording: Wording) -> OfficeTerm:
    """Make a term of the office's own below a shipped one and return it; its key stays for good."""
    if not may_have_own(vocabulary, parent):
        raise Refusal("terms.not_extensible")
    shipped_term(vocabulary, parent)
    term = OfficeTerm(office=office, vocabulary=vocabulary, key=new_key(parent), parent=parent)
    change_own_term(term, wording)
    return term


@transaction.atomic
def reset_term(office: Office, vocabulary: str, key: str) -> None:
    """Take back what an office said of a shipped term; where it said nothing, nothing happens."""
    term = OfficeTerm.objects.of(office).filter(vocabulary=vocabulary, key=key, parent="").first()
    if term is not None:
        term.delete()
        _changed(office, term)


@transaction.atomic
def remove_term(term: OfficeTerm) -> None:
    """Delete a term of the office's own that nothing has; raises Refusal where an offer has it."""
    if is_used(term.office, term.vocabulary, term.key):
        raise Refusal("terms.still_used", name=str(term))
    term.delete()
    _changed(term.office, term)


def _changed(office: Office, term: OfficeTerm) -> None:
    office.vocabulary_mark = secrets.token_hex(8)
    office.save(update_fields=["vocabulary_mark"])
    changes.record(TERM, f"{term.vocabulary}:{term.key}", office=office)
