"""The request as staff pages know it, for the type checker."""

from django.http import HttpRequest

from bildungsbuero.apps.accounts.models import Office, Person


class PublicRequest(HttpRequest):
    """A request to any page; the office is None on pages of the installation."""

    office: Office | None


class StaffRequest(HttpRequest):
    """A request that passed `staff_view`: the office is known, the person is one of its members."""

    office: Office
    user: Person
