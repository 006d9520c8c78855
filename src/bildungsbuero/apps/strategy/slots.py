"""What this app puts into the chain and the staff navigation."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.operations import links


def fill() -> None:
    """Fill the slots."""
    links.register_relation("answered_by", forwards=_("is answered by"), backwards=_("answers"))
    links.register_relation("creates", forwards=_("creates"), backwards=_("comes from"))
    links.register_relation("measured_by", forwards=_("is measured by"), backwards=_("measures"))
    links.register_relation("decides", forwards=_("decides"), backwards=_("was decided by"))
