"""The people of an office and their roles."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.actions.people import change_roles, end_membership
from bildungsbuero.apps.accounts.forms.people import RolesForm
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.accounts.presenters import present_invitations, present_members, role_names
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(Role.ADMINISTRATOR)
@readonly_view
def people(request: StaffRequest) -> HttpResponse:
    """List members and open invitations."""
    context = {
        "members": present_members(request.office, viewer=request.user),
        "invitations": present_invitations(request.office, at=timezone.now()),
        "crumbs": crumbs(_("People")),
    }
    return render(request, "accounts/people.html", context)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def roles(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change the roles of one member."""
    person = member_of(request.office, public_id)
    form = RolesForm(request.POST or None, initial={"roles": sorted(person.roles_in(request.office))})
    if request.method == "POST" and form.is_valid():
        try:
            change_roles(person, request.office, form.chosen_roles(), by=request.user)
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The roles of %(name)s were changed.") % {"name": person.name})
            return redirect("accounts:people")
    context = {"form": form, "person": person, "crumbs": crumbs((_("People"), "accounts:people"), person.name)}
    return render(request, "accounts/roles.html", context)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def end(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then end a membership."""
    person = member_of(request.office, public_id)
    if request.method == "POST":
        end_membership(person, request.office, by=request.user)
        messages.success(request, _("%(name)s no longer belongs to the office.") % {"name": person.name})
        return redirect("accounts:people" if person != request.user else "accounts:after-login")
    context = {
        "person": person,
        "roles": role_names(person.roles_in(request.office)),
        "crumbs": crumbs((_("People"), "accounts:people"), person.name),
    }
    return render(request, "accounts/end_membership.html", context)


def member_of(office: Office, public_id: str) -> Person:
    """Return a member of an office; raises NotFound for everybody else."""
    person = Person.objects.filter(public_id=public_id, memberships__office=office).distinct().first()
    if person is None:
        raise NotFound("not_found")
    return person
