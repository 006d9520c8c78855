"""“Was passt zu mir?”: a situation said in the body of a form, used for one answer, kept nowhere."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.portal.forms.situation import SituationForm
from bildungsbuero.apps.portal.offers.fitting import present_fitting
from bildungsbuero.apps.portal.offers.selection import read_selection
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.middleware import KEPT_NOWHERE

# Facets of the search have names of their own beside these.
OWN = "own"


@login_not_required
@sensitive_post_parameters()
def fitting(request: PublicRequest) -> HttpResponse:
    """Show the form; answer a situation with the hits of the search in three groups."""
    office = office_of(request)
    is_said = request.method == "POST"
    selection = read_selection(request.POST if is_said else request.GET)
    form = SituationForm(request.POST if is_said else None, prefix=OWN)
    context: dict[str, Any] = {
        "form": form,
        "selection": selection,
        "carried": _carried(selection.changed().query()),
        "back": f"{reverse('portal:offers')}?{selection.query()}",
        "crumbs": crumbs((_("Offers"), "portal:offers"), _("What fits me?")),
        "noindex": True,
    }
    if is_said and form.is_valid():
        context |= present_fitting(selection, office, timezone.localtime(), form.situation)
        context["is_answered"] = True
    response = render(request, "portal/fitting.html", context)
    response.headers["Cache-Control"] = KEPT_NOWHERE
    return response


def _carried(query: str) -> list[tuple[str, str]]:
    """Return the search as hidden fields; nothing of the situation is among them."""
    return [(name, str(value)) for name, values in QueryDict(query).lists() for value in values]
