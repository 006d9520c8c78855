"""Handing over what stands in somebody's name, and the folder for whoever comes next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts import handover
from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.forms.people import HandoverForm
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.models import GUEST_ROLES, Office, Person, Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.accounts.views.people import member_of
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(Role.MANAGEMENT, Role.ADMINISTRATOR)
@readonly_view
def folder(request: StaffRequest) -> HttpResponse:
    """Show the handover folder of the office, to read and to print."""
    on = timezone.localdate()
    context = {"chapters": handover.folder(request.office, on), "on": on, "crumbs": crumbs(_("Handover folder"))}
    return render(request, "accounts/handover_folder.html", context)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def hand_over(request: StaffRequest, public_id: str) -> HttpResponse:
    """List what stands in the name of a member, and hand it over to another in one step."""
    person = member_of(request.office, public_id)
    form = HandoverForm(request.POST or None, members=_others(request.office, person))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            to = member_of(request.office, given["to"])
            handover.hand_over(
                person, to, request.office, with_roles=given["with_roles"], ends=given["ends"], by=request.user
            )
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("%(name)s has taken over.") % {"name": to.name})
            return redirect("accounts:people")
    context = {
        "form": form,
        "person": person,
        "owned": handover.owned_by(person, request.office),
        "crumbs": crumbs((_("People"), "accounts:people"), person.name),
    }
    return render(request, "accounts/hand_over.html", context)


def _others(office: Office, person: Person) -> list[tuple[str, str]]:
    working = Person.objects.filter(memberships__office=office, is_active=True, is_house_reader=False)
    others = working.exclude(memberships__role__in=GUEST_ROLES).exclude(pk=person.pk).distinct().order_by("name")
    return list(others.values_list("public_id", "name"))
