"""The words in which everybody reads how goals, measures, decisions and needs stand."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.core.progress import Standing
from bildungsbuero.core.reviews import MilestoneStanding, RecordKind

STANDINGS = {
    Standing.DRAFT: _("draft"),
    Standing.PLANNED: _("planned"),
    Standing.ON_TRACK: _("on track"),
    Standing.LATE: _("late"),
    Standing.STUCK: _("stuck"),
    Standing.PAUSED: _("paused"),
    Standing.NOT_MEASURABLE: _("not yet measurable"),
    Standing.REACHED: _("reached"),
    Standing.CONCLUDED: _("concluded"),
    Standing.CANCELLED: _("given up"),
}
# The kind of badge, which has a sign and a pattern of its own; never a colour alone.
BADGES = {
    Standing.ON_TRACK: "success",
    Standing.REACHED: "success",
    Standing.CONCLUDED: "success",
    Standing.LATE: "danger",
    Standing.STUCK: "warning",
}
STATES = {
    "draft": _("draft"),
    "active": _("being pursued"),
    "planned": _("planned"),
    "running": _("in work"),
    "paused": _("paused"),
    "done": _("concluded"),
    "cancelled": _("given up"),
    "observed": _("observed"),
    "confirmed": _("confirmed"),
    "being_answered": _("being answered"),
    "answered": _("answered"),
    "dropped": _("dropped"),
    "adopted": _("adopted"),
    "rejected": _("rejected"),
    "postponed": _("postponed"),
    "noted": _("noted"),
}
MILESTONES = {
    MilestoneStanding.DONE: _("done"),
    MilestoneStanding.OVERDUE: _("overdue"),
    MilestoneStanding.OPEN: _("open"),
    MilestoneStanding.CANCELLED: _("given up"),
}
KINDS = {
    RecordKind.GOAL: _("Goal"),
    RecordKind.INITIATIVE: _("Measure"),
    RecordKind.DECISION: _("Decision"),
    RecordKind.PROJECT: _("Project"),
    RecordKind.NEED: _("Need"),
    RecordKind.STRUCTURE: _("Structure"),
}


def standing_in_words(standing: str) -> str:
    """Return the state of a goal or measure in a word."""
    return str(STANDINGS.get(Standing(standing), standing)) if standing in set(Standing) else standing


def state_in_words(state: str) -> str:
    """Return what somebody decided of a record in a word."""
    return str(STATES.get(state, state))
