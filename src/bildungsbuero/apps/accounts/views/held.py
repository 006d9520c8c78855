"""What is held about somebody: for themselves, and for an administrator who answers their request."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts import trail
from bildungsbuero.apps.accounts.access import signed_in, staff_view
from bildungsbuero.apps.accounts.actions import erasing
from bildungsbuero.apps.accounts.forms.people import NameForm
from bildungsbuero.apps.accounts.held import as_file, held_about
from bildungsbuero.apps.accounts.models import Person, Role
from bildungsbuero.apps.accounts.policies import check_belongs_here_alone
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.accounts.views.people import member_of
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@readonly_view
@never_cache
def own(request: HttpRequest) -> HttpResponse:
    """Show somebody what is held about them, and why."""
    person = signed_in(request)
    return render(request, "accounts/own_data.html", {"parts": held_about(person), "noindex": True})


@readonly_view
@never_cache
def own_file(request: HttpRequest) -> HttpResponse:
    """Answer with everything that is held about somebody, as a file to take along."""
    return _file(signed_in(request))


@require_http_methods(FORM_METHODS)
def own_name(request: HttpRequest) -> HttpResponse:
    """Let somebody correct the own name."""
    person = signed_in(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        erasing.correct_name(person, form.cleaned_data["name"])
        messages.success(request, _("Your name was saved."))
        return redirect("accounts:own-account")
    return render(request, "accounts/own_name.html", {"form": form, "noindex": True})


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def of_member(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what is held about a member who asked; the button answers with the file, and the log notes it."""
    person = member_of(request.office, public_id)
    check_belongs_here_alone(person, request.office)
    if request.method == "POST":
        trail.note("person.data_given", office=request.office, person=request.user)
        return _file(person)
    context: dict[str, Any] = {"parts": held_about(person), "person": person}
    context["crumbs"] = crumbs((_("People"), "accounts:people"), person.name)
    return render(request, "accounts/member_data.html", context)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def erase(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then erase the account of a member."""
    person = member_of(request.office, public_id)
    check_belongs_here_alone(person, request.office)
    name = person.name
    if request.method == "POST":
        erasing.erase(person, request.office, by=request.user)
        messages.success(request, _("The account of %(name)s was erased.") % {"name": name})
        return redirect("accounts:people")
    context = {"name": name, "crumbs": crumbs((_("People"), "accounts:people"), name)}
    return render(request, "accounts/erase_person.html", context)


def _file(person: Person) -> HttpResponse:
    text = json.dumps(as_file(person), ensure_ascii=False, indent=2)
    return send_file(text, "meine-daten.json", content_type="application/json; charset=utf-8")
