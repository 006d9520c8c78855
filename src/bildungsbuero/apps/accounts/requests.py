"""Requests as pages know them: with their office, or without one."""

from django.http import HttpRequest

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.core.errors import NotFound


class PublicRequest(HttpRequest):
    """A request to any page; the office is None on pages of the installation."""

    office: Office | None


class StaffRequest(HttpRequest):
    """A request that passed `staff_view`: the office is known, the person is one of its members."""

    office: Office
    user: Person


def office_of(request: PublicRequest) -> Office:
    """Return the office of an address; at the root of the installation, where there is none, raise NotFound."""
    if request.office is None:
        raise NotFound("not_found")
    return request.office
