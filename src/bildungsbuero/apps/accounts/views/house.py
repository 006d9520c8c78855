"""Going to the OpenID Connect server of the house, and coming back from it."""

from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from requests import RequestException

from bildungsbuero.apps.accounts import house
from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.core.errors import Denied, NotFound
from bildungsbuero.web.readonly import READING

PROVIDER = "house"


@login_not_required
@never_cache
@require_POST
def go(request: HttpRequest) -> HttpResponse:
    """Lead to the server of the house; it knows one address to come back to, whatever the office."""
    if not house.is_set_up():
        raise NotFound("not_found")
    try:
        with within(None):
            response: HttpResponse = openid.login(request, PROVIDER)
    except (RequestException, ValueError, KeyError) as error:
        raise Denied("house.failed") from error
    return response


@login_not_required
@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what the server of the house says about somebody."""
    if not house.is_set_up() or provider_id != PROVIDER or request.method not in READING:
        raise NotFound("not_found")
    try:
        response: HttpResponse = openid.callback(request, PROVIDER)
    except (ValueError, KeyError, TypeError) as error:
        raise Denied("house.failed") from error
    return response
