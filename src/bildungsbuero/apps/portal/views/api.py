"""The page about the API: what can be asked, and where the exact description lies."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def operations(request: PublicRequest, api: NinjaAPI) -> HttpResponse:
    """List the operations of the API for people."""
    schema: dict[str, Any] = api.get_openapi_schema()
    listed = [
        (path, operation["summary"]) for path, methods in schema["paths"].items() for operation in methods.values()
    ]
    context = {"operations": listed, "crumbs": crumbs(_("Interface for programs"))}
    return render(request, "portal/api.html", context)
