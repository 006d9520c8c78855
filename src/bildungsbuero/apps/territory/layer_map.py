"""The map of an own layer: where its parts lie."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.territory.models import Layer
from bildungsbuero.apps.territory.outlines import outlines_on
from bildungsbuero.apps.territory.shapes import Shape, projected
from bildungsbuero.documents.maps import MapArea, MapFrame, choropleth
from bildungsbuero.web.figures import MapFigure


def layer_map(layer: Layer, on: date) -> MapFigure | None:
    """Return the parts that stand on a day on a map, None where no outline of them is known."""
    return map_of(layer.name, outlines_on(layer, on), list_key="parts-caption")


def map_of(
    title: str,
    shapes: Sequence[Shape],
    *,
    list_key: str,
    own: str = "",
    address_of: Callable[[str], str] = lambda _key: "",
) -> MapFigure | None:
    """Return outlines on a map without values, None where there are none; `own` is the key of the one to stand out."""
    if not shapes:
        return None
    drawn = choropleth(
        [
            MapArea(
                key=shape.key,
                name=shape.name,
                rings=shape.rings,
                display=shape.key,
                class_index=int(shape.key == own),
                address=address_of(shape.key),
            )
            for shape in projected(shapes).shapes
        ],
        frame=MapFrame(
            title=title,
            description=_("Where the parts lie; the list names all of them."),
            class_labels=(_("part of the layer"), *([_("this part")] if own else [])),
            no_data_label="",
            key="layer",
        ),
        highlight={own} if own else (),
    )
    return MapFigure(
        key="layer-map",
        title=title,
        summary=_("Where the parts lie; the list names all of them."),
        drawn=drawn,
        source="; ".join(dict.fromkeys(shape.source for shape in shapes)),
        list_key=list_key,
    )
