"""Switching a member off and on again, and helping somebody who lost the second factor."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.actions import switching
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.policies import check_belongs_here_alone
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.accounts.views.people import member_of
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def switch_off(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then switch an account off."""
    person = member_of(request.office, public_id)
    check_belongs_here_alone(person, request.office)
    if request.method == "POST":
        switching.switch_off(person, request.office, by=request.user)
        messages.success(request, _("%(name)s can no longer sign in.") % {"name": person.name})
        return redirect("accounts:people")
    return _page(request, "accounts/switch_off.html", person.name)


@staff_view(Role.ADMINISTRATOR)
@require_POST
def switch_on(request: StaffRequest, public_id: str) -> HttpResponse:
    """Switch an account on again."""
    person = member_of(request.office, public_id)
    switching.switch_on(person, request.office, by=request.user)
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.name})
    return redirect("accounts:people")


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def remove_factor(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then take the second factor of somebody who lost it."""
    person = member_of(request.office, public_id)
    check_belongs_here_alone(person, request.office)
    if request.method == "POST":
        if switching.remove_second_factor(person, request.office, by=request.user):
            messages.success(request, _("The second factor of %(name)s was removed.") % {"name": person.name})
        else:
            messages.info(request, _("%(name)s has no second factor.") % {"name": person.name})
        return redirect("accounts:people")
    return _page(request, "accounts/remove_second_factor.html", person.name)


def _page(request: StaffRequest, template: str, name: str) -> HttpResponse:
    context = {"name": name, "crumbs": crumbs((_("People"), "accounts:people"), name)}
    return render(request, template, context)
