"""Own layers: divisions of an area that only the office knows."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.territory.actions import remove_layer
from bildungsbuero.apps.territory.forms import LayerForm
from bildungsbuero.apps.territory.layer_map import layer_map
from bildungsbuero.apps.territory.models import Layer, LayerUnit
from bildungsbuero.apps.territory.outlines import drawn_parts
from bildungsbuero.apps.territory.policies import LAYER_ROLES, may_change_layers
from bildungsbuero.apps.territory.presenters import parts_table
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import readonly_view

PARTS_ON_A_PAGE = 100


@staff_view()
@readonly_view
def layer(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a layer with its parts."""
    found = get_layer(request.office, public_id)
    may_change = may_change_layers(request.user, request.office)
    page = Paginator(found.units.order_by("key"), PARTS_ON_A_PAGE).get_page(request.GET.get("page"))

    def address_of(part: LayerUnit) -> str:
        return reverse("territory:part", args=[found.public_id, part.public_id])

    context = {
        "layer": found,
        "page": page,
        "table": parts_table(page.object_list, drawn=drawn_parts(found), may_change=may_change, address_of=address_of),
        "may_change": may_change,
        "map": layer_map(found, timezone.localdate()),
        "crumbs": layer_crumbs(found.name),
    }
    return render(request, "territory/layer.html", context)


@staff_view(*LAYER_ROLES)
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    """Add a layer."""
    form = LayerForm(request.POST or None, office=request.office, instance=Layer(office=request.office))
    if request.method == "POST" and form.is_valid():
        made = form.save()
        messages.success(request, _("The layer %(name)s was added. Now add its parts.") % {"name": made.name})
        return redirect("territory:layer", made.public_id)
    context = {"form": form, "title": _("Add a layer"), "crumbs": layer_crumbs(_("Add a layer"))}
    return render(request, "territory/layer_form.html", context)


@staff_view(*LAYER_ROLES)
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change name, extent and note of a layer."""
    found = get_layer(request.office, public_id)
    form = LayerForm(request.POST or None, office=request.office, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The layer was saved."))
        return redirect("territory:layer", public_id)
    context = {"form": form, "title": _("Change the layer"), "crumbs": layer_crumbs(_("Change"), inside=found)}
    return render(request, "territory/layer_form.html", context)


@staff_view(*LAYER_ROLES)
@require_http_methods(["GET", "POST"])
def remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then remove a layer with its parts."""
    found = get_layer(request.office, public_id)
    if request.method == "POST":
        remove_layer(found, person=request.user)
        messages.success(request, _("The layer %(name)s was removed.") % {"name": found.name})
        return redirect("territory:areas")
    context = {"layer": found, "size": found.units.count(), "crumbs": layer_crumbs(_("Remove"), inside=found)}
    return render(request, "territory/remove_layer.html", context)


def get_layer(office: Office, public_id: str) -> Layer:
    """Return a layer of the office; anything else is not found."""
    found = Layer.objects.of(office).filter(public_id=public_id).select_related("office", "inside").first()
    if found is None:
        raise NotFound("not_found")
    return found


def layer_crumbs(title: str, *, inside: Layer | None = None) -> list[Crumb]:
    """Return the way to a page about layers, or about one of them."""
    steps: list[tuple[str, str]] = [(_("Areas and layers"), "territory:areas")]
    if inside is not None:
        steps.append((inside.name, reverse("territory:layer", args=[inside.public_id])))
    return crumbs(*steps, title)
