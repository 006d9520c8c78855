"""Sentences about offers that several pages say alike: what is missing, where it comes from, how it is confirmed."""

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.vocabulary import active_language
from bildungsbuero.core import freshness
from bildungsbuero.core.completeness import missing
from bildungsbuero.core.offers import OfferRecord, ProviderRecord
from bildungsbuero.core.places import MUNICIPALITY
from bildungsbuero.core.vocabulary import Kind
from bildungsbuero.web.wording import day

SCHOOL = "school"


def missing_in_words(names: list[str], kind: Kind) -> list[str]:
    """Return what is missing in the words of the form."""
    own = {field.name: field.label(active_language()) for field in kind.fields}
    return [own.get(name) or _missing_titles()[name] for name in names]


def needed_in_words(kind: Kind) -> list[str]:
    """Return what every offer of a kind must say before it is published, in the words of the form."""
    unwritten = OfferRecord(title="", kind=kind.key, provider=ProviderRecord(name=""))
    return missing_in_words(missing(unwritten, kind), kind)


def _missing_titles() -> dict[str, str]:
    return {
        "summary": _("short text"),
        "topic_or_life_phase": _("topic or phase of life"),
        "place": _("place, or online, city-wide or district-wide"),
        "contact": _("contact or web page"),
        "runs": _("a run with a first day, or entry at any time"),
        "date": _("a date"),
        "schedule": _("times"),
        "topics": _("topics"),
        "language_taught": _("language taught"),
        "levels": _("language level"),
        "website": _("web page"),
        "age_or_class": _("age or school year"),
    }


def standing_note(record: OfferRecord, standing: str) -> str:
    """Return how far an entry is confirmed, as a sentence that stands on every page about it."""
    if record.confirmed_on is None:
        as_of = _("As of %(as_of)s, not confirmed.") % {"as_of": record.as_of} if record.as_of else _("Not confirmed.")
        return f"{as_of} {_whom_to_ask(record)}"
    since = _("Confirmed on %(day)s.") % {"day": day(record.confirmed_on)}
    if standing == freshness.UNCONFIRMED:
        long_ago = _("That was long ago: please ask the provider.")
        return f"{since} {long_ago}"
    return since


def place_note(record: OfferRecord) -> str:
    """Return what is not known of the place, or nothing."""
    place = record.place
    if place is None or place.precision != MUNICIPALITY or place.visibility != "public":
        return ""
    return _("On the map stands the middle of the town.") if place.street else _("Only the municipality is known.")


def _whom_to_ask(record: OfferRecord) -> str:
    if record.profile.get("institution_type") == SCHOOL:
        return _("Please ask the school.")
    return _("Please ask the provider.")
