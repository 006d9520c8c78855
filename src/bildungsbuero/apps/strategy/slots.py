"""What this app puts into the chain and the staff navigation."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.operations import links
from bildungsbuero.apps.strategy.decisions import slots as decisions
from bildungsbuero.apps.strategy.funding import slots as funding
from bildungsbuero.apps.strategy.logic import slots as logic
from bildungsbuero.apps.strategy.plan import slots as plan
from bildungsbuero.apps.strategy.reviews import slots as reviews
from bildungsbuero.apps.strategy.year import slots as year


def fill() -> None:
    """Fill the slots."""
    links.register_relation("answered_by", forwards=_("is answered by"), backwards=_("answers"))
    links.register_relation("creates", forwards=_("creates"), backwards=_("comes from"))
    links.register_relation("measured_by", forwards=_("is measured by"), backwards=_("gauges"))
    links.register_relation("decides", forwards=_("decides"), backwards=_("was decided by"))
    for feature in (plan, decisions, funding, logic, reviews, year):
        feature.fill()
