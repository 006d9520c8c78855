"""What two versions of an offer say differently, field by field, in the words of the pages."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from bildungsbuero.apps.catalogue.hours_in_words import hours_in_words
from bildungsbuero.apps.catalogue.in_words import condition_in_words, prices_in_words, run_in_words, seats_in_words
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import address_of
from bildungsbuero.apps.catalogue.vocabulary import active_language, kinds, label, labels, vocabularies
from bildungsbuero.core.minor_changes import Difference, differences
from bildungsbuero.core.offers import ContactRecord, OfferRecord, ProviderRecord
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day

# Fields of the record that the table of offers calls otherwise or does not have.
TITLES: dict[str, Any] = {
    "runs": gettext_lazy("Dates and runs"),
    "prices": gettext_lazy("Prices"),
    "contact": gettext_lazy("Contact"),
    "conditions": gettext_lazy("Conditions"),
    "profile": gettext_lazy("Of this kind"),
    "own": gettext_lazy("Own fields"),
    "internal": gettext_lazy("Own fields, internal"),
}
_NAMES = {field.name: field.verbose_name for field in Offer._meta.concrete_fields}
# Fields whose values are keys of a vocabulary of this name.
VOCABULARY = {
    "topics": "topic",
    "life_phases": "life_phase",
    "target_groups": "target_group",
    "languages": "language",
    "language_taught": "language",
    "level_from": "level",
    "level_to": "level",
    "learning_form": "learning_form",
    "mode": "mode",
    "reach": "reach",
    "reductions": "reduction",
    "kind": "kind",
}


def table_of(before: OfferRecord, after: OfferRecord, *, before_title: str = "", after_title: str = "") -> Table | None:
    """Return old beside new for each field that differs, None where nothing does."""
    found = differences(before, after)
    if not found:
        return None
    rows = tuple(
        Row(cells=(Cell(text=one["field"]), Cell(text=one["old"] or "–"), Cell(text=one["new"] or "–")))
        for one in in_words(found, before, after)
    )
    columns = (
        Column(title=_("Field")),
        Column(title=before_title or _("So far")),
        Column(title=after_title or _("New")),
    )
    return Table(caption=_("What is different"), columns=columns, rows=rows, key="differences")


def in_words(found: list[Difference], before: OfferRecord, after: OfferRecord) -> list[dict[str, str]]:
    """Return differences as words: field, old, new."""
    return [
        {
            "field": title_of(one.field),
            "old": value_in_words(one.field, one.old, before),
            "new": value_in_words(one.field, one.new, after),
        }
        for one in found
    ]


def in_german(found: list[Difference], before: OfferRecord, after: OfferRecord) -> list[dict[str, str]]:
    """Return differences in the words in which they are kept."""
    with override("de"):
        return in_words(found, before, after)


def title_of(field: str) -> str:
    """Return what the pages call a field."""
    if field in TITLES:
        return str(TITLES[field])
    name = str(_NAMES[field])
    return name[:1].upper() + name[1:]


def value_in_words(field: str, value: Any, record: OfferRecord) -> str:
    """Return what a field says, empty where it says nothing."""
    match field:
        case "runs":
            return "; ".join(" · ".join(filter(None, (run_in_words(run), seats_in_words(run)))) for run in value)
        case "prices":
            return "; ".join(prices_in_words(record)) if value else ""
        case "place":
            return ", ".join(filter(None, (value.name, address_of(value), value.stop))) if value else ""
        case "conditions":
            return "; ".join(condition_in_words(one) for one in value)
        case "profile":
            return _profile(value, record)
        case "opening_hours":
            return "; ".join(hours_in_words(value))
        case "own" | "internal":
            return "; ".join(value.values())
        case "accessibility":
            return ", ".join(f"{label('accessibility', key)}: {_said(given)}" for key, given in value.items())
    if field in VOCABULARY:
        name = VOCABULARY[field]
        return label(name, value) if isinstance(value, str) else ", ".join(labels(name, list(value)))
    return _plain(value)


def _plain(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _said(value)
    if isinstance(value, ContactRecord):
        return ", ".join(filter(None, (value.function, value.phone, value.email)))
    if isinstance(value, ProviderRecord):
        return value.name
    return day(value) if hasattr(value, "isoformat") else str(value)


def _said(given: bool) -> str:  # noqa: FBT001 - an answer in words
    return _("yes") if given else _("no")


def _profile(values: Any, record: OfferRecord) -> str:
    language = active_language()
    fields = {field.name: field for field in kinds()[record.kind].fields}
    return "; ".join(
        f"{fields[name].label(language)}: "
        f"{label(fields[name].type, value) if fields[name].type in vocabularies() else value}"
        for name, value in values.items()
        if name in fields and value
    )
