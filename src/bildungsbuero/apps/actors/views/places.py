"""The places of an office: list and writing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors import actions
from bildungsbuero.apps.actors.forms import PlaceForm
from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.actors.policies import WRITERS, may_write
from bildungsbuero.apps.actors.presenters import PLACE_ORDERS, places_table
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.tables import asked_order

ON_A_PAGE = 50


@staff_view()
@readonly_view
def places(request: StaffRequest) -> HttpResponse:
    """List the places of the office, masked ones too."""
    order = asked_order(request.GET, allowed=tuple(PLACE_ORDERS), default="town")
    sign = "-" if order.startswith("-") else ""
    found = Place.objects.of(request.office).standing().select_related("layer_unit")
    ordered = found.order_by(f"{sign}{PLACE_ORDERS[order.removeprefix('-')]}", "street", "pk")
    page = Paginator(ordered, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "table": places_table(page, order=order, query=request.GET),
        "may_write": may_write(request.user, request.office),
        "crumbs": crumbs((_("Actors"), "actors:organisations"), _("Places")),
    }
    return render(request, "actors/places.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest) -> HttpResponse:
    """Write a new place."""
    return _form_page(request, Place(office=request.office), _("New place"))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a place; every offer there follows."""
    found = Place.objects.of(request.office).with_territory().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return _form_page(request, found, str(found))


def _form_page(request: StaffRequest, found: Place, title: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PlaceForm(data, instance=found, office=request.office)
    if form.is_valid():
        actions.save_place(form.save(commit=False))
        messages.success(request, _("“%(title)s” was saved.") % {"title": str(found)})
        return redirect("actors:places")
    context = {
        "form": form,
        "title": title,
        "crumbs": crumbs((_("Actors"), "actors:organisations"), (_("Places"), "actors:places"), title),
    }
    return render(request, "actors/form.html", context)
