"""Who may open a staff page: members of the office in the address, in one of the roles that the page names."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from bildungsbuero.apps.accounts import second_factor
from bildungsbuero.apps.accounts.models import GUEST_ROLES, Person, Role
from bildungsbuero.core.errors import Denied, NotFound

View = Callable[..., HttpResponseBase]
# Everybody who works in the office; guests open only what names their role.
ALL_ROLES = tuple(role for role in Role if role not in GUEST_ROLES)


def staff_view(*roles: Role) -> Callable[[View], View]:
    """Return a decorator for pages of members in any of `roles`; without roles everybody who works in the office.

    A member of another office gets the same answer as for a page that does not exist. Where the office demands a second
    factor, who has none is led to set one up.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            check_is_staff(request, roles or ALL_ROLES)
            if second_factor.is_lacking(request):
                return redirect("mfa_index")
            return view(request, *arguments, **named)

        guarded.roles = roles or ALL_ROLES  # type: ignore[attr-defined]
        return guarded

    return decorate


def signed_in(request: HttpRequest) -> Person:
    """Return who asks, on a page that the middleware shows to nobody who has not signed in."""
    assert isinstance(request.user, Person)  # noqa: S101 - the middleware lets nobody else in
    return request.user


def check_is_staff(request: HttpRequest, roles: tuple[Role, ...]) -> None:
    """Only members of the office in the address, in one of the roles."""
    office = request.office  # type: ignore[attr-defined]
    held = request.user.roles_in(office) if office is not None else frozenset()  # type: ignore[union-attr]
    if not held:
        raise NotFound("not_found")
    if not held & {str(role) for role in roles}:
        raise Denied("denied")
