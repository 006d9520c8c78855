"""The indicator of the month: chosen by month in advance, shown first on the home page until the next one."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.models import IndicatorOfTheMonth
from bildungsbuero.apps.operations import audit

# So many months can be filled in advance, this one included.
MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An indicator for a month, with a sentence of the office; without an indicator the month is left free."""

    month: date
    indicator: str
    text: str = ""


def months_from(on: date) -> list[date]:
    """Return the first days of this month and of those that can be filled in advance."""
    found = []
    for ahead in range(MONTHS_AHEAD):
        years, month = divmod(on.month - 1 + ahead, 12)
        found.append(date(on.year + years, month + 1, 1))
    return found


def of_the_month(office: Office, on: date) -> IndicatorOfTheMonth | None:
    """Return the choice that stands on a day: that of its month, else the last one before; None without any."""
    return IndicatorOfTheMonth.objects.of(office).standing_on(on).first()


@transaction.atomic
def choose(office: Office, choice: Choice, *, person: Person | None) -> None:
    """Keep the choice for a month in place of the one before it, or leave the month free."""
    kept = IndicatorOfTheMonth.objects.of(office).filter(month=choice.month)
    if choice.indicator:
        wanted = {"indicator": choice.indicator, "text": choice.text}
        kept.update_or_create(office=office, month=choice.month, defaults=wanted)
    else:
        kept.delete()
    about = f"{choice.month:%Y-%m} {choice.indicator or '–'}"
    audit.note("month.chosen", office=office, person=person, about=about)
