"""The picture of an offer or of an organisation: put it there, change its words, take it away, see it beforehand."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.forms.pictures import PictureForm
from bildungsbuero.apps.catalogue.models import Offer, Picture
from bildungsbuero.apps.catalogue.pictures import keeping
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

PAGES = {Offer: "catalogue:offer", Organisation: "actors:organisation"}
HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def of_offer(request: StaffRequest, public_id: str) -> HttpResponse:
    """Put a picture to an offer."""
    return _page(request, _offer(request, public_id))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def of_organisation(request: StaffRequest, public_id: str) -> HttpResponse:
    """Put a picture to an organisation."""
    return _page(request, _organisation(request, public_id))


@staff_view(*WRITERS)
@require_POST
def remove_of_offer(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take the picture of an offer away."""
    return _removed(request, _offer(request, public_id))


@staff_view(*WRITERS)
@require_POST
def remove_of_organisation(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take the picture of an organisation away."""
    return _removed(request, _organisation(request, public_id))


@staff_view()
@readonly_view
def file(request: StaffRequest, public_id: str) -> HttpResponseBase:
    """Answer with a picture of the office, also where it is not public yet."""
    picture = Picture.objects.of(request.office).filter(public_id=public_id).first()
    if picture is None or not default_storage.exists(keeping.path_of(picture)):
        raise NotFound("not_found")
    return FileResponse(default_storage.open(keeping.path_of(picture)), content_type="image/jpeg", headers=HEADERS)


def _page(request: StaffRequest, shown: keeping.Shown) -> HttpResponse:
    picture = keeping.picture_of(shown)
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PictureForm(*data, instance=picture or Picture(office=request.office))
    if form.is_valid() and _is_put(request, shown, form):
        messages.success(request, _("The picture is saved."))
        return redirect(PAGES[type(shown)], shown.public_id)
    address = reverse(PAGES[type(shown)], args=[shown.public_id])
    is_offer = isinstance(shown, Offer)
    first = (_("Offers"), "catalogue:offers") if is_offer else (_("Actors"), "actors:organisations")
    context = {
        "shown": shown,
        "picture": keeping.picture_of(shown),
        "form": form,
        "remove": "catalogue:remove-offer-picture" if is_offer else "catalogue:remove-organisation-picture",
        "crumbs": crumbs(first, (str(shown), address), _("Picture")),
    }
    return render(request, "catalogue/picture_form.html", context)


def _is_put(request: StaffRequest, shown: keeping.Shown, form: PictureForm) -> bool:
    words = {name: form.cleaned_data[name] for name in ("alt", "credit")}
    try:
        keeping.put(shown, content=form.content(), person=request.user, **words)
    except Refusal as refusal:
        problem = describe(refusal)
        form.add_error("file", f"{problem.message} {problem.remedy}".strip())
        return False
    return True


def _removed(request: StaffRequest, shown: keeping.Shown) -> HttpResponse:
    if not keeping.remove(shown, person=request.user):
        raise NotFound("not_found")
    messages.success(request, _("The picture is gone."))
    return redirect(PAGES[type(shown)], shown.public_id)


def _offer(request: StaffRequest, public_id: str) -> Offer:
    found = Offer.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _organisation(request: StaffRequest, public_id: str) -> Organisation:
    found = Organisation.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found
