"""What stands in the fields of an entry, in words, so that two can be read side by side."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.differences import VOCABULARY
from bildungsbuero.apps.catalogue.duplicates.merging import FIELDS, Entry
from bildungsbuero.apps.catalogue.hours_in_words import hours_in_words
from bildungsbuero.apps.catalogue.in_words import condition_in_words, prices_in_words
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.vocabulary import active_language, label, labels, vocabularies
from bildungsbuero.web.wording import day, number

LONGEST = 400
VOCABULARY_OF = {**VOCABULARY, "operator_kind": "operator_kind", "sectors": "sector"}


def differing(kind: str, first: Entry, second: Entry) -> list[tuple[str, ...]]:
    """Return the groups of fields in which two entries say something different."""
    return [names for names in FIELDS[kind] if any(_raw(first, name) != _raw(second, name) for name in names)]


def title_of(entry: Entry, names: tuple[str, ...]) -> str:
    """Return the name of a group of fields."""
    return ", ".join(str(entry._meta.get_field(name).verbose_name) for name in names)  # type: ignore[union-attr]


def in_words(entry: Entry, names: tuple[str, ...]) -> str:
    """Return what an entry says in a group of fields; a dash where it says nothing."""
    said = [text for name in names if (text := _in_words(entry, name))]
    text = ", ".join(said)
    return f"{text[:LONGEST]} …" if len(text) > LONGEST else text


def is_silent(entry: Entry, names: tuple[str, ...]) -> bool:
    """Whether an entry says nothing in a group of fields."""
    return not any(_raw(entry, name) not in (None, "", (), [], {}, False) for name in names)


def filled(kind: str, entry: Entry) -> int:
    """Return in how many groups of fields an entry says something."""
    return sum(not is_silent(entry, names) for names in FIELDS[kind])


def _raw(entry: Entry, name: str) -> Any:
    return getattr(entry, entry._meta.get_field(name).attname)  # type: ignore[union-attr]


def _in_words(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    if value in (None, "", (), [], {}):
        return ""
    if name in VOCABULARY_OF:
        vocabulary = VOCABULARY_OF[name]
        return ", ".join(labels(vocabulary, value)) if isinstance(value, tuple) else label(vocabulary, value)
    if isinstance(entry, Offer) and name == "prices":
        return "; ".join(prices_in_words(record_of(entry)))
    if isinstance(entry, Offer) and name == "conditions":
        return "; ".join(condition_in_words(one) for one in record_of(entry).conditions)
    if isinstance(entry, Offer) and name == "opening_hours":
        return "; ".join(hours_in_words(record_of(entry).opening_hours))
    if isinstance(entry, Offer) and name == "profile":
        return "; ".join(_profile(entry))
    if name in ("own_values", "internal_values"):
        return "; ".join(map(str, value.values()))
    if name == "accessibility":
        return ", ".join(f"{label('accessibility', key)}: {_yes_no(given)}" for key, given in value.items())
    return _plain(entry, name, value)


def _profile(offer: Offer) -> Iterator[str]:
    """What the profile of its kind says, each with the name of the field."""
    for field in offer.kind_profile.fields:
        if said := offer.profile_value(field.name):
            shown = label(field.type, said) if field.type in vocabularies() else said
            yield f"{field.label(active_language())}: {shown}"


def _plain(entry: Entry, name: str, value: Any) -> str:
    field = entry._meta.get_field(name)
    if isinstance(value, bool):
        return f"{field.verbose_name}: {_yes_no(value)}" if value else ""  # type: ignore[union-attr]
    if isinstance(value, date):
        return day(value)
    if isinstance(value, float):
        return number(value, 5)
    if isinstance(field, models.CharField) and field.choices:
        return str(getattr(entry, f"get_{name}_display")())
    return str(value)


def _yes_no(given: Any) -> str:
    return _("yes") if given else _("no")
