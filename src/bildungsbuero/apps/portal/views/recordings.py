"""Files of recordings and of the video in sign language, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import HttpResponseBase
from django.utils import timezone

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.portal.recordings.keeping import names_of, path_of, video_of
from bildungsbuero.apps.portal.recordings.showing import media_type_of, public_recording
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.media import send_media
from bildungsbuero.web.readonly import readonly_view

# What is withdrawn may still be played from a browser's memory, a day at most.
KEPT_FOR_S = 24 * 3600
HEADERS = {"Cache-Control": f"public, max-age={KEPT_FOR_S}", "Content-Security-Policy": "default-src 'none'; sandbox"}


@login_not_required
@readonly_view
def recording(request: PublicRequest, name: str) -> HttpResponseBase:
    """Answer with the sound of a text that is public."""
    found = public_recording(office_of(request), name, timezone.localdate())
    if found is None:
        raise NotFound("not_found")
    return _sent(request, name)


@login_not_required
@readonly_view
def sign_language_file(request: PublicRequest, name: str) -> HttpResponseBase:
    """Answer with the video of the home page, its captions or its still picture."""
    video = video_of(office_of(request))
    if video is None or name not in names_of(video):
        raise NotFound("not_found")
    return _sent(request, name)


def _sent(request: PublicRequest, name: str) -> HttpResponseBase:
    path = path_of(name)
    if not default_storage.exists(path):
        raise NotFound("not_found")
    headers = {**HEADERS, "Content-Type": media_type_of(name)}
    return send_media(request, default_storage.open(path), size=default_storage.size(path), headers=headers)
