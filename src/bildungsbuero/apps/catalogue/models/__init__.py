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
from bildungsbuero.apps.catalogue.models.exchange import CatalogueDelivery, ExchangeRules, ExportCheck, Licence
from bildungsbuero.apps.catalogue.models.offers import Offer, OfferQuerySet, State
from bildungsbuero.apps.catalogue.models.own import OwnField
from bildungsbuero.apps.catalogue.models.pictures import Picture
from bildungsbuero.apps.catalogue.models.runs import Run
from bildungsbuero.apps.catalogue.models.snapshots import Snapshot, SnapshotOffer
from bildungsbuero.apps.catalogue.models.sources import ListLayout, ListSource, SampledOffer
from bildungsbuero.apps.catalogue.models.successors import Successor
from bildungsbuero.apps.catalogue.models.terms import OfficeTerm
from bildungsbuero.apps.catalogue.models.translations import Translation

__all__ = [
    "BulkChange",
    "CareRules",
    "CatalogueDelivery",
    "Duplicate",
    "EntryKind",
    "ExchangeRules",
    "ExportCheck",
    "Licence",
    "LinkCheck",
    "ListLayout",
    "ListRhythm",
    "ListSource",
    "LiveChange",
    "Merge",
    "Offer",
    "OfferNote",
    "OfferQuerySet",
    "OfficeTerm",
    "OwnField",
    "Picture",
    "ProviderCare",
    "Run",
    "SampledOffer",
    "Snapshot",
    "SnapshotOffer",
    "State",
    "Successor",
    "Talk",
    "Translation",
    "WrittenBy",
]
