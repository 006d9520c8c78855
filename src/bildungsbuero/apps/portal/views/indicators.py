"""Public pages of indicators: the list, one indicator, all districts, pictures and files."""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.monitoring.own_tables import published_tables
from bildungsbuero.apps.portal.areas.by_part import find_parts
from bildungsbuero.apps.portal.indicators import (
    behind,
    charts,
    converted,
    downloads,
    listing,
    page,
    pictures,
    sheets,
    spread,
    tables,
)
from bildungsbuero.apps.portal.indicators.change import present_change
from bildungsbuero.apps.portal.indicators.content import (
    all_districts,
    is_map_worthwhile,
    read_content,
    sources,
)
from bildungsbuero.apps.portal.indicators.old import present_old
from bildungsbuero.apps.portal.indicators.peers import Peers, read_peers
from bildungsbuero.apps.portal.indicators.selection import Selection, read_selection
from bildungsbuero.apps.portal.views.embedding import code_for
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.documents import drawing
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view

CONTENT_TYPES = {"png": "image/png", "svg": "image/svg+xml", "json": "application/json"}


@login_not_required
@readonly_view
def indicators(request: PublicRequest) -> HttpResponse:
    """List the indicators by area of education."""
    found = listing.present_list(
        request.office, on=timezone.localdate(), wanted=listing.read_filter(request.GET.dict())
    )
    tables = published_tables(request.office) if request.office is not None else []
    return render(request, "portal/indicators.html", found | {"own_tables": tables, "crumbs": crumbs(_("Figures"))})


@login_not_required
@readonly_view
def indicator(request: PublicRequest, key: str) -> HttpResponse:
    """Show one indicator: sentence, chart, table, split, map, meaning, source."""
    try:
        selection = _selection(request, key)
        content = read_content(selection)
    except Refusal as refusal:
        return _without_figures(request, key, refusal)
    figures = all_districts(selection)
    context = page.present(content, figures)
    context |= page.present_charts(content, context["addresses"])
    context |= present_change(content)
    context |= page.present_peers(read_peers(selection, figures), content, context["addresses"])
    context |= page.present_behind(behind.read_behind(content), context["addresses"])
    context |= page.present_territory(converted.read_converted(content), content, context["addresses"])
    context |= present_old(selection)
    context["chain_key"] = selection.indicator.key
    context["evidence"] = f"indicator:{selection.indicator.key}:{selection.first.key}:{selection.period.code}"
    context["parts"] = find_parts(selection.indicator, request.office)
    context["crumbs"] = crumbs((_("Figures"), "portal:indicators"), context["title"])
    embedded = f"{reverse('portal:embed', args=[selection.indicator.key])}?{selection.query()}"
    context |= code_for(request, embedded, context["title"])
    picture = reverse("portal:indicator-share-picture", args=[selection.indicator.key])
    context["share_picture"] = absolute(request, picture)
    return render(request, "portal/indicator.html", context)


@login_not_required
@readonly_view
def districts(request: PublicRequest, key: str) -> HttpResponse:
    """Show the map of all districts, and the list of those of a Land or of all."""
    selection = _selection(request, key)
    figures = all_districts(selection)
    lands = page.present_lands(selection, request.GET.get("land", ""))
    listed = [figure for figure in figures if figure.area.startswith(lands["chosen"])]
    names = _district_names(listed)
    context = page.present(read_content(selection), figures)
    context |= {
        "lands": lands,
        "map": pictures.map_figure(selection, figures, context["addresses"]) if context["has_map"] else None,
        "districts": tables.districts_table(selection, listed, names),
        "crumbs": crumbs(
            (_("Figures"), "portal:indicators"),
            (wording.text(selection.indicator.title), f"{_address(key)}?{selection.query()}"),
            _("All districts"),
        ),
    }
    return render(request, "portal/indicator_districts.html", context)


@login_not_required
@readonly_view
def indicator_csv(request: PublicRequest, key: str) -> HttpResponse:
    """Answer with the figures of the page as CSV."""
    heads, rows, name = _table(request, key)
    return send_file("\ufeff" + workbook.as_csv(heads, rows), f"{name}.csv", content_type=CSV)


@login_not_required
@readonly_view
def indicator_xlsx(request: PublicRequest, key: str) -> HttpResponse:
    """Answer with the figures of the page as a workbook."""
    heads, rows, name = _table(request, key)
    return send_file(workbook.as_xlsx(name, heads, rows), f"{name}.xlsx", content_type=XLSX)


@login_not_required
@readonly_view
def picture(request: PublicRequest, key: str, which: str, kind: str) -> HttpResponse:
    """Answer with a chart or the map as a file of its own, title and source inside; JSON is the specification."""
    selection = _selection(request, key)
    if which == "karte":
        drawn = _map_picture(selection, kind)
    elif which == "streuung":
        drawn = _spread_picture(selection, kind)
    elif which == "reihen":
        drawn = _behind_picture(selection, kind)
    elif which == "gebietsstand":
        drawn = _converted_picture(selection, kind)
    else:
        drawn = _chart_picture(selection, which, kind)
    name, headers = f"{selection.indicator.key}-{which}.{kind}", {"Cache-Control": "max-age=600"}
    return send_file(drawn, name, content_type=CONTENT_TYPES[kind], is_shown=True, headers=headers)


def _selection(request: PublicRequest, key: str) -> Selection:
    found = published.get_indicator(key, request.office)
    return read_selection(found, request.GET, office=request.office, on=timezone.localdate())


def _without_figures(request: PublicRequest, key: str, refusal: Refusal) -> HttpResponse:
    """An indicator whose table has not been imported keeps its sheet and says what is missing."""
    if refusal.code not in {"indicator.no_data", "warehouse.not_built"}:
        raise refusal
    found = published.get_indicator(key, request.office)
    context = sheets.present_empty(found, request.office)
    context["crumbs"] = crumbs((_("Figures"), "portal:indicators"), wording.text(found.title))
    return render(request, "portal/indicator_empty.html", context)


def _chart_picture(selection: Selection, which: str, kind: str) -> str | bytes:
    content = read_content(selection)
    source = downloads.source_line(sources(selection))
    around = charts.frame(content, stands_alone=kind != "json", source=source)
    has_chart = page.has_main_chart(content) if which == "vergleich" else bool(content.split)
    if not has_chart:
        raise NotFound("not_found")
    spec = charts.main_chart(content, around) if which == "vergleich" else charts.split_chart(content, around)
    return _drawn(spec, kind)


def _spread_picture(selection: Selection, kind: str) -> str | bytes:
    content, peers = read_content(selection), _peers(selection)
    source = downloads.source_line(sources(selection))
    around = spread.frame(peers, content, stands_alone=kind != "json", source=source)
    return _drawn(spread.chart(peers, content, around), kind)


def _behind_picture(selection: Selection, kind: str) -> str | bytes:
    series = behind.read_behind(read_content(selection))
    if series is None:
        raise NotFound("not_found")
    source = f"{downloads.source_line(sources(selection))}; {series.source_line()}"
    around = behind.frame(series, stands_alone=kind != "json", source=source)
    return _drawn(behind.chart(series, around), kind)


def _converted_picture(selection: Selection, kind: str) -> str | bytes:
    series = converted.read_converted(read_content(selection))
    if series is None:
        raise NotFound("not_found")
    around = converted.frame(series, stands_alone=kind != "json", source=converted.source_line(series))
    return _drawn(converted.chart(series, around), kind)


def _drawn(spec: drawing.Spec, kind: str) -> str | bytes:
    if kind == "json":
        return json.dumps(spec)
    folder = pictures.folder()
    return drawing.png(spec, folder=folder) if kind == "png" else drawing.svg(spec, folder=folder)


def _peers(selection: Selection) -> Peers:
    found = read_peers(selection, all_districts(selection))
    if found is None:
        raise NotFound("not_found")
    return found


def _map_picture(selection: Selection, kind: str) -> str | bytes:
    figures = all_districts(selection)
    if kind == "json" or not is_map_worthwhile(figures):
        raise NotFound("not_found")
    source = downloads.source_line(sources(selection))
    drawn = charts.district_map(selection, figures, stands_alone=True, source=source)
    return drawing.picture(drawn.svg) if kind == "png" else drawn.svg


def _table(request: PublicRequest, key: str) -> tuple[tuple[str, ...], list[list[Any]], str]:
    selection = _selection(request, key)
    if request.GET.get("umfang") == "kreise":
        figures = all_districts(selection)
        rows = downloads.district_rows(selection, figures, _district_names(figures))
        return downloads.HEADS, rows, f"{selection.indicator.key}-kreise-{selection.period.code}"
    if request.GET.get("umfang") == "gruppe":
        rows = spread.rows(_peers(selection))
        return downloads.PEER_HEADS, rows, f"{selection.indicator.key}-vergleichsgruppe-{selection.period.code}"
    content = read_content(selection)
    rows = downloads.selection_rows(content)
    if series := behind.read_behind(content):
        rows += behind.rows(series)
    if brought := converted.read_converted(content):
        rows += converted.rows(brought)
    return downloads.HEADS, rows, f"{selection.indicator.key}-{selection.first.key}-{selection.period.code}"


def _district_names(figures: list[Any]) -> dict[str, str]:
    keys = [figure.area for figure in figures]
    return dict(Unit.objects.filter(key__in=keys).values_list("key", "official_name"))


def _address(key: str) -> str:
    return reverse("portal:indicator", args=[key])
