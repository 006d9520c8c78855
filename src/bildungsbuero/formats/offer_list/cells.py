"""One cell turned into a value; what cannot be read is a refusal that names file, row and column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.vocabulary import Vocabulary
from bildungsbuero.formats.offer_list import columns
from bildungsbuero.formats.offer_list.columns import SEPARATOR, Column

# Compared after case folding, which writes ß as ss.
YES = frozenset({"ja", "yes", "true", "1", "x", "wahr"})
NO = frozenset({"nein", "no", "false", "0", "falsch"})
UNKNOWN = frozenset({"", "unbekannt", "nicht bekannt", "weiss ich nicht", "unknown", "?"})
_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_RELATIVE_DATE = re.compile(r"([+-]\d{1,4})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ?Uhr)?")
_YEARS = (1900, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    """Reads cells; `start` is the day from which dates such as "+14" count, for demo data only."""

    vocabularies: dict[str, Vocabulary]
    start: date | None = None

    def value(self, column: Column, cell: Any, place: Place) -> Any:
        """Return the value of a cell: text, a key, keys, a date, a number, or None where nothing was said."""
        if column.kind == columns.KEYS:
            return self._keys(column, _several(cell), place)
        text = plain_text(cell)
        if column.kind == columns.YES_NO:
            return _yes_no(text, place)
        if not text:
            return column.unsaid
        if column.kind == columns.KEY:
            return self._key(column, text, place)
        if column.kind == columns.DATE:
            return self._date(text, place)
        return _READERS[column.kind](column, text, place)

    def _keys(self, column: Column, texts: Iterable[str], place: Place) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._key(column, text, place) for text in texts))

    def _key(self, column: Column, text: str, place: Place) -> str:
        term = self.vocabularies[column.vocabulary].find(text)
        if term is None:
            raise Refusal("offers.unknown_term", place=place, value=text[:80], column=column.heading)
        return term.key

    def _date(self, text: str, place: Place) -> date:
        if self.start is not None and _RELATIVE_DATE.fullmatch(text):
            return self.start + timedelta(days=int(text))
        found = _GERMAN_DATE.fullmatch(text)
        parts = found.groups()[::-1] if found else ()
        if not found:
            iso = _ISO_DATE.fullmatch(text)
            parts = iso.groups() if iso else ()
        try:
            year, month, day = map(int, parts)
            if _YEARS[0] <= year <= _YEARS[1]:
                return date(year, month, day)
        except ValueError:
            pass
        raise Refusal("offers.bad_date", place=place, value=text[:40])


def _text(column: Column, text: str, place: Place) -> str:
    if len(text) > column.longest:
        raise Refusal("offers.too_long", place=place, length=len(text), limit=column.longest)
    return text


def _time(column: Column, text: str, place: Place) -> time:  # noqa: ARG001 - same shape as the other readers
    found = _TIME.fullmatch(text)
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise Refusal("offers.bad_time", place=place, value=text[:40])


def _number(column: Column, text: str, place: Place) -> int:  # noqa: ARG001
    if not re.fullmatch(r"\d{1,7}", text):
        raise Refusal("offers.bad_number", place=place, value=text[:40])
    return int(text)


def _decimal(column: Column, text: str, place: Place) -> Decimal:  # noqa: ARG001
    plain = text.removesuffix("€").removesuffix("EUR").strip()
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        if re.fullmatch(r"-?\d{1,9}(\.\d{1,18})?", plain):
            return Decimal(plain)
    except InvalidOperation:
        pass
    raise Refusal("offers.bad_number", place=place, value=text[:40])


def _address(column: Column, text: str, place: Place) -> str:
    address = clean_address(_text(column, text, place))
    if not address:
        raise Refusal("offers.bad_address", place=place, value=text[:80])
    return address


_READERS = {
    columns.TEXT: _text,
    columns.TIME: _time,
    columns.NUMBER: _number,
    columns.DECIMAL: _decimal,
    columns.ADDRESS: _address,
}


def clean_address(text: str) -> str:
    """Return an http(s) address that a browser can open, or nothing; "www.schule.de" gets its scheme."""
    text = text.strip()
    if re.match(r"https?:/[^/]", text):
        text = text.replace(":/", "://", 1)
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or parts.username or not _HOST.fullmatch(host):
        return ""
    return text


_HOST = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[a-zA-Z]{2,24}")


def _yes_no(text: str, place: Place) -> bool | None:
    plain = text.casefold()
    if plain in UNKNOWN:
        return None
    if plain in YES:
        return True
    if plain in NO:
        return False
    raise Refusal("offers.bad_yes_no", place=place, value=text[:40])


def _several(cell: Any) -> list[str]:
    parts = cell if isinstance(cell, list) else str("" if cell is None else cell).split(SEPARATOR)
    return [text for part in parts if (text := plain_text(part))]


def plain_text(cell: Any) -> str:
    """Return the text of a cell without control signs and halves of signs; line breaks stay."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text.strip()
    # JSON may carry half a surrogate pair, which no database and no page can write.
    return "".join(sign for sign in text if sign in "\n\t" or _is_writable(sign)).strip()


def _is_writable(sign: str) -> bool:
    return ord(sign) >= 32 and not 0xD800 <= ord(sign) <= 0xDFFF
