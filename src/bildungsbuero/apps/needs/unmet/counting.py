"""Searches that found too little, remembered as words; old words and worn-out salts forgotten."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import CountedDay, UnmetWord
from bildungsbuero.apps.needs.unmet import salt
from bildungsbuero.search.demand import Demand

KEPT = timedelta(days=365)
# A word that no vocabulary has is written down once it was looked for on so many days.
DAYS_UNTIL_WRITTEN = 5


@transaction.atomic
def note_unmet(demand: Demand, *, office: Office, place: str, language: str, on: date) -> None:
    """Remember the words of a search that found too little; `place` is a name that the offers themselves use."""
    often = [word for word in demand.other if _is_used_by_many(word, office, on)]
    for word in (*demand.known, *often):
        _count(word, office=office, place=place, language=language, on=on)


def forget(on: date) -> int:
    """Delete what is older than a year, and the counted days with their salt once it is worn out."""
    if salt.is_worn_out(on):
        CountedDay.objects.across_offices(because="the salt of all offices changes").delete()
        salt.throw_away()
    old = UnmetWord.objects.across_offices(because="the night forgets").before(on - KEPT)
    return old.delete()[0]


def _is_used_by_many(word: str, office: Office, on: date) -> bool:
    digest = salt.digest_of(word, office.key, on)
    days = CountedDay.objects.of(office).of_word(digest)
    if not days.filter(on=on).exists():
        CountedDay(office=office, digest=digest, on=on).save()
    return days.count() >= DAYS_UNTIL_WRITTEN


def _count(word: str, *, office: Office, place: str, language: str, on: date) -> None:
    facts = {"word": word[:80], "place": place[:100], "language": language[:10], "week": monday_of(on)}
    UnmetWord.objects.of(office).get_or_create(**facts, defaults={"office": office})
    UnmetWord.objects.of(office).filter(**facts).update(searches=F("searches") + 1)


def monday_of(on: date) -> date:
    """Return the Monday of the week of a day."""
    return on - timedelta(days=on.weekday())


def words_since(office: Office, on: date) -> Iterable[dict[str, object]]:
    """Return the words of an office since a day, the most wanted first."""
    return UnmetWord.objects.of(office).since(on).summed()
