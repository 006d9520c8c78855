"""What stands already, while an organisation is typed."""

from django.http import HttpResponse
from django.shortcuts import render

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.actors.similar import present_similar
from bildungsbuero.apps.actors.subjects import similar_organisations, typed_organisation
from bildungsbuero.web.readonly import readonly_view


@staff_view(*WRITERS)
@readonly_view
def similar(request: StaffRequest) -> HttpResponse:
    """Answer, while an organisation is typed, with those that stand already and are like it."""
    found = similar_organisations(request.office, typed_organisation(request.GET))
    return render(request, "actors/similar.html", {"similar": present_similar(found, page="actors:organisation")})
