"""Inviting people, and the page behind the link of an invitation."""

from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.actions import invitations as actions
from bildungsbuero.apps.accounts.addresses import prefix_of
from bildungsbuero.apps.accounts.forms.people import AcceptanceForm, InvitationForm
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.models import Invitation, Office, Role
from bildungsbuero.apps.accounts.presenters import role_names
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def invite(request: StaffRequest) -> HttpResponse:
    """Invite somebody by mail."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite(
                office=request.office,
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                roles=form.chosen_roles(),
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The invitation goes to %(email)s.") % {"email": invitation.email})
            return redirect("accounts:people")
    context = {"form": form, "crumbs": crumbs((_("People"), "accounts:people"), _("Invite somebody"))}
    return render(request, "accounts/invite.html", context)


@staff_view(Role.ADMINISTRATOR)
@require_POST
def resend(request: StaffRequest, public_id: str) -> HttpResponse:
    """Send an invitation once more."""
    invitation = _invitation(request.office, public_id)
    actions.resend(invitation, by=request.user, at=timezone.now())
    messages.success(request, _("The invitation goes to %(email)s once more.") % {"email": invitation.email})
    return redirect("accounts:people")


@staff_view(Role.ADMINISTRATOR)
@require_POST
def withdraw(request: StaffRequest, public_id: str) -> HttpResponse:
    """Withdraw an invitation."""
    invitation = _invitation(request.office, public_id)
    actions.withdraw(invitation, by=request.user, at=timezone.now())
    messages.success(request, _("The invitation of %(email)s was withdrawn.") % {"email": invitation.email})
    return redirect("accounts:people")


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated")
@rate_limit(action="invitation", limit_get=True)
@require_http_methods(FORM_METHODS)
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation; only the button on the page accepts it, because mail scanners open links."""
    invitation = actions.invitation_of(token, at=timezone.now())
    is_known = actions.find_person(invitation.email) is not None
    form = (
        None
        if is_known
        else AcceptanceForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    )
    if request.method == "POST" and (form is None or form.is_valid()):
        given = form.cleaned_data if form is not None else {"name": "", "password": ""}
        actions.accept(invitation, name=given["name"], password=given["password"], at=timezone.now())
        messages.success(request, _("Welcome! You can sign in now."))
        return redirect(f"{prefix_of(invitation.office, request.LANGUAGE_CODE)}konto/anmelden/")
    context = {"form": form, "invitation": invitation, "roles": role_names(invitation.roles), "noindex": True}
    return render(request, "accounts/accept_invitation.html", context)


def _invitation(office: Office, public_id: str) -> Invitation:
    invitation = Invitation.objects.of(office).select_related("office").filter(public_id=public_id).first()
    if invitation is None:
        raise NotFound("not_found")
    return invitation
