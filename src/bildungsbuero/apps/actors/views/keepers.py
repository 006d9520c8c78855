"""Inviting people of a provider, ending their access; and the details that they keep themselves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.models import Person, Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors import actions, keepers
from bildungsbuero.apps.actors.forms import KeeperForm, OwnDetailsForm
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.actors.views.organisations import get_organisation
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(*WRITERS, Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def invite(request: StaffRequest, public_id: str) -> HttpResponse:
    """Invite somebody of a provider to keep its own offers."""
    organisation = get_organisation(request.office, public_id)
    form = KeeperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            keepers.invite_keeper(organisation, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The invitation goes to %(email)s.") % {"email": form.cleaned_data["email"]})
            return redirect("actors:organisation", organisation.public_id)
    way = ((_("Actors"), "actors:organisations"), organisation.name)
    context = {"form": form, "organisation": organisation, "crumbs": crumbs(*way)}
    return render(request, "actors/invite_keeper.html", context)


@staff_view(*WRITERS, Role.ADMINISTRATOR)
@require_POST
def end(request: StaffRequest, public_id: str, person_id: str) -> HttpResponse:
    """End the access of somebody to an organisation."""
    organisation = get_organisation(request.office, public_id)
    person = Person.objects.filter(public_id=person_id).first()
    if person is None:
        raise NotFound("not_found")
    keepers.end_access(organisation, person, by=request.user)
    messages.success(request, _("%(name)s no longer keeps these offers.") % {"name": person.name})
    return redirect("actors:organisation", organisation.public_id)


@staff_view(Role.PROVIDER)
@require_http_methods(FORM_METHODS)
def own_details(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change what an organisation says about itself; who saves confirms it."""
    organisation = keepers.get_kept(request.user, request.office, public_id)
    form = OwnDetailsForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        form.instance.confirmed_on = timezone.localdate()
        actions.save_organisation(form.instance)
        messages.success(request, _("“%(title)s” was saved.") % {"title": organisation.name})
        return redirect("catalogue:own-offers")
    context = {"form": form, "organisation": organisation, "crumbs": crumbs(organisation.name)}
    return render(request, "actors/own_details.html", context)
