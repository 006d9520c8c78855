"""The home page of an office."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse

from bildungsbuero.apps.accounts.requests import PublicRequest


@login_not_required
def start(request: PublicRequest) -> HttpResponse:
    """Return the home page."""
    return HttpResponse(str(request.office))
