"""The own e-mail address: asking for another one, and the page behind the link that goes there."""

from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import signed_in
from bildungsbuero.apps.accounts.actions import addresses
from bildungsbuero.apps.accounts.forms.people import AddressForm
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.readonly import FORM_METHODS


@never_cache
@sensitive_post_parameters("password")
@rate_limit(action="new_address")
@require_http_methods(FORM_METHODS)
def own_email(request: HttpRequest) -> HttpResponse:
    """Ask for another address, with the password; who signs in through the house has it from there."""
    person = signed_in(request)
    form = AddressForm(request.POST or None, person=person) if person.has_usable_password() else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            addresses.ask_for(person, form.cleaned_data["email"], office=_office(request))
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Open the link in the mail to the new address within 24 hours."))
            return redirect("accounts:own-account")
    return render(request, "accounts/own_email.html", {"form": form, "person": person, "noindex": True})


@never_cache
@require_http_methods(FORM_METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show the new address; only the button takes it, because mail scanners open links."""
    person = signed_in(request)
    email = addresses.address_of(token, person)
    if request.method == "POST":
        addresses.take(person, email, office=_office(request))
        messages.success(request, _("From now on you sign in with %(email)s.") % {"email": email})
        return redirect("accounts:own-account")
    return render(request, "accounts/confirm_email.html", {"email": email, "person": person, "noindex": True})


def _office(request: HttpRequest) -> Office | None:
    office: Office | None = request.office  # type: ignore[attr-defined]
    return office
