"""An offer as schema.org JSON-LD inside its page; made from the public record only."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from bildungsbuero.apps.catalogue.giving_out import words
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.formats.export_words import EXAMPLE_NOTE
from bildungsbuero.formats.offer_exports.schema_org import GERMAN_TAG, document

__all__ = ["EXAMPLE_NOTE", "json_ld"]

# Inside a script element these signs could end it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_ld(
    record: OfferRecord, *, address: str, language: str = GERMAN_TAG, more: Mapping[str, Any] = {}
) -> SafeString:
    """Return the document with what else is known, safe inside a script element; `language` is that of its texts."""
    said = {**document(record, words(), address=address, language=language), **more}
    text = json.dumps(said, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - every sign that could end the element is escaped
