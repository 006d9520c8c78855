"""The areas of an office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.territory.actions import add_area, get_unit, remove_area
from bildungsbuero.apps.territory.area_map import area_map
from bildungsbuero.apps.territory.areas import split
from bildungsbuero.apps.territory.forms import AreaChoice, SearchForm
from bildungsbuero.apps.territory.models import Layer, OfficeArea, Unit
from bildungsbuero.apps.territory.policies import AREA_ROLES, may_change_areas, may_change_layers
from bildungsbuero.apps.territory.presenters import ShownUnit, present_areas, present_hits
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

MOST_HITS = 20


@staff_view()
@readonly_view
def areas(request: StaffRequest) -> HttpResponse:
    """List the areas and own layers of the office; search for further areas."""
    on = timezone.localdate()
    office_areas = list(OfficeArea.objects.of(request.office).select_related("unit__parent__parent"))
    form = SearchForm(request.GET or None)
    text = form.cleaned_data["suche"].strip() if form.is_valid() else ""
    hits = _hits(text, taken=frozenset(area.unit.key for area in office_areas))
    context = {
        "areas": present_areas(office_areas, on=on),
        "map": area_map(split(office_areas), on),
        "layers": Layer.objects.of(request.office).with_size().select_related("inside"),
        "form": form,
        "text": text,
        "hits": hits[:MOST_HITS],
        "has_more": len(hits) > MOST_HITS,
        "may_change_areas": may_change_areas(request.user, request.office),
        "may_change_layers": may_change_layers(request.user, request.office),
        "crumbs": crumbs(_("Areas and layers")),
    }
    return render(request, "territory/areas.html", context)


@staff_view(*AREA_ROLES)
@require_POST
def add(request: StaffRequest) -> HttpResponse:
    """Give the office one more area."""
    form = AreaChoice(request.POST)
    if not form.is_valid():
        raise Refusal("territory.unknown_key", key=request.POST.get("key", "")[:20])
    unit = get_unit(form.cleaned_data["key"])
    add_area(request.office, unit, is_context=form.cleaned_data["is_context"], person=request.user)
    messages.success(request, _("%(name)s was added.") % {"name": unit.spoken_name})
    return redirect("territory:areas")


@staff_view(*AREA_ROLES)
@require_POST
def set_role(request: StaffRequest, key: str) -> HttpResponse:
    """Say whether the office is responsible for an area or only shows it for context."""
    area = _area(request.office, key)
    add_area(request.office, area.unit, is_context=not area.is_context, person=request.user)
    messages.success(request, _("%(name)s was changed.") % {"name": area.unit.spoken_name})
    return redirect("territory:areas")


@staff_view(*AREA_ROLES)
@require_POST
def remove(request: StaffRequest, key: str) -> HttpResponse:
    """Take an area from the office."""
    area = _area(request.office, key)
    remove_area(area, person=request.user)
    message = _("%(name)s no longer belongs to your office. The search adds it again.")
    messages.success(request, message % {"name": area.unit.spoken_name})
    return redirect("territory:areas")


def _hits(text: str, *, taken: frozenset[str]) -> list[ShownUnit]:
    if not text:
        return []
    found = Unit.objects.find(text).with_place()[: MOST_HITS + 1]
    return present_hits(found, taken=taken, on=timezone.localdate())


def _area(office: Office, key: str) -> OfficeArea:
    area = OfficeArea.objects.of(office).filter(unit__key=key).select_related("unit").first()
    if area is None:
        raise NotFound("not_found")
    return area
