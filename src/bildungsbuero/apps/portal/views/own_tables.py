"""Public pages of the tables that an office brought in and published itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.monitoring.own_tables import OwnTable, get_table, published_tables
from bildungsbuero.apps.monitoring.parts import series_of_table
from bildungsbuero.apps.portal import own_tables as presenter
from bildungsbuero.apps.portal.areas.by_part import present_parts
from bildungsbuero.apps.territory.parts import public_layers
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def own_tables(request: PublicRequest) -> HttpResponse:
    """List the own tables of the office."""
    tables = published_tables(request.office) if request.office is not None else []
    context = {"tables": tables, "crumbs": crumbs((_("Figures"), "portal:indicators"), _("Own tables"))}
    return render(request, "portal/own_tables.html", context)


@login_not_required
@readonly_view
def own_table(request: PublicRequest, key: str) -> HttpResponse:
    """Show one own table: sentence, chart, values, source and licence."""
    table = table_of(request, key)
    context = presenter.present(table)
    layers = public_layers(request.office) if request.office is not None else []
    context |= present_parts(series_of_table(table, layers), request.GET, has_own_table=True)
    address = reverse("portal:embed-table", args=[table.dataset.key])
    context |= {"embed_address": absolute(request, address), "embed_title": table.dataset.title}
    context["crumbs"] = crumbs(
        (_("Figures"), "portal:indicators"), (_("Own tables"), "portal:own-tables"), table.dataset.title
    )
    return render(request, "portal/own_table.html", context)


@login_not_required
@readonly_view
def own_table_csv(request: PublicRequest, key: str) -> HttpResponse:
    """Answer with the values of an own table as CSV."""
    table = table_of(request, key)
    text = "\ufeff" + workbook.as_csv(presenter.HEADS, presenter.rows(table))
    return send_file(text, f"{table.dataset.key}.csv", content_type=CSV)


def table_of(request: PublicRequest, key: str) -> OwnTable:
    """Return a published table of the office in the address; raises NotFound."""
    return get_table(office_of(request), key)
