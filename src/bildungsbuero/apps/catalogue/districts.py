"""Parts of town that an office knows by a layer of its own: where there is one, an unassigned place says so."""

from collections.abc import Iterable

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.models import Layer

# The value of the facet for places in a divided town that nobody has assigned.
UNKNOWN = "unknown"


def divided_areas(office: Office) -> frozenset[str]:
    """Return the keys of the areas that the office's own layers divide."""
    inside = Layer.objects.of(office).exclude(inside=None).values_list("inside__key", flat=True)
    return frozenset(str(key) for key in inside)


def lies_in(municipality_key: str, areas: Iterable[str]) -> bool:
    """Return whether a municipality lies in one of the areas."""
    return bool(municipality_key) and municipality_key.startswith(tuple(areas))
