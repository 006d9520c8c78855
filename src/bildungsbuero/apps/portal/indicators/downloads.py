"""What is downloaded: every row says its period, origin, source and licence in columns of their own."""

from collections.abc import Iterable
from typing import Any

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.rows import HEADS, Around, rows_of, source_line
from bildungsbuero.apps.portal.indicators.content import Content, sources, split_figures
from bildungsbuero.apps.portal.indicators.notes import compared_in_words
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core.figures import Figure

__all__ = ["HEADS", "PEER_HEADS", "compared_caveat", "district_rows", "selection_rows", "series_rows", "source_line"]

# The rows of a peer group say which group it is and by which rule it was made.
PEER_HEADS = (*HEADS, "peer_group", "peer_rule")


def selection_rows(content: Content) -> list[list[Any]]:
    """Return the areas of the page over all periods, and every split of the chosen period."""
    selection = content.selection
    rows = _rows(selection, content.whole, caveat=compared_caveat(content))
    for split in selection.indicator.breakdowns:
        rows += _rows(selection, split_figures(selection, split.dimension), caveat=compared_caveat(content))
    return rows


def series_rows(selection: Selection, figures: Iterable[Figure], *, note: str, origin: str = "") -> list[list[Any]]:
    """Return a series with the kind, source and licence of its own; `origin` where it says more than the sheet."""
    return _rows(selection, figures, caveat=note, origin=origin)


def district_rows(selection: Selection, figures: Iterable[Figure], names: dict[str, str]) -> list[list[Any]]:
    """Return all Kreise of the chosen period."""
    caveats = " ".join(wording.text(item) for item in selection.indicator.caveats)
    return _rows(selection, figures, caveat=caveats, names=names)


def compared_caveat(content: Content) -> str:
    """Return what must stand beside areas that are set side by side, empty for a single one."""
    selection = content.selection
    names = [selection.name(unit.key) for unit in selection.units if unit.level == "district"]
    if len(names) < 2:
        return ""
    return " ".join(compared_in_words(text, names) for text in selection.indicator.caveats_when_compared)


def _rows(
    selection: Selection,
    figures: Iterable[Figure],
    *,
    caveat: str,
    names: dict[str, str] | None = None,
    origin: str = "",
) -> list[list[Any]]:
    around = Around(
        indicator=selection.indicator,
        declaration=selection.declaration,
        names=names or selection.names,
        last_period=selection.periods[-1].code,
        caveat=caveat,
        deliveries=tuple(sources(selection)),
        origin=origin,
    )
    return rows_of(around, figures)
