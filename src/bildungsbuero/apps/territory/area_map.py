"""The map of an office's areas: its own ones and those for context among their neighbours."""

from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.territory.areas import OfficeAreas
from bildungsbuero.apps.territory.shapes import Shape, projected, shapes
from bildungsbuero.core import territory
from bildungsbuero.documents.maps import MapArea, MapFrame, choropleth
from bildungsbuero.web.figures import MapFigure

NEIGHBOUR, CONTEXT, OWN = range(3)
DISTRICT_KEY = 5


def area_map(areas: OfficeAreas, on: date) -> MapFigure | None:
    """Return the areas on a map, None where no shape of them ships.

    Gemeinden stand among those of their Kreis, Kreise among those of their Land.
    """
    outlines = _municipalities(areas, on) or _districts(areas, on)
    classes = {outline.key: _class_of(outline.key, areas) for outline in outlines}
    if not any(classes.values()):
        return None
    others = (
        _("other municipalities nearby") if len(outlines[0].key) > DISTRICT_KEY else _("other districts of the Land")
    )
    words = (_("not an area of the office"), _("for context"), _("own area"))
    drawn = choropleth(
        [_map_area(outline, classes[outline.key], words) for outline in projected(outlines).shapes],
        frame=MapFrame(
            title=_("Areas of the office"),
            description=_("The areas of the office among their neighbours; the list above names them."),
            class_labels=(others, *words[1:]),
            no_data_label="",
            key="areas",
        ),
        highlight={key for key, found in classes.items() if found == OWN},
    )
    return MapFigure(
        key="area-map",
        title=_("Areas of the office"),
        summary=_("Own areas are dark and have a strong outline."),
        drawn=drawn,
        source=outlines[0].source,
        list_key="areas-list",
    )


def _municipalities(areas: OfficeAreas, on: date) -> list[Shape]:
    """Return the Gemeinden of the Kreise that own Gemeinden lie in, as far as they ship."""
    own = [unit.key for unit in areas.own if unit.level == territory.Level.MUNICIPALITY]
    districts = {key[:5] for key in own}
    return shapes(territory.Level.MUNICIPALITY, on, inside=districts) if districts else []


def _districts(areas: OfficeAreas, on: date) -> list[Shape]:
    states = {key for unit in areas.own if (key := territory.state_of(unit.key))}
    return shapes(territory.Level.DISTRICT, on, inside=states) if states else []


def _class_of(key: str, areas: OfficeAreas) -> int:
    if any(key.startswith(unit.key) for unit in areas.own):
        return OWN
    return CONTEXT if any(key.startswith(unit.key) for unit in areas.context) else NEIGHBOUR


def _map_area(outline: Shape, class_index: int, words: tuple[str, str, str]) -> MapArea:
    return MapArea(
        key=outline.key,
        name=outline.name,
        rings=outline.rings,
        display=words[class_index],
        class_index=class_index,
    )
