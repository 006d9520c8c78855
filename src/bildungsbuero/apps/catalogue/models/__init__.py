"""Offers and their runs."""

from bildungsbuero.apps.catalogue.models.offers import Offer, OfferQuerySet, State
from bildungsbuero.apps.catalogue.models.runs import Run

__all__ = ["Offer", "OfferQuerySet", "Run", "State"]
