"""Numbers, dates and times as the active language writes them: 1.234,5 and 31.12.2024, or 1,234.5 and 31 Dec 2024.

Digits are the same in every language: on a page they stand beside telephone numbers, prices and times of the region.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from django.utils import timezone
from django.utils.formats import date_format

from bildungsbuero.core.languages import EASY, ENGLISH, GERMAN, Language
from bildungsbuero.web.languages import current

MINUS = "−"


def number(value: Decimal | int | float | str | None, decimals: int = 0) -> str:
    """Return the value with grouped thousands, rounded half up; empty for None."""
    if value is None or value == "":
        return ""
    if isinstance(value, int) and not decimals:
        exact = Decimal(value)
    else:
        exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return (MINUS if exact < 0 else "") + f"{abs(exact):,.{decimals}f}".translate(_signs(current()))


@cache
def _signs(language: Language) -> dict[int, str]:
    return str.maketrans({",": language.group, ".": language.decimal})


def month(value: date) -> str:
    """Return the month, for example Januar 2024."""
    return date_format(value, "F Y", use_l10n=False)


def day(value: date | None) -> str:
    """Return the day, for example 31.12.2024; empty for None."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return date_format(value, current().day_format, use_l10n=False)


def moment(value: datetime | None) -> str:
    """Return day and time of day in local time, for example 31.12.2024, 14:05 Uhr; empty for None."""
    if not value:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)}, {o_clock(f'{local:%H:%M}')}"


def o_clock(times: str) -> str:
    """Return a time of day, or from when to when, with the word that German puts behind it."""
    return f"{times} Uhr" if is_german() else times


def telephone_address(written: str) -> str:
    """Return the number as a link that a phone can dial; a German number without country code gets +49."""
    digits = re.sub(r"\(0\)|[^\d+]", "", written)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+49" + digits[1:]
    return f"tel:{digits}"


def left_to_right(text: str) -> str:
    """Return a number with blanks so that it keeps its order in text from right to left (Unicode isolates)."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if text and current().is_rtl else text


def is_english() -> bool:
    """Whether the active language is English."""
    return current().code == ENGLISH


def is_german() -> bool:
    """Whether the active language is German, simplified or not."""
    return current().code in (GERMAN, EASY)
