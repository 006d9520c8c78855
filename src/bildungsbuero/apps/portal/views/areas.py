"""Public pages of areas: the list with its search, a Kreis, a part of a town, an own indicator by part."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.parts import series_of_indicator
from bildungsbuero.apps.monitoring.published import get_indicator
from bildungsbuero.apps.portal.areas.by_part import address_of, present_parts
from bildungsbuero.apps.portal.areas.listing import LEVELS, present_areas
from bildungsbuero.apps.portal.areas.profile import indicator_fields, offers_in, part_lines
from bildungsbuero.apps.territory.layer_map import map_of
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.apps.territory.outlines import outlines_on
from bildungsbuero.apps.territory.parts import PublicLayer, public_layers
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.territory import district_of
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

LONGEST_SEARCH = 100
DISTRICT_KEY = 5


@login_not_required
@readonly_view
def areas(request: PublicRequest) -> HttpResponse:
    """List the areas that have a page, or those that a search finds."""
    layers = public_layers(request.office) if request.office is not None else []
    context = present_areas(request.office, layers, request.GET.get("q", "")[:LONGEST_SEARCH])
    context["crumbs"] = crumbs((_("Figures"), "portal:indicators"), _("Areas"))
    return render(request, "portal/areas.html", context)


@login_not_required
@readonly_view
def area(request: PublicRequest, key: str) -> HttpResponse:
    """Show what is published about one area."""
    unit = Unit.objects.with_keys([key]).filter(level__in=LEVELS).with_place().first()
    if unit is None:
        raise NotFound("not_found")
    on = timezone.localdate()
    layers = public_layers(request.office) if request.office is not None else []
    inside = [layer for layer in layers if layer.layer.inside and layer.layer.inside.key.startswith(unit.key)]
    context = {
        "unit": unit,
        "gone_note": unit.gone_note(on),
        "fields": indicator_fields(unit, request.office),
        "district": district_of(unit.key) if len(unit.key) > DISTRICT_KEY else "",
        "offers": offers_in(request.office, on, unit=unit),
        "layers": [(layer.layer.name, _links(layer)) for layer in inside],
        "crumbs": crumbs((_("Figures"), "portal:indicators"), (_("Areas"), "portal:areas"), unit.spoken_name),
    }
    return render(request, "portal/area.html", context)


@login_not_required
@readonly_view
def part(request: PublicRequest, public_id: str) -> HttpResponse:
    """Show what is published about one part of a layer that everybody may see."""
    layers = public_layers(request.office) if request.office is not None else []
    layer, found = _part(layers, public_id)
    on = timezone.localdate()
    addresses = {item.key: address_of(item) for item in layer.parts}
    shapes = outlines_on(layer.layer, on if found.valid_to is None else found.valid_to - timedelta(days=1))
    context = {
        "part": found,
        "layer": layer.layer,
        "is_gone": not found.standing_on(on),
        "lines": part_lines(found, layer.layer.office, layers),
        "offers": offers_in(request.office, on, part=found),
        "map": map_of(layer.layer.name, shapes, list_key="others", own=found.key, address_of=addresses.__getitem__),
        "others": [(name, address) for name, address in _links(layer) if address != addresses[found.key]],
        "crumbs": crumbs((_("Figures"), "portal:indicators"), (_("Areas"), "portal:areas"), found.name),
    }
    return render(request, "portal/part.html", context)


@login_not_required
@readonly_view
def indicator_parts(request: PublicRequest, key: str) -> HttpResponse:
    """Show an own indicator by part of the town."""
    office = request.office
    indicator = get_indicator(key, office)
    try:
        series = series_of_indicator(indicator, office, public_layers(office)) if office is not None else None
    except Refusal:
        series = None
    if series is None:
        raise NotFound("not_found")
    title = wording.text(indicator.title)
    context = {"title": title, **present_parts([series], request.GET)}
    back = reverse("portal:indicator", args=[indicator.key])
    context["crumbs"] = crumbs((_("Figures"), "portal:indicators"), (title, back), series.layer.layer.name)
    return render(request, "portal/indicator_parts.html", context)


def _part(layers: list[PublicLayer], public_id: str) -> tuple[PublicLayer, LayerUnit]:
    for layer in layers:
        for item in layer.parts:
            if item.public_id == public_id:
                return layer, item
    raise NotFound("not_found")


def _links(layer: PublicLayer) -> list[tuple[str, str]]:
    standing = (part for part in layer.parts if part.valid_to is None)
    return [(part.name, address_of(part)) for part in sorted(standing, key=lambda part: part.name)]
