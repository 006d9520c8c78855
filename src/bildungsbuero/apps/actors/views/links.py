"""What hangs on an organisation, on one page: register numbers, contacts, relations."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.link_forms import link_forms
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.actors.relations import save_links
from bildungsbuero.apps.actors.views.organisations import get_organisation
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def links(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change numbers, contacts and relations of an organisation; each set has room for one more."""
    organisation = get_organisation(request.office, public_id)
    data = request.POST if request.method == "POST" else None
    sets = link_forms(organisation, data)
    # Each set is asked, so that all faults are named at once.
    answers = [one.is_valid() for one in sets.values()] if data is not None else []
    if data is not None and all(answers):
        save_links(organisation, sets)
        messages.success(request, _("“%(title)s” was saved.") % {"title": organisation.name})
        return redirect(
            "actors:organisation-links" if "more" in data else "actors:organisation", organisation.public_id
        )
    titles = {"identifiers": _("In registers"), "contacts": _("Contacts"), "relations": _("Relations")}
    context = {
        "organisation": organisation,
        "sets": [(titles[name], one) for name, one in sets.items()],
        "crumbs": crumbs((_("Actors"), "actors:organisations"), organisation.name),
    }
    return render(request, "actors/links.html", context)
