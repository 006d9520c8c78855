"""Files of pictures."""

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponseBase
from django.utils import timezone

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.catalogue.pictures.keeping import path_of
from bildungsbuero.apps.portal.offers.pictures import found_picture
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.readonly import readonly_view

# An offer may be withdrawn, and its picture with it: a day at most it may still be shown from a browser's memory.
KEPT_FOR_S = 24 * 3600


@login_not_required
@readonly_view
def picture(request: PublicRequest, name: str) -> HttpResponseBase:
    """Answer with the picture of something that is public, as a picture and as nothing else."""
    found = found_picture(request.office, name, timezone.localdate()) if request.office else None
    if found is None or not default_storage.exists(path_of(found)):
        raise NotFound("not_found")
    return FileResponse(
        default_storage.open(path_of(found)),
        content_type="image/jpeg",
        headers={
            "Cache-Control": f"public, max-age={KEPT_FOR_S}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
