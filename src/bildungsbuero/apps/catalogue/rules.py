"""The rules by which an office looks after its offers; where it decided nothing, those that the model proposes."""

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import CareRules


def rules_of(office: Office) -> CareRules:
    """Return the rules of an office, not stored where it has decided nothing yet."""
    return CareRules.objects.of(office).first() or CareRules(office=office)
