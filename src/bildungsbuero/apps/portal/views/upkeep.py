"""The pages behind the link of a mail: a provider looks through its offers without a password.

Opening a page changes nothing, because mail scanners open links; only its buttons do.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.forms.of_provider import provider_form
from bildungsbuero.apps.catalogue.upkeep import answers
from bildungsbuero.apps.catalogue.upkeep.asking import care_of, due_of, others_of
from bildungsbuero.apps.catalogue.upkeep.digests import send_new_link
from bildungsbuero.apps.catalogue.upkeep.finding import providers_at
from bildungsbuero.apps.catalogue.upkeep.links import find_provider
from bildungsbuero.apps.catalogue.waiting import waiting_change
from bildungsbuero.apps.portal.offers.upkeep import present_offers
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

LINKS_PER_HOUR = 6


class LinkForm(forms.Form):
    """Where a new link shall go."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the provider"),
        help_text=gettext_lazy("The address to which we write about these offers."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@login_not_required
@never_cache
@readonly_view
def look_through(request: PublicRequest, token: str) -> HttpResponse:
    """List the offers of a provider, those that are due first."""
    organisation = find_provider(request.office, token, timezone.localdate())
    if organisation is None:
        return _over(request)
    on = timezone.localdate()
    due = due_of(organisation, on)
    context = {
        "organisation": organisation,
        "token": token,
        "due": present_offers(due, on),
        "others": present_offers(others_of(organisation, due, on), on),
        "gone": answers.gone_offers(organisation),
        "care": care_of(organisation),
        "crumbs": crumbs(_("Check my offers")),
        "noindex": True,
    }
    return render(request, "portal/upkeep.html", context)


@login_not_required
@never_cache
@require_POST
def confirm(request: PublicRequest, token: str) -> HttpResponse:
    """Confirm one offer or several that were named."""
    on = timezone.localdate()
    organisation = find_provider(request.office, token, on)
    if organisation is None:
        return _over(request)
    count = answers.confirm(organisation, request.POST.getlist("offer"), on=on)
    said = ngettext("%(count)d offer is confirmed. Thank you!", "%(count)d offers are confirmed. Thank you!", count)
    messages.success(request, said % {"count": count})
    return redirect("portal:upkeep", token)


@login_not_required
@never_cache
@require_http_methods(FORM_METHODS)
def correct(request: PublicRequest, token: str, public_id: str) -> HttpResponse:
    """Correct an offer: dates and prices go live at once, the rest when the office has looked."""
    organisation = find_provider(request.office, token, timezone.localdate())
    if organisation is None:
        return _over(request)
    offer = answers.get_offer_of(organisation, public_id)
    asked = provider_form(waiting_change(offer) or offer, request.POST if request.method == "POST" else None)
    if asked.is_complete():
        stored = answers.correct(offer, asked.record(), on=timezone.localdate())
        messages.success(request, _saved(waits=stored.replaces is not None))
        return redirect("portal:upkeep", token)
    context = asked.context() | {
        "back": reverse("portal:upkeep", args=[token]),
        "crumbs": crumbs(_("Check my offers")),
        "noindex": True,
    }
    return render(request, "portal/upkeep_form.html", context)


@login_not_required
@never_cache
@require_POST
def say_gone(request: PublicRequest, token: str, public_id: str) -> HttpResponse:
    """Take off an offer that does not exist any more."""
    return _done(request, token, public_id, answers.say_gone, _("“%(title)s” is no longer shown."))


@login_not_required
@never_cache
@require_POST
def bring_back(request: PublicRequest, token: str, public_id: str) -> HttpResponse:
    """Bring back an offer that was taken off by mistake."""
    return _done(request, token, public_id, answers.bring_back, _("“%(title)s” is shown again."))


@login_not_required
@never_cache
@require_POST
def want_no_mail(request: PublicRequest, token: str) -> HttpResponse:
    """Write no more such mails to the provider."""
    organisation = find_provider(request.office, token, timezone.localdate())
    if organisation is None:
        return _over(request)
    answers.want_no_mail(organisation, on=timezone.localdate())
    messages.success(request, _("You get no more such mails. The office will ask you by telephone now and then."))
    return redirect("portal:upkeep", token)


@login_not_required
@never_cache
@require_http_methods(FORM_METHODS)
def ask_for_link(request: PublicRequest) -> HttpResponse:
    """Send a new link to the address of a provider; the answer is the same whether it is known or not."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        check_rate(request, "upkeep-link", per_hour=LINKS_PER_HOUR)
        for organisation in providers_at(office_of(request), form.cleaned_data["email"], timezone.localdate()):
            send_new_link(organisation, timezone.now())
        messages.success(request, _("If we know this address, a mail with a new link is on its way to it."))
        return redirect("portal:ask-for-link")
    context = {"form": form, "crumbs": crumbs(_("Check my offers")), "noindex": True}
    return render(request, "portal/ask_for_link.html", context)


def _done(request: PublicRequest, token: str, public_id: str, answer: Any, sentence: str) -> HttpResponse:
    on = timezone.localdate()
    organisation: Organisation | None = find_provider(request.office, token, on)
    if organisation is None:
        return _over(request)
    try:
        offer = answer(organisation, public_id, on=on)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, sentence % {"title": offer.title})
    return redirect("portal:upkeep", token)


def _over(request: PublicRequest) -> HttpResponse:
    context = {"form": LinkForm(), "is_over": True, "crumbs": crumbs(_("Check my offers")), "noindex": True}
    return render(request, "portal/ask_for_link.html", context, status=404)


def _saved(*, waits: bool) -> str:
    if waits:
        return _("Thank you! Dates, times, prices and seats are live; the rest the office looks at first.")
    return _("Thank you! Your change is live.")
