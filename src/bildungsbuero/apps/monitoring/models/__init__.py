"""What is kept about figures, a module for each kind of object."""

from bildungsbuero.apps.monitoring.models.acceptances import AcceptedHint
from bildungsbuero.apps.monitoring.models.assistant import ImportDraft, ImportTemplate
from bildungsbuero.apps.monitoring.models.cover import Cover, IndicatorOfTheMonth
from bildungsbuero.apps.monitoring.models.datasets import (
    DASH_CHOICES,
    PERIOD_CHOICES,
    Dataset,
    DatasetQuerySet,
    Delivery,
    DeliveryQuerySet,
)
from bildungsbuero.apps.monitoring.models.differences import DeliveryDifference
from bildungsbuero.apps.monitoring.models.editions import (
    Edition,
    EditionItem,
    EditionQuerySet,
    EditionStep,
    PublicationRules,
)
from bildungsbuero.apps.monitoring.models.own_indicators import ExternalCode, OwnIndicator, OwnIndicatorVersion
from bildungsbuero.apps.monitoring.models.protection import ProtectionProfile
from bildungsbuero.apps.monitoring.models.schedules import DatasetSchedule, Frequency
from bildungsbuero.apps.monitoring.models.takeovers import OldName, Takeover
from bildungsbuero.apps.monitoring.models.targets import Target

__all__ = [
    "DASH_CHOICES",
    "PERIOD_CHOICES",
    "AcceptedHint",
    "Cover",
    "Dataset",
    "DatasetQuerySet",
    "DatasetSchedule",
    "Delivery",
    "DeliveryDifference",
    "DeliveryQuerySet",
    "Edition",
    "EditionItem",
    "EditionQuerySet",
    "EditionStep",
    "ExternalCode",
    "Frequency",
    "ImportDraft",
    "ImportTemplate",
    "IndicatorOfTheMonth",
    "OldName",
    "OwnIndicator",
    "OwnIndicatorVersion",
    "ProtectionProfile",
    "PublicationRules",
    "Takeover",
    "Target",
]
