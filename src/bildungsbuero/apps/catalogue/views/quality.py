"""“Qualität”: what could be better in public offers, and the letter about it to a provider."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.quality.hints import hints_of
from bildungsbuero.apps.catalogue.quality.letters import Letter, as_report, as_table, letter_of
from bildungsbuero.core.errors import NotFound
from bildungsbuero.documents.table_report import as_pdf
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view

# The offers that were not confirmed for longest: more at once nobody mends.
LOOKED_AT = 500


@staff_view(*WRITERS)
@readonly_view
def quality(request: StaffRequest) -> HttpResponse:
    """List the public offers in which something could be better, those first that nobody confirmed for longest."""
    public = Offer.objects.of(request.office).public_on(timezone.localdate()).filter(replaces=None)
    offers = list(public.with_provider_and_place().order_by("confirmed_on", "title", "pk")[:LOOKED_AT])
    context = {
        "found": hints_of(offers),
        "looked_at": len(offers),
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Quality of the entries")),
    }
    return render(request, "catalogue/quality.html", context)


@staff_view(*WRITERS)
@readonly_view
def letter(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show the letter to a provider, ready to print."""
    organisation, found = _letter(request, public_id)
    way = ((_("Offers"), "catalogue:offers"), (_("Quality of the entries"), "catalogue:quality"), organisation.name)
    context = {"organisation": organisation, "letter": found, "table": as_table(found), "crumbs": crumbs(*way)}
    return render(request, "catalogue/quality_letter.html", context)


@staff_view(*WRITERS)
@readonly_view
def letter_pdf(request: StaffRequest, public_id: str) -> HttpResponse:
    """Answer with the letter to a provider as PDF."""
    organisation, found = _letter(request, public_id)
    content = as_pdf(as_report(found, organisation))
    return send_file(content, f"angebote-{organisation.public_id}.pdf", content_type="application/pdf")


def _letter(request: StaffRequest, public_id: str) -> tuple[Organisation, Letter]:
    found = Organisation.objects.of(request.office).filter(public_id=public_id).select_related("office").first()
    if found is None:
        raise NotFound("not_found")
    return found, letter_of(found, timezone.localdate())
