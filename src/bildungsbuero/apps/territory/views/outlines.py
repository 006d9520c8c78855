"""Outlines of an own layer: a GeoJSON file is looked at first, then taken with what a person says of it."""

from pathlib import Path

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations.uploads import keep_upload, upload_path
from bildungsbuero.apps.territory.forms import OutlineFileForm, OutlineForm
from bildungsbuero.apps.territory.models import Layer
from bildungsbuero.apps.territory.outline_preview import present_outlines
from bildungsbuero.apps.territory.outlines import guessed_key, guessed_name, read_outlines, simplified_rings
from bildungsbuero.apps.territory.policies import LAYER_ROLES
from bildungsbuero.apps.territory.redrawing import Redrawing, Redrawn, redraw
from bildungsbuero.apps.territory.views.layers import get_layer, layer_crumbs
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.formats.geojson import read_geojson
from bildungsbuero.web.readonly import FORM_METHODS

SALT = "bildungsbuero.outlines"


@staff_view(*LAYER_ROLES)
@require_http_methods(FORM_METHODS)
def bring(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take a file and go on to what its properties mean."""
    layer = get_layer(request.office, public_id)
    form = OutlineFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kept = keep_upload(form.cleaned_data["file"])
        try:
            read_geojson(upload_path(kept).read_bytes())
        except Refusal as refusal:
            upload_path(kept).unlink(missing_ok=True)
            add_refusal(form, refusal, field="file")
        else:
            return redirect("territory:take-outlines", public_id, token_for(layer, kept))
    title = _("Bring in outlines")
    context = {"form": form, "layer": layer, "title": title, "crumbs": layer_crumbs(title, inside=layer)}
    return render(request, "territory/bring_outlines.html", context, status=400 if form.errors else 200)


@staff_view(*LAYER_ROLES)
@require_http_methods(FORM_METHODS)
def take(request: StaffRequest, public_id: str, token: str) -> HttpResponse:
    """Show what a file holds and what would change; take it where a person says so."""
    layer = get_layer(request.office, public_id)
    upload = _upload_of(layer, token)
    collection = read_geojson(upload.read_bytes())
    parts = list(layer.units.all())
    first = {"key": guessed_key(collection, parts), "name": guessed_name(collection, parts)}
    form = OutlineForm(request.POST or None, properties=collection.property_names, initial=first)
    is_valid = request.method == "POST" and form.is_valid()
    chosen = form.cleaned_data if is_valid else {}
    asked = {name: request.POST.get(name, found) for name, found in first.items()}
    outlines, refused = read_outlines(collection, key_property=asked["key"], name_property=asked["name"], parts=parts)
    if chosen and outlines and "preview" not in request.POST:
        wanted = Redrawing(**{name: chosen[name] for name in ("valid_from", "source", "ends_missing")})
        try:
            rings = simplified_rings(outlines, collection)
            found = redraw(layer, outlines, rings, wanted=wanted, person=request.user)
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            upload.unlink(missing_ok=True)
            messages.success(request, _in_words(found))
            return redirect("territory:layer", public_id)
    title = _("What the file holds")
    context = {"form": form, "layer": layer, "crumbs": layer_crumbs(title, inside=layer)}
    context |= present_outlines(outlines, refused, parts)
    return render(request, "territory/take_outlines.html", context)


def token_for(layer: Layer, upload: str) -> str:
    """Return what leads back to an upload, from the pages of this layer alone."""
    return signing.Signer(salt=SALT).sign(f"{upload}.{layer.public_id}")


def _upload_of(layer: Layer, token: str) -> Path:
    try:
        upload, _dot, of_layer = signing.Signer(salt=SALT).unsign(token).rpartition(".")
    except signing.BadSignature as error:
        raise NotFound("not_found") from error
    path = upload_path(upload)
    if of_layer != layer.public_id or not path.is_file():
        raise NotFound("not_found")
    return path


def _in_words(found: Redrawn) -> str:
    facts = {"added": found.added, "redrawn": found.redrawn, "renamed": found.renamed, "ended": found.ended}
    return _("Outlines stored: %(added)s parts new, %(redrawn)s redrawn, %(renamed)s renamed, %(ended)s ended.") % facts
