"""Charts and maps as template tags; `{% load charts %}`."""

from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from bildungsbuero.web.figures import ChartFigure, MapFigure, PointMap
from bildungsbuero.web.shell import has_vendor

register = template.Library()

CHART_SCRIPTS = ("vendor/vega/vega.min.js", "vendor/vega/vega-lite.min.js", "vendor/vega/vega-embed.min.js")
MAP_SCRIPTS = ("vendor/leaflet/leaflet.js",)


@register.inclusion_tag("web/components/chart.html")
def chart(figure: ChartFigure) -> dict[str, Any]:
    """Show a chart with its words, its source and its files; the interactive one is loaded on request only."""
    return {
        "figure": figure,
        "wide": _drawn(figure.svg),
        "narrow": _drawn(figure.narrow_svg),
        "scripts": _addresses(*CHART_SCRIPTS, "web/chart.js") if figure.spec_address and has_vendor() else "",
    }


@register.inclusion_tag("web/components/drawing.html")
def drawing(figure: ChartFigure) -> dict[str, Any]:
    """Show a chart alone, wide and narrow, where words and source stand around it already."""
    return {"figure": figure, "wide": _drawn(figure.svg), "narrow": _drawn(figure.narrow_svg)}


@register.simple_tag
def small_drawing(svg: str) -> SafeString:
    """Show one of several small pictures; its words stand around it."""
    return _drawn(svg)


@register.inclusion_tag("web/components/map.html")
def map(figure: MapFigure) -> dict[str, Any]:  # noqa: A001 - the name of the tag
    """Show a map with legend, words and source, and a way past it."""
    return {"figure": figure, "drawn": _drawn(figure.drawn.svg)}


@register.inclusion_tag("web/components/point_map.html")
def point_map(points: PointMap) -> dict[str, Any]:
    """Show a button that loads a map of points; without scripts there is nothing, because the list stands before it."""
    return {
        "points": points,
        "scripts": _addresses(*MAP_SCRIPTS, "web/map.js") if has_vendor() else "",
        "styles": _addresses("vendor/leaflet/leaflet.css"),
        "images": static("vendor/leaflet/images/"),
        "tiles": settings.OPTIONS["TILE_SERVER"],
    }


def _addresses(*names: str) -> str:
    return " ".join(static(name) for name in names)


def _drawn(svg: str) -> SafeString:
    # Made by `documents`, which escapes every text in it.
    return mark_safe(svg)  # noqa: S308
