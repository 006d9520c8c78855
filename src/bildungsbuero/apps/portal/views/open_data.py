"""Public pages of open data: what there is, its catalogue for other portals, and the files."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.own_tables import get_table
from bildungsbuero.apps.portal.open_data import contents, page
from bildungsbuero.apps.portal.open_data.catalogue import read_catalogue
from bildungsbuero.formats import dcat
from bildungsbuero.formats.media_types import OF_FIGURES
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def open_data(request: PublicRequest) -> HttpResponse:
    """Say what may be used again, under which licence, and where the catalogue is."""
    office = office_of(request)
    context = page.present(_catalogue(request), office.key)
    context["crumbs"] = crumbs((_("Figures"), "portal:indicators"), _("Open data"))
    return render(request, "portal/open_data.html", context)


@login_not_required
@readonly_view
def catalogue(request: PublicRequest, kind: str) -> HttpResponse:
    """Answer with the catalogue for other portals (DCAT-AP.de)."""
    from bildungsbuero.formats.dcat_graph import serialised  # rdflib is loaded only where somebody asks for it

    _name, media_type = dcat.SERIALISATIONS[kind]
    response = HttpResponse(serialised(_catalogue(request), kind), content_type=media_type)
    response.headers["Cache-Control"] = "max-age=600"
    return response


@login_not_required
@readonly_view
def open_indicator(request: PublicRequest, key: str, kind: str) -> HttpResponse:
    """Answer with all figures of an indicator for the areas of the office."""
    office = office_of(request)
    names = contents.area_names(office, timezone.localdate())
    indicator = published.get_indicator(key, office)
    return _file(contents.indicator_file(office, indicator, names, href=absolute(request, request.path)), kind)


@login_not_required
@readonly_view
def open_table(request: PublicRequest, key: str, kind: str) -> HttpResponse:
    """Answer with all values of an own table of the office."""
    table = get_table(office_of(request), key)
    return _file(contents.table_file(table, href=absolute(request, request.path)), kind)


def _catalogue(request: PublicRequest) -> dcat.Catalogue:
    parts = urlsplit(absolute(request, "/"))
    return read_catalogue(office_of(request), root=f"{parts.scheme}://{parts.netloc}", on=timezone.localdate())


def _file(taken: contents.Taken, kind: str) -> HttpResponse:
    return send_file(taken.as_file(kind), f"{taken.name}.{kind}", content_type=OF_FIGURES[kind])
