"""The open needs by Gemeinde on a map; the list beside it holds the same numbers."""

from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.needs.models.register import NeedQuerySet
from bildungsbuero.apps.needs.places import DISTRICT_DIGITS, Places, is_unit
from bildungsbuero.apps.territory.shapes import projected, shapes
from bildungsbuero.core.territory import Level
from bildungsbuero.documents.maps import MapArea, MapFrame, choropleth
from bildungsbuero.web.figures import MapFigure
from bildungsbuero.web.tables import Cell, Column, Row, Table

# From so many needs on an area is in the next class.
CLASSES = (1, 2, 4)


def by_place(needs: NeedQuerySet) -> dict[str, int]:
    """Return the number of needs by the key of their place, the empty one for the whole area."""
    rows = needs.order_by().values("area").annotate(number=Count("pk"))
    return {row["area"]: row["number"] for row in rows}


def places_table(counts: dict[str, int], places: Places) -> Table:
    """Return how many needs there are by place, the most first, equals by name."""
    listed = sorted(counts.items(), key=lambda item: (-item[1], places.name(item[0])))
    return Table(
        caption=_("Needs by place"),
        columns=(Column(title=_("Place")), Column(title=_("Needs"), is_numeric=True)),
        rows=tuple(
            Row(cells=(Cell(text=places.name(key), address=f"?area={key}" if key else ""), Cell(text=str(number))))
            for key, number in listed
        ),
        key="by-place",
    )


def need_map(counts: dict[str, int], places: Places, on: date) -> MapFigure | None:
    """Return the Gemeinden by number of needs, None where no boundaries ship; whole Kreise stand only in the list."""
    districts = {key[:DISTRICT_DIGITS] for key in places.names if is_unit(key)}
    outlines = shapes(Level.MUNICIPALITY, on, inside=districts) if districts else []
    if not outlines or not counts:
        return None
    by_shape = _by_shape(counts, [outline.key for outline in outlines])
    drawn = choropleth(
        [
            MapArea(
                key=shape.key,
                name=shape.name,
                rings=shape.rings,
                display=_in_words(by_shape.get(shape.key, 0)),
                class_index=_class_of(by_shape.get(shape.key, 0)),
                address=f"?area={places.fitting(shape.key)}" if by_shape.get(shape.key) else "",
            )
            for shape in projected(outlines).shapes
        ],
        frame=MapFrame(
            title=_("Needs by Gemeinde"),
            description=_("Map of the Gemeinden by number of needs; the list holds the same numbers."),
            class_labels=(_("1 need"), _("2 or 3 needs"), _("4 needs and more")),
            no_data_label=_("no need noted"),
            key="needs",
        ),
    )
    return MapFigure(
        key="needs-map",
        title=_("Needs by Gemeinde"),
        summary=_("Needs of a whole Kreis, of a part of town or of the whole area stand in the list alone."),
        drawn=drawn,
        source=outlines[0].source,
        list_key="by-place-caption",
    )


def _by_shape(counts: dict[str, int], keys: list[str]) -> dict[str, int]:
    """A town without a Kreis is one Gemeinde, whichever of its two keys a need has."""
    found: dict[str, int] = {}
    for key, number in counts.items():
        inside = [own for own in keys if key and own.startswith(key)]
        if len(inside) == 1:
            found[inside[0]] = found.get(inside[0], 0) + number
    return found


def _class_of(number: int) -> int | None:
    reached = [index for index, fewest in enumerate(CLASSES) if number >= fewest]
    return reached[-1] if reached else None


def _in_words(number: int) -> str:
    if not number:
        return _("no need noted")
    return ngettext("%(number)s need", "%(number)s needs", number) % {"number": number}
