"""The staff page about how often the portal is used."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.portal.usage.showing import usage_as_csv, usage_of
from bildungsbuero.formats.media_types import CSV
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view


@staff_view()
@readonly_view
def usage(request: HttpRequest) -> HttpResponse:
    """Show how often public pages were opened."""
    found = usage_of(request.office, timezone.localdate())  # type: ignore[attr-defined]
    return render(request, "portal/usage.html", {"usage": found, "crumbs": crumbs(_("Use of the portal"))})


@staff_view()
@readonly_view
def usage_file(request: HttpRequest) -> HttpResponse:
    """Answer with all numbers as CSV."""
    return send_file(usage_as_csv(request.office), "nutzung.csv", content_type=CSV)  # type: ignore[attr-defined]
