"""How many of the public offers are marked examples, and whether they are counted where nobody said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The public offers of an office on a day, and the marked examples among them."""

    number: int
    offers: int

    @property
    def are_counted(self) -> bool:
        """Whether they count unless somebody leaves them out: a catalogue that mostly shows how it will look."""
        return 2 * self.number > self.offers


def examples_of(office: Office, on: date) -> Examples:
    """Return how many public offers and marked examples an office has on a day."""
    found = Offer.objects.of(office).public_on(on).order_by()
    told = found.aggregate(offers=Count("pk"), number=Count("pk", filter=Q(is_example=True)))
    return Examples(**told)
