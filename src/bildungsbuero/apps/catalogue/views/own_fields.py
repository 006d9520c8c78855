"""The fields that an office made for itself: the list, a new one, changing one, deleting one that no offer has."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.catalogue.forms.own_fields import OwnFieldForm
from bildungsbuero.apps.catalogue.models import OwnField
from bildungsbuero.apps.catalogue.own_fields import is_used
from bildungsbuero.apps.catalogue.policies import STEERING
from bildungsbuero.apps.catalogue.vocabulary import labels
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*STEERING)
@readonly_view
def own_fields(request: StaffRequest) -> HttpResponse:
    """List the own fields of the office."""
    found = OwnField.objects.of(request.office)
    listed = [(own, ", ".join(labels("kind", own.kinds)) or _("all kinds")) for own in found]
    return render(request, "catalogue/own_fields.html", {"listed": listed, "crumbs": _crumbs()})


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest) -> HttpResponse:
    """Make a new field."""
    return _form_page(request, OwnField(office=request.office))


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a field."""
    return _form_page(request, _get(request, public_id))


@staff_view(*STEERING)
@require_POST
def remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Delete a field that no offer has a value of; one that is used can only be asked no more."""
    own = _get(request, public_id)
    if is_used(own):
        messages.error(request, _("Offers have a value of this field. Take the tick off “asked in the form” instead."))
        return redirect("catalogue:edit-own-field", own.public_id)
    own.delete()
    messages.success(request, _("The field “%(title)s” is deleted.") % {"title": own.label})
    return redirect("catalogue:own-fields")


def _form_page(request: StaffRequest, own: OwnField) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    used = is_used(own)
    form = OwnFieldForm(data, instance=own, is_used=used)
    if form.is_valid():
        form.save()
        messages.success(request, _("“%(title)s” was saved.") % {"title": own.label})
        return redirect("catalogue:own-fields")
    title = own.label if own.pk else _("New field")
    context = {"form": form, "own": own, "title": title, "is_used": used, "crumbs": _crumbs(title)}
    return render(request, "catalogue/own_field_form.html", context)


def _get(request: StaffRequest, public_id: str) -> OwnField:
    found = OwnField.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _crumbs(title: str = "") -> list[Crumb]:
    here = [(_("Offers"), "catalogue:offers")]
    if not title:
        return crumbs(*here, _("Own fields"))
    return crumbs(*here, (_("Own fields"), "catalogue:own-fields"), title)
