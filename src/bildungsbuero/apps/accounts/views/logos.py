"""Serving logos."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponseBase

from bildungsbuero.apps.accounts.logos import CONTENT_TYPES
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.readonly import readonly_view

# A logo gets a new name when it changes, so a browser may keep it.
KEPT_FOR_S = 30 * 24 * 3600


@login_not_required
@readonly_view
def logo(request: HttpRequest, name: str) -> HttpResponseBase:  # noqa: ARG001 - a logo is the same for everybody
    """Answer with the logo of an office, as a picture and as nothing else."""
    content_type = CONTENT_TYPES.get(name.rpartition(".")[2])
    office = Office.objects.active().filter(logo=f"logos/{name}").first() if content_type else None
    if office is None or not office.logo.storage.exists(str(office.logo.name)):
        raise NotFound("not_found")
    return FileResponse(
        office.logo.open("rb"),
        content_type=content_type,
        headers={
            "Cache-Control": f"public, max-age={KEPT_FOR_S}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
