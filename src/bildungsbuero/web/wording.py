"""Numbers, dates and times as the active language writes them: 1.234,5 and 31.12.2024, or 1,234.5 and 31 Dec 2024."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

SIGNS_OF_ENGLISH = str.maketrans({",": ".", ".": ","})
MINUS = "−"


def number(value: Decimal | int | float | str | None, decimals: int = 0) -> str:
    """Return the value with grouped thousands, rounded half up; empty for None."""
    if value is None or value == "":
        return ""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    english = f"{abs(exact):,.{decimals}f}"
    text = english if is_english() else english.translate(SIGNS_OF_ENGLISH)
    return (MINUS if exact < 0 else "") + text


def month(value: date) -> str:
    """Return the month, for example Januar 2024."""
    return date_format(value, "F Y", use_l10n=False)


def day(value: date | None) -> str:
    """Return the day, for example 31.12.2024; empty for None."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return date_format(value, "j M Y" if is_english() else "d.m.Y", use_l10n=False)


def moment(value: datetime | None) -> str:
    """Return day and time of day in local time, for example 31.12.2024, 14:05 Uhr; empty for None."""
    if not value:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)}, {local:%H:%M}" + ("" if is_english() else " Uhr")


def telephone_address(written: str) -> str:
    """Return the number as a link that a phone can dial; a German number without country code gets +49."""
    digits = re.sub(r"\(0\)|[^\d+]", "", written)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+49" + digits[1:]
    return f"tel:{digits}"


def is_english() -> bool:
    """Whether the active language writes numbers and dates the English way."""
    return (get_language() or "").startswith("en")
