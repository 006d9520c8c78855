"""Addresses of the app."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

from bildungsbuero.apps.accounts.requests import PublicRequest

app_name = "portal"


@login_not_required
def start(request: PublicRequest) -> HttpResponse:
    return HttpResponse(str(request.office))


urlpatterns = [path("", start, name="start")]
