"""The pages that somebody has about the own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts import sessions as actions
from bildungsbuero.apps.accounts.access import signed_in
from bildungsbuero.apps.accounts.presenters import present_roles_of, present_sessions
from bildungsbuero.apps.accounts.second_factor import has_second_factor
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.readonly import readonly_view


@readonly_view
def own_account(request: HttpRequest) -> HttpResponse:
    """Show the name, the roles and the ways to everything else about the own account."""
    person = signed_in(request)
    context = {
        "person": person,
        "offices": present_roles_of(person),
        "has_second_factor": has_second_factor(person),
        "noindex": True,
    }
    return render(request, "accounts/own_account.html", context)


@readonly_view
def sessions(request: HttpRequest) -> HttpResponse:
    """List the sessions of the person who asks."""
    running = actions.running(signed_in(request), at=timezone.now())
    context = {"sessions": present_sessions(running, this=request.session.session_key), "noindex": True}
    return render(request, "accounts/sessions.html", context)


@require_POST
def end_session(request: HttpRequest, public_id: str) -> HttpResponse:
    """End one of the own sessions; the session that asks is ended by signing out."""
    sign_in = signed_in(request).sign_ins.filter(public_id=public_id).first()
    if sign_in is None:
        raise NotFound("not_found")
    if sign_in.session_key != request.session.session_key:
        actions.end(sign_in)
        messages.success(request, _("The session was ended."))
    return redirect("accounts:sessions")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all own sessions but the one that asks."""
    count = actions.end_all(signed_in(request), but=request.session.session_key)
    said = ngettext("%(count)d session was ended.", "%(count)d sessions were ended.", count) % {"count": count}
    messages.success(request, said)
    return redirect("accounts:sessions")
