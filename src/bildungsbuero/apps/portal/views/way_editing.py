"""Staff pages of the ways: what is due, stations and transitions written, checked, taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.portal.forms.ways import StationForm, TransitionForm
from bildungsbuero.apps.portal.histories import history_of
from bildungsbuero.apps.portal.models import WayStation, WayTransition
from bildungsbuero.apps.portal.ways import editing
from bildungsbuero.apps.portal.ways.book import book_of, transition_entry
from bildungsbuero.apps.portal.ways.staff import name_of, present_staff
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*WRITERS)
@readonly_view
def overview(request: StaffRequest) -> HttpResponse:
    """List what is due, all stations and all transitions."""
    context = present_staff(book_of(request.office), timezone.localdate())
    return render(request, "portal/way_staff.html", {**context, "crumbs": crumbs(_("Education paths"))})


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add_station(request: StaffRequest) -> HttpResponse:
    """Write a new station."""
    return _station_page(request, WayStation(office=request.office))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit_station(request: StaffRequest, key: str) -> HttpResponse:
    """Change a station."""
    return _station_page(request, editing.station_of(request.office, key))


@staff_view(*WRITERS)
@require_POST
def undo_station(request: StaffRequest, key: str) -> HttpResponse:
    """Take back the last change of a station."""
    _undo(request, editing.station_of(request.office, key))
    return redirect("portal:staff-ways")


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add_transition(request: StaffRequest) -> HttpResponse:
    """Write a new transition."""
    return _transition_page(request, WayTransition(office=request.office))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit_transition(request: StaffRequest, key: str) -> HttpResponse:
    """Change a transition."""
    return _transition_page(request, editing.transition_of(request.office, key))


@staff_view(*WRITERS)
@require_POST
def undo_transition(request: StaffRequest, key: str) -> HttpResponse:
    """Take back the last change of a transition."""
    _undo(request, editing.transition_of(request.office, key))
    return redirect("portal:staff-ways")


@staff_view(*WRITERS)
@require_POST
def check_transition(request: StaffRequest, key: str) -> HttpResponse:
    """Say that the source of a transition was read again today and still says the same."""
    transition = editing.transition_of(request.office, key)
    if not transition.sources.strip():
        messages.error(request, _("Name a source first: without one nobody can check it again."))
        return redirect("portal:edit-way-transition", key)
    editing.mark_checked(transition, person=request.user, on=timezone.localdate())
    messages.success(request, _("Checked today. Everybody sees it now."))
    return redirect("portal:staff-ways")


def _station_page(request: StaffRequest, station: WayStation) -> HttpResponse:
    book = book_of(request.office)
    form = StationForm(request.POST if request.method == "POST" else None, instance=station, book=book)
    if form.is_valid():
        kept = form.save(commit=False)
        kept.key = kept.key or editing.new_station_key(book, form.cleaned_data["title_de"])
        editing.keep(kept, person=request.user)
        messages.success(request, _("The station is saved."))
        return redirect("portal:edit-way-station", kept.key)
    title = str(book.stations[station.key].texts["de"]["title"]) if station.key in book.stations else _("New station")
    return _page(request, form, station, title=title, name="way-station")


def _transition_page(request: StaffRequest, transition: WayTransition) -> HttpResponse:
    book = book_of(request.office)
    form = TransitionForm(request.POST if request.method == "POST" else None, instance=transition, book=book)
    if form.is_valid():
        kept = form.save(commit=False)
        kept.key = kept.key or editing.new_transition_key(book, kept.source_key, kept.target_key)
        editing.keep(kept, person=request.user)
        messages.success(request, _("The transition is saved."))
        return redirect("portal:edit-way-transition", kept.key)
    title = name_of(book, transition_entry(transition)) if transition.key else _("New transition")
    return _page(request, form, transition, title=title, name="way-transition")


def _page(request: StaffRequest, form: Any, record: Any, *, title: str, name: str) -> HttpResponse:
    context = {
        "form": form,
        "record": record,
        "title": title,
        "history": history_of(record),
        "undo_address": find_address(f"portal:undo-{name}", record.key) if record.pk else "",
        "check_address": find_address("portal:check-way-transition", record.key)
        if record.key and isinstance(record, WayTransition)
        else "",
        "public_address": find_address("portal:way-station", record.key)
        if record.key and isinstance(record, WayStation)
        else "",
        "crumbs": _crumbs(title),
    }
    return render(request, "portal/way_form.html", context)


def _undo(request: StaffRequest, record: WayStation | WayTransition) -> None:
    if editing.undo(record, person=request.user):
        messages.success(request, _("The last change is taken back."))
    else:
        messages.info(request, _("There is no change to take back."))


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Education paths"), "portal:staff-ways"), title)
