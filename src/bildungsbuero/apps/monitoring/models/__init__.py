"""What is kept about figures, a module for each kind of object."""

from bildungsbuero.apps.monitoring.models.cover import Cover
from bildungsbuero.apps.monitoring.models.datasets import (
    DASH_CHOICES,
    PERIOD_CHOICES,
    Dataset,
    DatasetQuerySet,
    Delivery,
    DeliveryQuerySet,
)

__all__ = ["DASH_CHOICES", "PERIOD_CHOICES", "Cover", "Dataset", "DatasetQuerySet", "Delivery", "DeliveryQuerySet"]
