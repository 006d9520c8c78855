"""What stands around allauth's pages of the second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from bildungsbuero.web.readonly import readonly_view

View = Callable[..., HttpResponseBase]


def confirmed(view: View) -> View:
    """Return a view of allauth that asks again who somebody is, and then leads back to the page, not into its middle.

    allauth would send the interrupted form once more by itself, to an address that lacks the office. Who has neither a
    password nor a second factor, because another house vouches for them, is asked nothing.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        state = request.session.get(STATE_SESSION_KEY)
        if state and "request" in state:
            del request.session[STATE_SESSION_KEY]
        if request.user.is_authenticated and not get_adapter().get_reauthentication_methods(request.user):
            return redirect("accounts:own-account")
        return view(request, *arguments, **named)

    return guarded


@readonly_view
def passkeys(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes the request
    """Lead to the page of all second factors, which lists the passkeys too."""
    return redirect("mfa_index")
