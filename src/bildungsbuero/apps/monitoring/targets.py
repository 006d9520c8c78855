"""What an office wants to reach: set by those who steer, shown beside the figure for everybody."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.models import Target
from bildungsbuero.apps.operations import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The target of an indicator; without a value it is taken back."""

    indicator: str
    value: Decimal | None
    year: int | None = None
    decided: str = ""


def target_of(office: Office | None, indicator: str) -> Target | None:
    """Return the target that an office set for an indicator, None where it set none."""
    return Target.objects.of(office).filter(indicator=indicator).first() if office is not None else None


@transaction.atomic
def set_target(office: Office, wish: Wish, *, person: Person) -> None:
    """Keep the target of an indicator in place of the one before, or take it back."""
    kept = Target.objects.of(office).filter(indicator=wish.indicator)
    if wish.value is None:
        kept.delete()
    else:
        values = {"value": wish.value, "year": wish.year, "decided": wish.decided}
        kept.update_or_create(office=office, indicator=wish.indicator, defaults=values)
    audit.note("target.set", office=office, person=person, about=f"{wish.indicator} {wish.value or '–'}")
