"""Writing notes and enquiries about an offer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue import talks
from bildungsbuero.apps.catalogue.forms.talks import NoteForm, TalkForm
from bildungsbuero.apps.catalogue.models import OfferNote, Talk
from bildungsbuero.apps.catalogue.views.listing import get_offer, show_offer
from bildungsbuero.core.errors import NotFound


@staff_view(*WRITERS)
@require_POST
def write_note(request: StaffRequest, public_id: str) -> HttpResponse:
    """Write an internal note."""
    offer = get_offer(request.office, public_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show_offer(request, offer, note_form=form)
    talks.write_note(offer, form.cleaned_data["text"], on=timezone.localdate())
    messages.success(request, _("The note was saved. Only the office sees it."))
    return redirect("catalogue:offer", offer.public_id)


@staff_view(*WRITERS)
@require_POST
def remove_note(request: StaffRequest, public_id: str, note_id: str) -> HttpResponse:
    """Delete an internal note."""
    offer = get_offer(request.office, public_id)
    deleted, _kinds = OfferNote.objects.of(request.office).filter(offer=offer, public_id=note_id).delete()
    if not deleted:
        raise NotFound("not_found")
    messages.success(request, _("The note is deleted."))
    return redirect("catalogue:offer", offer.public_id)


@staff_view(*WRITERS)
@require_POST
def note_talk(request: StaffRequest, public_id: str) -> HttpResponse:
    """Note that somebody asked about the offer; “everything is right” confirms it."""
    offer = get_offer(request.office, public_id)
    form = TalkForm(request.POST, instance=Talk(offer=offer), today=timezone.localdate())
    if not form.is_valid():
        return show_offer(request, offer, talk_form=form)
    talk = talks.note_talk(form.save(commit=False), person=request.user)
    is_confirmed = talk.result == Talk.Result.RIGHT and offer.is_public_state
    messages.success(request, _("Noted; the offer is confirmed.") if is_confirmed else _("Noted."))
    return redirect("catalogue:offer", offer.public_id)
