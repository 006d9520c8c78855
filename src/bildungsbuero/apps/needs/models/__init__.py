"""The records of needs, by feature."""

from bildungsbuero.apps.needs.models.coverage import KeptCoverage
from bildungsbuero.apps.needs.models.reach import CellSet, PlaceSet, ReachRun, TravelMode, TravelTable
from bildungsbuero.apps.needs.models.register import Need, NeedEvidence, ReleasedNeed
from bildungsbuero.apps.needs.models.signals import Signal, SignalRules
from bildungsbuero.apps.needs.models.unmet import CountedDay, UnmetWord

__all__ = [
    "CellSet",
    "CountedDay",
    "KeptCoverage",
    "Need",
    "NeedEvidence",
    "PlaceSet",
    "ReachRun",
    "ReleasedNeed",
    "Signal",
    "SignalRules",
    "TravelMode",
    "TravelTable",
    "UnmetWord",
]
