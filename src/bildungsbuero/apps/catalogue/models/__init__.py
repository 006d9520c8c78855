"""Offers and their runs, and what the office keeps about their care."""

from bildungsbuero.apps.catalogue.models.care import (
    BulkChange,
    CareRules,
    LinkCheck,
    ListRhythm,
    LiveChange,
    OfferNote,
    ProviderCare,
    Talk,
    WrittenBy,
)
from bildungsbuero.apps.catalogue.models.duplicates import Duplicate, EntryKind, Merge
from bildungsbuero.apps.catalogue.models.offers import Offer, OfferQuerySet, State
from bildungsbuero.apps.catalogue.models.own import OwnField, TermChange
from bildungsbuero.apps.catalogue.models.runs import Run

__all__ = [
    "BulkChange",
    "CareRules",
    "Duplicate",
    "EntryKind",
    "LinkCheck",
    "ListRhythm",
    "LiveChange",
    "Merge",
    "Offer",
    "OfferNote",
    "OfferQuerySet",
    "OwnField",
    "ProviderCare",
    "Run",
    "State",
    "Talk",
    "TermChange",
    "WrittenBy",
]
