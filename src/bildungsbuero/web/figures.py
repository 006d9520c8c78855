"""Charts and maps as pages show them: drawing, words, source, downloads. The drawing comes from `documents`."""

from dataclasses import dataclass
from typing import Any

from bildungsbuero.documents.maps import DrawnMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that a person may take along, named by its kind: SVG, PNG, CSV, XLSX."""

    kind: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFigure:
    """A chart: drawn wide and, for phones, narrow; `spec_address` answers the specification for the browser."""

    key: str
    title: Any
    summary: Any
    svg: str
    source: Any
    narrow_svg: str = ""
    downloads: tuple[Download, ...] = ()
    spec_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFigure:
    """A map whose values stand in a list or table before it; `list_key` is that element's id."""

    key: str
    title: Any
    summary: Any
    drawn: DrawnMap
    source: Any
    list_key: str = ""
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMap:
    """Points over local shapes, loaded on request; both addresses answer GeoJSON.

    A point's properties: `title`, `address` and, if wanted, `text`; a shape's: `name`. The list of the same points
    stands before the map.
    """

    key: str
    title: Any
    points_address: str
    shapes_address: str = ""
    source: Any = ""
