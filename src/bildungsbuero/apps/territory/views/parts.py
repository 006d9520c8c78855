"""Parts of an own layer: one by one, or as a pasted list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.territory.actions import add_units, remove_part
from bildungsbuero.apps.territory.forms import LayerUnitForm, PasteForm
from bildungsbuero.apps.territory.models import Layer, LayerUnit
from bildungsbuero.apps.territory.pasting import read_lines
from bildungsbuero.apps.territory.policies import LAYER_ROLES
from bildungsbuero.apps.territory.presenters import refused_table
from bildungsbuero.apps.territory.views.layers import get_layer, layer_crumbs
from bildungsbuero.core.errors import NotFound, Refusal


@staff_view(*LAYER_ROLES)
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, public_id: str) -> HttpResponse:
    """Add one part."""
    layer = get_layer(request.office, public_id)
    part = LayerUnit(office=request.office, layer=layer)
    form = LayerUnitForm(request.POST or None, layer=layer, instance=part)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("%(name)s was added.") % {"name": part.name})
        return redirect("territory:layer", public_id)
    context = {"form": form, "title": _("Add a part"), "crumbs": layer_crumbs(_("Add a part"), inside=layer)}
    return render(request, "territory/part_form.html", context)


@staff_view(*LAYER_ROLES)
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, public_id: str, part_id: str) -> HttpResponse:
    """Change one part."""
    layer = get_layer(request.office, public_id)
    part = _part(layer, part_id)
    form = LayerUnitForm(request.POST or None, layer=layer, instance=part)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("%(name)s was saved.") % {"name": part.name})
        return redirect("territory:layer", public_id)
    title = _("Change a part")
    context = {"form": form, "title": title, "part": part, "layer": layer, "crumbs": layer_crumbs(title, inside=layer)}
    return render(request, "territory/part_form.html", context)


@staff_view(*LAYER_ROLES)
@require_POST
def remove(request: StaffRequest, public_id: str, part_id: str) -> HttpResponse:
    """Remove one part."""
    part = _part(get_layer(request.office, public_id), part_id)
    remove_part(part)
    messages.success(request, _("%(name)s was removed.") % {"name": part.name})
    return redirect("territory:layer", public_id)


@staff_view(*LAYER_ROLES)
@require_http_methods(["GET", "POST"])
def paste(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take a pasted list; what cannot be taken is shown line by line."""
    layer = get_layer(request.office, public_id)
    form = PasteForm(request.POST or None)
    context = {"form": form, "layer": layer, "crumbs": layer_crumbs(_("Paste a list"), inside=layer)}
    if request.method == "POST" and form.is_valid():
        try:
            lines, refused = read_lines(form.cleaned_data["lines"])
            pasted = add_units(layer, lines, valid_from=form.cleaned_data["valid_from"])
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            context |= {"pasted": pasted, "refused": len(refused), "table": refused_table(refused)}
            return render(request, "territory/pasted.html", context)
    return render(request, "territory/paste.html", context, status=400 if form.errors else 200)


def _part(layer: Layer, public_id: str) -> LayerUnit:
    part = layer.units.filter(public_id=public_id).first()
    if part is None:
        raise NotFound("not_found")
    return part
