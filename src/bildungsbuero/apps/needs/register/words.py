"""The criteria of priority in words, and how a moment stands in a form."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from bildungsbuero.core.priority import Criterion

CRITERIA = {
    Criterion.SIZE: _("Size of the group"),
    Criterion.DISTANCE: _("Distance to others or to the target"),
    Criterion.DUTY: _("Legal duty"),
    Criterion.FEASIBILITY: _("Feasibility"),
    Criterion.EQUITY: _("Equity"),
}
REASONS = {
    Criterion.SIZE: _("0: few people, 3: a large part of the population."),
    Criterion.DISTANCE: _("0: no worse than elsewhere, 3: far behind others or behind the own target."),
    Criterion.DUTY: _("0: voluntary, 3: the law demands it."),
    Criterion.FEASIBILITY: _("0: hardly to be changed here, 3: can be begun at once with what is there."),
    Criterion.EQUITY: _("0: concerns all alike, 3: concerns those who have the least anyway."),
}


def written(moment: datetime) -> str:
    """Return a moment as a form carries it."""
    return moment.isoformat()
