"""What an entry still has to say before people can use it, by its kind (vocabulary of kinds)."""

from collections.abc import Callable

from bildungsbuero.core.offers import AT_PLACE, OfferRecord
from bildungsbuero.core.vocabulary import Kind

Check = Callable[[OfferRecord], bool]

# What every kind must say; the cost may be "not known", so it never misses.
FOR_ALL: dict[str, Check] = {
    "summary": lambda record: bool(record.summary or record.description),
    "topic_or_life_phase": lambda record: bool(record.topics or record.life_phases),
    "place": lambda record: record.reach != AT_PLACE or record.place is not None,
    "contact": lambda record: record.contact is not None or bool(record.website),
}
NEEDS: dict[str, Check] = {
    "runs": lambda record: any(run.starts_on or run.rolling_entry for run in record.runs),
    "date": lambda record: any(run.starts_on for run in record.runs),
    "schedule": lambda record: any(run.schedule or run.weekdays or run.starts_on for run in record.runs),
    "topics": lambda record: bool(record.topics),
    "language_taught": lambda record: bool(record.language_taught),
    "levels": lambda record: bool(record.level_from),
    "website": lambda record: bool(record.website),
    "age_or_class": lambda record: any(
        condition.condition in ("age", "class_level") for condition in record.conditions
    ),
}


def missing(record: OfferRecord, kind: Kind) -> list[str]:
    """Return the names of what is missing: of needs and of fields of the profile, in the order of the form."""
    found = [name for name, is_there in FOR_ALL.items() if not is_there(record)]
    found += [name for name in kind.needs if not NEEDS[name](record)]
    found += [
        field.name for field in kind.fields if field.is_required(record.profile) and not record.profile.get(field.name)
    ]
    return list(dict.fromkeys(found))
