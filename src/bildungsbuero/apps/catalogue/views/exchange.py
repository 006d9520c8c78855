"""Giving out the offers: all files with their last check, the licence, and the catalogue for KURSNET."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.exchange import deliveries, open_data
from bildungsbuero.apps.catalogue.exchange.jobs import EXPORT_CHECK
from bildungsbuero.apps.catalogue.exchange.presenting import present_check
from bildungsbuero.apps.catalogue.forms.exchange_rules import LicenceForm
from bildungsbuero.apps.catalogue.giving_out import files_of_all
from bildungsbuero.apps.catalogue.models import CatalogueDelivery, ExchangeRules
from bildungsbuero.apps.operations import audit, jobs
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS

WHOLE = "whole"


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def exports(request: StaffRequest) -> HttpResponse:
    """Show every way out with the last check, and say under which licence offers go out."""
    office, on = request.office, timezone.localdate()
    rules = ExchangeRules.objects.of(office).first() or ExchangeRules(office=office)
    form = LicenceForm(request.POST if request.method == "POST" else None, instance=rules)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The licence is saved."))
        return redirect("catalogue:exports")
    context = {
        **present_check(office),
        "form": form,
        "files": files_of_all(),
        "standing": open_data.standing(office, on),
        "deliveries": list(CatalogueDelivery.objects.of(office).listed()[:5]),
        "courses": deliveries.offers_of_kursnet(office, on),
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Give out offers")),
    }
    return render(request, "catalogue/exports.html", context)


@staff_view(*WRITERS)
@require_POST
def check(request: StaffRequest) -> HttpResponse:
    """Write all files once and hold them against the rules of their formats."""
    job = jobs.start(EXPORT_CHECK, office=request.office, person=request.user, arguments={})
    return redirect("operations:job", job.public_id)


@staff_view(*WRITERS)
@require_POST
def deliver(request: StaffRequest) -> HttpResponse:
    """Answer with the catalogue for KURSNET, whole or what changed since the last delivery, and remember it."""
    is_full = request.POST.get("what") == WHOLE
    with TemporaryDirectory() as folder:
        target = Path(folder) / "catalogue.xml"
        made = deliveries.deliver(request.office, target, is_full=is_full, at=timezone.now(), on=timezone.localdate())
        content = target.read_bytes()
    audit.note("offer.catalogue_delivered", office=request.office, person=request.user, about=str(made.number))
    return send_file(content, f"openqcat-{request.office.key}-{made.number}.xml", content_type="application/xml")


@staff_view(*WRITERS)
@require_POST
def discard(request: StaffRequest, public_id: str) -> HttpResponse:
    """Forget the newest delivery, which did not reach its receiver."""
    deliveries.discard(request.office, public_id)
    messages.success(request, _("The delivery is forgotten; the next one says the same again."))
    return redirect("catalogue:exports")
