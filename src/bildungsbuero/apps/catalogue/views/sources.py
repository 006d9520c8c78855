"""Addresses from which lists are fetched at night: look, add, change, fetch now, remove; and the sample to look at."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.forms.sources import SourceForm
from bildungsbuero.apps.catalogue.models import ListSource
from bildungsbuero.apps.catalogue.sources import fetched, sampling
from bildungsbuero.apps.catalogue.sources.fetching import standing_offers
from bildungsbuero.apps.catalogue.sources.jobs import FETCHED_LIST, UNDO_OF_A_FETCH
from bildungsbuero.apps.catalogue.upkeep.lists import keep_rhythm
from bildungsbuero.apps.operations import audit, jobs
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*WRITERS)
@readonly_view
def sources(request: StaffRequest) -> HttpResponse:
    """Show where lists come from, how the last fetch went, and the sample that waits for a look."""
    found = ListSource.objects.of(request.office)
    context = {
        "sources": [(source, standing_offers(source)) for source in found],
        "sample": sampling.unseen(request.office),
        "is_online": settings.OPTIONS["CHECK_LINKS"],
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Sources of lists")),
    }
    return render(request, "catalogue/sources.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest) -> HttpResponse:
    """Name a new address."""
    return _written(request, ListSource(office=request.office))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change an address, or how far it is trusted."""
    return _written(request, _source(request, public_id))


@staff_view(*WRITERS)
@require_POST
def fetch(request: StaffRequest, public_id: str) -> HttpResponse:
    """Fetch a list now instead of at night."""
    source = _source(request, public_id)
    if not settings.OPTIONS["CHECK_LINKS"]:
        raise Refusal("outside.switched_off")
    job = jobs.start(FETCHED_LIST, office=request.office, person=request.user, arguments={"source": source.public_id})
    return redirect("operations:job", job.public_id)


@staff_view(*WRITERS)
@readonly_view
def fetches(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what the last fetches of a source brought."""
    source = _source(request, public_id)
    way = ((_("Offers"), "catalogue:offers"), (_("Sources of lists"), "catalogue:sources"), source.list_name)
    context = {"source": source, "fetches": fetched.fetches(source), "crumbs": crumbs(*way)}
    return render(request, "catalogue/source_fetches.html", context)


@staff_view(*WRITERS)
@require_POST
def undo(request: StaffRequest, public_id: str, job_id: str) -> HttpResponse:
    """Start taking a fetch back as a whole; asked twice it is done once."""
    source = _source(request, public_id)
    line = next((one for one in fetched.fetches(source) if one.public_id == job_id), None)
    if line is None:
        raise NotFound("not_found")
    if not line.can_be_undone and line.undone is None:
        raise Refusal("offers.list_not_taken")
    started = line.undone or jobs.start(
        UNDO_OF_A_FETCH, office=request.office, person=request.user, arguments={"taken": job_id}
    )
    return redirect("operations:job", started.public_id)


@staff_view(*WRITERS)
@require_POST
def remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Forget an address; what came from it stays, and its list is no longer expected."""
    source = _source(request, public_id)
    keep_rhythm(request.office, source.list_name, None)
    audit.note("offer.source_removed", office=request.office, person=request.user, about=source.list_name)
    source.delete()
    messages.success(request, _("The source is removed. The offers that came from it stay."))
    return redirect("catalogue:sources")


@staff_view(*WRITERS)
@require_POST
def seen(request: StaffRequest, public_id: str) -> HttpResponse:
    """Note that an offer of the sample was looked at."""
    if not sampling.mark_seen(request.office, public_id, on=timezone.localdate()):
        raise NotFound("not_found")
    messages.success(request, _("Noted: this offer was looked at."))
    return redirect("catalogue:sources")


def _written(request: StaffRequest, source: ListSource) -> HttpResponse:
    form = SourceForm(request.POST or None, instance=source)
    if request.method == "POST" and form.is_valid():
        if "address" in form.changed_data:
            source.begin_anew()
        form.save()
        keep_rhythm(request.office, source.list_name, source.every_days if source.is_active else None)
        audit.note("offer.source_kept", office=request.office, person=request.user, about=source.list_name)
        messages.success(request, _("The source is saved. It is fetched in the next night."))
        return redirect("catalogue:sources")
    title = source.list_name if source.pk else _("New source")
    way = ((_("Offers"), "catalogue:offers"), (_("Sources of lists"), "catalogue:sources"), title)
    return render(request, "catalogue/source_form.html", {"form": form, "source": source, "crumbs": crumbs(*way)})


def _source(request: StaffRequest, public_id: str) -> ListSource:
    found = ListSource.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found
