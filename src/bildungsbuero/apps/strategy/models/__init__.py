"""The records of the strategy, by feature."""

from bildungsbuero.apps.strategy.models.changes import PlanReminder, StateChange
from bildungsbuero.apps.strategy.models.decisions import Decision
from bildungsbuero.apps.strategy.models.feeds import CalendarKey
from bildungsbuero.apps.strategy.models.funding import (
    FundedPost,
    FundingLine,
    FundingReport,
    OwnProgramme,
    Project,
    PublicityDuty,
)
from bildungsbuero.apps.strategy.models.logic import LogicRow
from bildungsbuero.apps.strategy.models.mission import Mission, MissionVersion
from bildungsbuero.apps.strategy.models.plan import FieldOfAction, Goal, Initiative, Milestone, Polarity
from bildungsbuero.apps.strategy.models.reviews import InterimReview, ReviewAddendum, ReviewNote
from bildungsbuero.apps.strategy.models.sketches import ProjectSketch

__all__ = [
    "CalendarKey",
    "Decision",
    "FieldOfAction",
    "FundedPost",
    "FundingLine",
    "FundingReport",
    "Goal",
    "Initiative",
    "InterimReview",
    "LogicRow",
    "Milestone",
    "Mission",
    "MissionVersion",
    "OwnProgramme",
    "PlanReminder",
    "Polarity",
    "Project",
    "ProjectSketch",
    "PublicityDuty",
    "ReviewAddendum",
    "ReviewNote",
    "StateChange",
]
