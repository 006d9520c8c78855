"""One action on several offers: chosen in the list, confirmed on a page of its own, taken back with one click."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue import bulk
from bildungsbuero.apps.catalogue.forms.bulk import CHOICES, BulkForm
from bildungsbuero.apps.catalogue.models import BulkChange
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(*WRITERS)
@require_POST
def several(request: StaffRequest) -> HttpResponse:
    """Ask once more with the titles in sight, then do it."""
    form = BulkForm(request.POST)
    offers = bulk.chosen_offers(request.office, request.POST.getlist("chosen"))
    if not form.is_valid() or not offers:
        messages.error(request, _("Choose offers in the list and an action."))
        return redirect("catalogue:offers")
    action = form.cleaned_data["action"]
    if "sure" in request.POST:
        done = bulk.apply(
            action,
            offers,
            office=request.office,
            person=request.user,
            at=timezone.now(),
            on=timezone.localdate(),
        )
        return redirect("catalogue:bulk-result", _told(request, done).public_id)
    context = {
        "offers": offers,
        "action": action,
        "action_title": dict(CHOICES)[action],
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Several offers")),
    }
    return render(request, "catalogue/several.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def result(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what was done with several offers, and take it back where somebody asks for that."""
    change = BulkChange.objects.of(request.office).filter(public_id=public_id).first()
    if change is None:
        raise NotFound("not_found")
    if request.method == "POST":
        return _undone(request, change)
    offers = bulk.chosen_offers(request.office, [item["id"] for item in change.items])
    context = {
        "change": change,
        "offers": offers,
        "action_title": dict(CHOICES).get(change.action, change.action),
        "can_undo": change.undone_at is None and timezone.now() - change.at <= bulk.UNDO_FOR and bool(offers),
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Several offers")),
    }
    return render(request, "catalogue/several_done.html", context)


def _undone(request: StaffRequest, change: BulkChange) -> HttpResponse:
    try:
        back, left = bulk.undo(change, person=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        said = ngettext("%(count)d offer stands as before.", "%(count)d offers stand as before.", back)
        messages.success(request, said % {"count": back})
        if left:
            said = ngettext(
                "%(count)d offer was changed since and stays as it is.",
                "%(count)d offers were changed since and stay as they are.",
                left,
            )
            messages.warning(request, said % {"count": left})
    return redirect("catalogue:bulk-result", change.public_id)


def _told(request: StaffRequest, done: bulk.BulkResult) -> BulkChange:
    said = ngettext("Done with %(count)d offer.", "Done with %(count)d offers.", done.done) % {"count": done.done}
    if done.done:
        messages.success(request, said)
    for title, reason in done.refused[:10]:
        messages.warning(request, _("“%(title)s”: %(reason)s") % {"title": title, "reason": reason})
    more = len(done.refused) - 10
    if more > 0:
        messages.warning(request, _("And %(count)d more were left as they are.") % {"count": more})
    return done.change
