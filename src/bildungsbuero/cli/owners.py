"""Whose data a command means: an office by its short name, or the installation's own as “shared”."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bildungsbuero.apps.accounts.models import Office


def owner_for(key: str) -> "Office | None":
    """Return the office, None for the installation; raises NotFound that names the known offices."""
    from bildungsbuero.apps.accounts.models import Office
    from bildungsbuero.core.errors import NotFound
    from bildungsbuero.warehouse.catalogue import SHARED

    if key == SHARED:
        return None
    office = Office.objects.filter(key=key).first()
    if office is None:
        known = ", ".join(Office.objects.values_list("key", flat=True)) or "–"
        raise NotFound("office.unknown", name=key[:40], known=known)
    return office
