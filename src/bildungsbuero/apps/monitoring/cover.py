"""The indicators that an office shows first: a chosen list, or the one that this program proposes."""

from collections.abc import Sequence

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.models import Cover
from bildungsbuero.apps.monitoring.own_indicators import LETTER, own_indicators
from bildungsbuero.apps.operations import audit
from bildungsbuero.formats.sheets import shipped_indicators

PLACES = 12
# What a council member asks first, from school to work and the people behind it.
PROPOSED = ("D-17", "D-19", "C-05", "C-06", "D-02", "D-21", "B-03", "A-24", "A-23", "A-01", "A-06", "A-14")


def chosen_keys(office: Office) -> list[str]:
    """Return the keys that the office shows first, in its order; the proposal where it chose none."""
    cover = Cover.objects.of(office).first()
    keys = cover.keys if cover is not None else PROPOSED
    known = {indicator.key for indicator in shipped_indicators()}
    if any(key.startswith(LETTER) for key in keys):
        known |= {indicator.key for indicator in own_indicators(office)}
    return [key for key in keys if key in known]


@transaction.atomic
def choose(office: Office, keys: Sequence[str], *, person: Person) -> None:
    """Show these indicators first, in this order; without any the proposal stands again."""
    if keys:
        Cover.objects.of(office).update_or_create(office=office, defaults={"keys": list(keys)})
    else:
        Cover.objects.of(office).delete()
    audit.note("cover.chosen", office=office, person=person, about=", ".join(keys))
