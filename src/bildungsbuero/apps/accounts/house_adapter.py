"""How allauth behaves with the OpenID Connect server of the house: it asks, we decide, nothing is stored."""

from typing import Any, NoReturn

from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse

from bildungsbuero.apps.accounts import house
from bildungsbuero.core.errors import Denied, Refusal
from bildungsbuero.web.errors import refused


class HouseAdapter(DefaultSocialAccountAdapter):
    """Every way through allauth ends here, before it would store anything."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody makes an account through allauth."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> NoReturn:
        """Sign the person in whom the claims mean, or turn them away with a sentence."""
        told = sociallogin.account.extra_data
        claims = {**told.get("id_token", {}), **told.get("userinfo", {})}
        try:
            response = _signed_in(request, claims, sociallogin.get_redirect_url(request))
        except Refusal as refusal:
            response = refused(request, refusal)
        raise ImmediateHttpResponse(response)

    def on_authentication_error(self, request: HttpRequest, *arguments: Any, **named: Any) -> NoReturn:  # noqa: ARG002 - allauth's signature
        """Say that signing in through the house did not work."""
        raise ImmediateHttpResponse(refused(request, Denied("house.failed")))


def _signed_in(request: HttpRequest, claims: dict[str, Any], redirect_url: str | None) -> HttpResponse:
    person = house.person_for(claims)
    response: HttpResponse = perform_login(request, person, email_verification="none", redirect_url=redirect_url)
    if request.user == person:
        request.session[house.VOUCHED] = True
    return response
