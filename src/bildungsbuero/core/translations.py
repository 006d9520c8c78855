"""The texts of an offer that are translated: where they stand in its record, and what becomes of a translation.

A translation remembers the German text that it was made from. It is out of date when the public reads another one;
dates, prices and seats are no texts, so whatever goes live at once (`minor_changes`) leaves every translation as it is.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from bildungsbuero.core.offers import ConditionRecord, OfferRecord

MISSING = "missing"
PARTLY = "partly"
OUTDATED = "outdated"
CURRENT = "current"
STATES = (MISSING, PARTLY, OUTDATED, CURRENT)

# Fields of a record that are texts for people, with the most signs that a translation may have.
LONGEST = {"title": 300, "summary": 500, "description": 20_000, "registration": 500}
LONGEST_ELSE = 500
CONDITION = "condition."
PROFILE = "profile."
CONTACT = "contact"
# Words beside prices and dates change places and go live unseen: they are known by what they say.
WORDS = "words."
ORIGINALS = tuple(LONGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A translated text, and whether the German one has changed since."""

    text: str
    is_outdated: bool = False


def texts_of(record: OfferRecord, profile_texts: Collection[str] = ()) -> dict[str, str]:
    """Return the German texts of an offer by field, without what is empty; `profile_texts` are those of its kind."""
    return {field: text for field, text in _texts(record, profile_texts) if text.strip()}


def with_texts(record: OfferRecord, texts: Mapping[str, str]) -> OfferRecord:
    """Return the record with these texts in the place of the German ones; what is not among them stays German."""
    if not texts:
        return record

    def known(text: str) -> str:
        return texts.get(words_field(text), text) if text else text

    contact = record.contact
    if contact is not None:
        contact = replace(contact, function=texts.get(CONTACT, contact.function))
    plain = {name: texts[name] for name in LONGEST if name in texts}
    return replace(
        record,
        **plain,  # type: ignore[arg-type]
        conditions=tuple(
            replace(one, note=texts.get(field, one.note)) for field, one in with_fields(record.conditions)
        ),
        profile={name: texts.get(PROFILE + name, value) for name, value in record.profile.items()},
        contact=contact,
        prices=tuple(replace(price, label=known(price.label)) for price in record.prices),
        runs=tuple(replace(run, schedule=known(run.schedule)) for run in record.runs),
    )


def longest(field: str) -> int:
    """Return how many signs a translation of a field may have."""
    return LONGEST.get(field, LONGEST_ELSE)


def words_field(text: str) -> str:
    """Return the field of words that are known by what they say in German."""
    return WORDS + hashlib.sha256(plain(text).encode()).hexdigest()[:12]


def plain(text: str) -> str:
    """Return a text without what nobody reads: other spaces and line ends are no other text."""
    return " ".join(text.split())


def is_same(text: str, other: str) -> bool:
    """Whether two German texts say the same, so that a translation of one is a translation of the other."""
    return plain(text) == plain(other)


def state_of(originals: Mapping[str, str], translated: Mapping[str, Text]) -> str:
    """Return where an offer stands in a language: nothing there, a part, something out of date, or all of it."""
    if not originals:
        return CURRENT
    there = [translated[field] for field in originals if field in translated]
    if not there:
        return MISSING
    if any(one.is_outdated for one in there):
        return OUTDATED
    return CURRENT if len(there) == len(originals) else PARTLY


def _texts(record: OfferRecord, profile_texts: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(record, name)) for name in LONGEST)
    yield from ((field, one.note) for field, one in with_fields(record.conditions))
    yield from ((PROFILE + name, value) for name, value in record.profile.items() if name in profile_texts)
    if record.contact is not None:
        yield CONTACT, record.contact.function
    for text in (*(price.label for price in record.prices), *(run.schedule for run in record.runs)):
        yield words_field(text), text


def with_fields(conditions: tuple[ConditionRecord, ...]) -> Iterator[tuple[str, ConditionRecord]]:
    """Yield each condition with its field: by its key, and by its number where the key comes again."""
    seen: dict[str, int] = {}
    for one in conditions:
        seen[one.condition] = count = seen.get(one.condition, 0) + 1
        yield CONDITION + one.condition + (f".{count}" if count > 1 else ""), one
