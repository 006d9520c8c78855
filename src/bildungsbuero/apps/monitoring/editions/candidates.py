"""What an edition can hold: the indicators that have figures, and the office's published own tables."""

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import own_tables, published, wording
from bildungsbuero.apps.monitoring.models import EditionItem
from bildungsbuero.core.errors import Refusal

Choices = list[tuple[str, str]]


def candidates(office: Office) -> Choices:
    """Return pairs of a value such as "indicator:D-17" and a title."""
    try:
        filled = published.door(office).filled()
    except Refusal:
        return []
    with_figures = [item for item in published.all_indicators(office) if item.key in filled]
    found = [
        (f"{EditionItem.Kind.INDICATOR}:{item.key}", f"{item.key} {wording.text(item.title)}") for item in with_figures
    ]
    tables = own_tables.published_tables(office)
    return found + [(f"{EditionItem.Kind.TABLE}:{table.key}", f"{table.title} ({table.key})") for table in tables]
