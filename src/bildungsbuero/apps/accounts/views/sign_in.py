"""What stands around allauth's pages: where somebody goes after signing in, and changing the password."""

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bildungsbuero.apps.accounts import sessions
from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.accounts.presenters import present_offices
from bildungsbuero.web.readonly import readonly_view


@readonly_view
def after_login(request: HttpRequest) -> HttpResponse:
    """Lead to the person's office; with several, let them choose."""
    person = request.user
    assert isinstance(person, Person)  # noqa: S101 - the middleware lets nobody else in
    offices = present_offices(person)
    here = [office for office in offices if office.key == getattr(request.office, "key", None)]  # type: ignore[attr-defined]
    if here or len(offices) == 1:
        return redirect((here or offices)[0].desk_address)
    return render(request, "accounts/choose_office.html", {"offices": offices})


def change_password(request: HttpRequest) -> HttpResponse:
    """Change the password; who has none yet gets one by mail."""
    person = request.user
    assert isinstance(person, Person)  # noqa: S101 - the middleware lets nobody else in
    if not person.has_usable_password():
        return redirect("account_reset_password")
    before = request.session.session_key
    response: HttpResponse = allauth.password_change(request)
    sessions.follow(before, request)
    return response
