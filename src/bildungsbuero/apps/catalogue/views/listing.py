"""The list of an office's offers, one of them, and the template for lists."""

from django.forms import BaseForm as Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import ALL_ROLES, staff_view
from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import may_write
from bildungsbuero.apps.catalogue.forms.bulk import BulkForm
from bildungsbuero.apps.catalogue.forms.listing import ListFilter, left_out_in_words
from bildungsbuero.apps.catalogue.giving_out import files_of_all
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.policies import STEERING_KEYS
from bildungsbuero.apps.catalogue.staff import (
    DEFAULT_ORDER,
    ORDERS,
    along_an_index,
    offers_table,
    order_fields,
    present_offer,
)
from bildungsbuero.apps.catalogue.talks import present_care
from bildungsbuero.apps.catalogue.translating.overview import offer_panel
from bildungsbuero.core.errors import NotFound
from bildungsbuero.formats.media_types import CSV
from bildungsbuero.formats.offer_list import template_text
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.long_lists import LongPages, in_order
from bildungsbuero.web.readonly import readonly_view
from bildungsbuero.web.tables import asked_order

ON_A_PAGE = 50


@staff_view()
@readonly_view
def offers(request: StaffRequest) -> HttpResponse:
    """List the offers of the office, drafts too."""
    on = timezone.localdate()
    form = ListFilter(request.GET)
    order = asked_order(request.GET, allowed=tuple(ORDERS), default=DEFAULT_ORDER)
    narrowed = form.narrowed(request.office, on)
    among = Offer.objects.of(request.office)
    ordered = narrowed.offers.order_by(*order_fields(order))
    pages = LongPages(ordered, ON_A_PAGE, among=among, walked=along_an_index(ordered, order, request.office))
    page = pages.get_page(request.GET.get("page"))
    is_writer = may_write(request.user, request.office)
    listed = in_order(among.with_provider_and_place().filter(pk__in=list(page)), page)
    context = {
        "form": form,
        "page": page,
        "left_out": left_out_in_words(narrowed),
        "table": offers_table(listed, order=order, query=request.GET, on=on, may_choose=is_writer),
        "may_write": is_writer,
        "may_steer": bool(request.user.roles_in(request.office) & STEERING_KEYS),
        "bulk_form": BulkForm(),
        "is_narrowed": bool(request.GET),
        "files": files_of_all(),
        "crumbs": crumbs(_("Offers")),
    }
    return render(request, "catalogue/offers.html", context)


@staff_view()
@readonly_view
def offer(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show an offer as the public will see it, with its state, what is missing and what changed."""
    return show_offer(request, get_offer(request.office, public_id))


def show_offer(request: StaffRequest, found: Offer, **forms: Form) -> HttpResponse:
    """Return the page of an offer; `forms` are those beside it that could not be taken as they were sent."""
    is_writer = may_write(request.user, request.office)
    context = present_offer(found, timezone.localdate(), may_write=is_writer)
    context |= present_care(found, timezone.localdate()) if is_writer else {}
    context |= {**forms, "form": next(iter(forms.values()), None), **offer_panel(found)}
    context["crumbs"] = crumbs((_("Offers"), "catalogue:offers"), found.title)
    return render(request, "catalogue/offer.html", context)


@staff_view(*ALL_ROLES, Role.PROVIDER)
@readonly_view
def template(request: StaffRequest) -> HttpResponse:  # noqa: ARG001 - the same for all
    """Answer with the template for a list of offers."""
    return send_file(template_text().encode("utf-8-sig"), "angebote-vorlage.csv", content_type=CSV)


def get_offer(office: Office, public_id: str) -> Offer:
    """Return an offer of the office; one of another office is not found."""
    found = Offer.objects.of(office).with_provider_and_place().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found
