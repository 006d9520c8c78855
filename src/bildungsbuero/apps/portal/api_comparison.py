"""The public API of figures, further operations: an indicator as a JSON-stat cube, and an area among its peers."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.portal.api_examples import answered
from bildungsbuero.apps.portal.indicators import spread
from bildungsbuero.apps.portal.indicators.content import all_districts, read_content
from bildungsbuero.apps.portal.indicators.cube import Wish, read_cube
from bildungsbuero.apps.portal.indicators.peers import Peers, number_of, read_peers
from bildungsbuero.apps.portal.indicators.selection import MOST_AREAS, Selection, read_selection
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.cells import as_text
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.formats.json_stat import as_document

router = Router(tags=["figures"])
AREA = "Official key, such as 07211; DG is Germany. Without one the areas of the office, its Land and Germany."


class CubeWanted(Schema):
    """Which part of an indicator is asked for."""

    area: list[str] = Field([], max_length=MOST_AREAS, description=AREA)
    level: str = Field("", max_length=20, description="district: all districts of Germany in place of single areas.")
    period: list[str] = Field([], max_length=40, description="As delivered or as people say it; all by default.")
    split: str = Field("", max_length=60, description="A dimension of the indicator, by code or name.")


class ComparisonWanted(Schema):
    """Which area is to be set among others."""

    area: list[str] = Field([], max_length=MOST_AREAS, description=AREA)
    period: str = Field("", max_length=20, description="As delivered or as people say it; the last one by default.")
    group: str = Field("", max_length=20, description="Key of a peer group; `groups` of the answer lists them.")


class PlacedOut(Schema):
    """An area with its value."""

    area: str
    name: str
    value: str | None = Field(description="Unrounded decimal; null where there is no number.")
    display: str
    meaning: str
    place: int | None = Field(None, description="Counted from the lowest value; only of areas in the group.")


class GroupOut(Schema):
    """A peer group and the rule by which its areas were chosen."""

    key: str
    title: str
    rule: str
    areas: int


class SpreadOut(Schema):
    """How the values of the group are spread; quantiles are interpolated (type 7)."""

    count: int
    without: int = Field(description="Areas of the group that have no number.")
    minimum: str
    lower_quartile: str
    median: str
    upper_quartile: str
    maximum: str


class ComparisonOut(Schema):
    """An area among its peers: never a place without the spread."""

    indicator: str
    period: str
    unit: str
    group: GroupOut
    groups: list[GroupOut]
    spread: SpreadOut
    own: list[PlacedOut]
    references: list[PlacedOut] = Field(description="Land and Bund where their source delivers them.")
    members: list[PlacedOut] = Field(description="The areas of the group by name; this is no ranking.")


@router.get(
    "/indicators/{key}/json-stat", response=dict[str, Any], url_name="indicator-json-stat", **answered("json-stat")
)
def json_stat(request: HttpRequest, key: str, wanted: Query[CubeWanted]) -> dict[str, Any]:
    """Answer with an indicator as a JSON-stat 2.0 dataset; `status` holds the marks of statistics."""
    office = getattr(request, "office", None)
    indicator = published.get_indicator(key, office)
    split = _split(indicator, wanted.split)
    wish = Wish(areas=_areas(request, key, wanted), periods=tuple(wanted.period), split=split, office=office)
    return as_document(read_cube(indicator, wish, href=request.build_absolute_uri()))


@router.get(
    "/indicators/{key}/comparison", response=ComparisonOut, url_name="indicator-comparison", **answered("comparison")
)
def comparison(request: HttpRequest, key: str, wanted: Query[ComparisonWanted]) -> dict[str, Any]:
    """Answer with areas among their peers: the group with its rule, its spread, and their place in it."""
    query = QueryDict(mutable=True)
    query.setlist("gebiet", wanted.area)
    query["zeitraum"], query["gruppe"] = wanted.period, wanted.group
    selection = _selection(request, key, query)
    peers = read_peers(selection, all_districts(selection))
    if peers is None or peers.distribution is None:
        raise Refusal("indicator.no_peers", indicator=selection.indicator.key)
    return _compared(selection, peers)


def _selection(request: HttpRequest, key: str, query: QueryDict) -> Selection:
    office = getattr(request, "office", None)
    return read_selection(published.get_indicator(key, office), query, office=office, on=timezone.localdate())


def _areas(request: HttpRequest, key: str, wanted: CubeWanted) -> dict[str, str]:
    if wanted.level:
        if wanted.level != Unit.Level.DISTRICT:
            raise Refusal("api.bad_parameter", place=Place(field="level"), name="level")
        units = Unit.objects.at_level(Unit.Level.DISTRICT).valid_on(timezone.localdate()).order_by("key")
        return {unit.key: unit.official_name for unit in units}
    if wanted.area:
        units = Unit.objects.with_keys(wanted.area)
        named = {unit.key: unit.spoken_name for unit in units}
        for area in wanted.area:
            if area not in named:
                raise Refusal("indicator.unknown_area", place=Place(field="area"), area=area[:20])
        return {area: named[area] for area in dict.fromkeys(wanted.area)}
    selection = _selection(request, key, QueryDict())
    return {area: selection.name(area) for area in selection.keys}


def _split(indicator: Indicator, text: str) -> str:
    if not text:
        return ""
    found = published.declaration_for(indicator).find_dimension(text)
    if found is None or indicator.breakdown(found.code) is None:
        known = ", ".join(item.dimension for item in indicator.breakdowns) or "–"
        raise Refusal("statistics.unknown_dimension", place=Place(field="split"), name=text[:40], known=known)
    return found.code


def _compared(selection: Selection, peers: Peers) -> dict[str, Any]:
    found = peers.distribution
    assert found is not None  # noqa: S101 - checked by the caller
    numbers = ("minimum", "lower_quartile", "median", "upper_quartile", "maximum")
    references = {unit.key for unit in selection.references}
    beside = [figure for _name, figure in read_content(selection).now if figure.area in references]
    return {
        "indicator": selection.indicator.key,
        "period": selection.period.code,
        "unit": selection.indicator.unit,
        "group": _group(peers.group),
        "groups": [_group(group) for group in peers.groups],
        "spread": {"count": found.count, "without": found.without}
        | {name: as_text(getattr(found, name)) for name in numbers},
        "own": [_placed(peers, figure, selection.name(figure.area), with_place=True) for figure in peers.own],
        "references": [_placed(peers, figure, selection.name(figure.area)) for figure in beside],
        "members": [_placed(peers, figure, peers.names[figure.area]) for figure in peers.members],
    }


def _group(group: Any) -> dict[str, Any]:
    return {"key": group.key, "title": group.title, "rule": group.rule, "areas": len(group.areas)}


def _placed(peers: Peers, figure: Figure, name: str, *, with_place: bool = False) -> dict[str, Any]:
    number = number_of(figure)
    standing = peers.standing(figure) if with_place else None
    return {
        "area": figure.area,
        "name": name,
        "value": as_text(number) if number is not None else None,
        "display": spread.display(peers, number) if number is not None else figure.cell.mark,
        "meaning": str(figure.cell.meaning),
        "place": standing.place if standing else None,
    }
