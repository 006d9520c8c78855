"""A chart for the pages of others, without cookies, scripts and navigation: no other page may stand in a frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.monitoring import published, rows, wording
from bildungsbuero.apps.portal import own_tables
from bildungsbuero.apps.portal.indicators import page, pictures, tables
from bildungsbuero.apps.portal.indicators.content import Content, read_content, sources
from bildungsbuero.apps.portal.indicators.selection import read_selection
from bildungsbuero.apps.portal.views.own_tables import table_of
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.readonly import readonly_view

# As everywhere, but nothing may run or be sent, and any page may show it in a frame.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; frame-ancestors *"
)
View = Callable[..., HttpResponseBase]


def embeddable(view: View) -> View:
    """Return the view for frames on other pages: it sets no cookie, and everybody gets the same."""

    @wraps(view)
    @xframe_options_exempt
    def framed(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *arguments, **named)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = "public, max-age=600"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return framed


@login_not_required
@embeddable
@readonly_view
def embed(request: PublicRequest, key: str) -> HttpResponse:
    """Show the chart of an indicator with its sentence, source, licence and the way back."""
    indicator = published.get_indicator(key, request.office)
    context: dict[str, Any] = {
        "title": wording.text(indicator.title),
        "back": reverse("portal:indicator", args=[indicator.key]),
    }
    try:
        selection = read_selection(indicator, request.GET, office=request.office, on=timezone.localdate())
    except Refusal as refusal:
        if refusal.code not in {"indicator.no_data", "warehouse.not_built"}:
            raise
        return render(request, "portal/embed.html", context)
    content = read_content(selection)
    deliveries = sources(selection)
    context |= {
        "back": f"{context['back']}?{selection.query()}",
        "headline": content.headline(),
        "chart": _chart(content),
        "table": tables.split_table(content) if content.speaks_of_parts else tables.comparison_table(content),
        "source": rows.source_line(deliveries),
        "licence": rows.licences(deliveries),
    }
    return render(request, "portal/embed.html", _with_full_address(request, context))


@login_not_required
@embeddable
@readonly_view
def embed_table(request: PublicRequest, key: str) -> HttpResponse:
    """Show the chart of an own table of the office in the same way."""
    table = table_of(request, key)
    shown = own_tables.present(table)
    context = {
        "title": shown["title"],
        "back": reverse("portal:own-table", args=[table.dataset.key]),
        "headline": shown["headline"],
        "chart": shown["chart"],
        "table": shown["table"],
        "source": shown["source"],
        "licence": table.dataset.licence,
    }
    return render(request, "portal/embed.html", _with_full_address(request, context))


def code_for(request: HttpRequest, address: str, title: str) -> dict[str, str]:
    """Return what a page needs to offer its chart to others: the address and the title of the frame."""
    return {"embed_address": absolute(request, address), "embed_title": title}


def _chart(content: Content) -> Any:
    addresses = page.addresses(content.selection)
    if page.has_main_chart(content):
        return pictures.main_figure(content, addresses)
    return pictures.split_figure(content, addresses) if content.split else None


def _with_full_address(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    return context | {"back": absolute(request, str(context["back"]))}
