"""The fields of the index."""

from typing import Any

import tantivy

# A change of fields or of the analyser raises this number: an index of another form is built anew.
FORM = 5

# Text by the basic forms of its words, with the weight of a hit.
TEXT_FIELDS = {
    "title": 8.0,
    "provider": 3.0,
    "place": 4.0,
    "region": 2.0,
    "words": 2.5,
    "text": 1.0,
    "features": 1.0,
    # Title and texts in other languages, all in one: a query is of one language.
    "translated": 3.0,
}
# What the words of compounds are made of.
PART_FIELDS = {"title_parts": 3.0, "parts": 0.7}
# Every basic form of the fields above, once: counting needs no weights, and one field is read faster than nine.
ANYWHERE_FIELD = "anywhere"
# Where the parts of a compound are looked for one by one; features such as "Leichte Sprache" would mislead there.
LEAF_FIELDS = ("title", "words", "text", "title_parts", "parts")
# Where similar spellings and beginnings of words are looked for.
SIMILAR_FIELDS = ("title", "provider", "place", "words", "text", "translated", "title_parts")
EVERYDAY_FIELD = "everyday"
EVERYDAY_PARTS_FIELD = "everyday_parts"
EVERYDAY_WEIGHT = 0.5

# Facets by name. Values within one are alternatives, except in ALL_OF, where each further value narrows.
FACETS = (
    "record",
    "kind",
    "topic",
    "life_phase",
    "target_group",
    "place",
    "region",
    "district",
    "cost",
    "language",
    "language_level",
    "language_taught",
    "weekday",
    "time_of_day",
    "class_level",
    "registration",
    "mode",
    "learning_form",
    "childcare",
    "accessibility",
    "condition",
    "institution_type",
    "school_type",
    "provider",
    "venue",
    "confirmed",
)
ALL_OF = frozenset({"accessibility"})

# What stands in the index beside offers and institutions; it is found only by those who ask for it.
WAY, PORTAL = "way", "portal"
SIGNPOSTS = (WAY, PORTAL)

NEVER = 2_000_000_000


def facet_field(name: str) -> str:
    """Return the field that holds the values of a facet."""
    return f"f_{name}"


def signposts_of(office: str) -> str:
    """Return the id under which all signposts of an office are taken out of the index together."""
    return f"signposts:{office}"


def build_schema() -> Any:
    """Return tantivy's schema."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("office", tokenizer_name="raw", index_option="basic")
    for name in (*TEXT_FIELDS, *PART_FIELDS, EVERYDAY_FIELD, EVERYDAY_PARTS_FIELD):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(ANYWHERE_FIELD, tokenizer_name="whitespace", index_option="basic")
    for name in FACETS:
        builder.add_text_field(facet_field(name), fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("spot", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sort_title", fast=True, tokenizer_name="raw", index_option="basic")
    # What "today", "starts this week" and "open now" ask: days, weekdays without a date, quarters of an hour.
    for name in ("day", "starts"):
        builder.add_integer_field(name, indexed=True)
    for name in ("weekly", "open"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    # A number in place of the provider's id: read for many hits at once, so that none fills a page.
    builder.add_integer_field("provider_number", fast=True)
    for name in ("latitude", "longitude"):
        builder.add_float_field(name, indexed=True, fast=True)
    for name in ("visible_from", "visible_until", "confirmed_on"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("applied", stored=True)
    return builder.build()
