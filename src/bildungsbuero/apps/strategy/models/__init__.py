"""The records of the strategy, by feature."""

from bildungsbuero.apps.strategy.models.changes import PlanReminder, StateChange
from bildungsbuero.apps.strategy.models.mission import Mission, MissionVersion
from bildungsbuero.apps.strategy.models.plan import FieldOfAction, Goal, Initiative, Milestone, Polarity
from bildungsbuero.apps.strategy.models.sketches import ProjectSketch

__all__ = [
    "FieldOfAction",
    "Goal",
    "Initiative",
    "Milestone",
    "Mission",
    "MissionVersion",
    "PlanReminder",
    "Polarity",
    "ProjectSketch",
    "StateChange",
]
