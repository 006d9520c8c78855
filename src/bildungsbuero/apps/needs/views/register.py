"""Staff pages of needs: the list with its map, one need, writing it, its state, its release."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.models import Need, ReleasedNeed
from bildungsbuero.apps.needs.places import places_of
from bildungsbuero.apps.needs.register import actions, answering, need_map, presenting
from bildungsbuero.apps.needs.register.evidence import look_up, prefilled
from bildungsbuero.apps.needs.register.forms import NeedFilter, NeedForm, ReasonForm, ReleaseForm
from bildungsbuero.apps.needs.register.policies import STEERING, may_steer
from bildungsbuero.apps.needs.register.public import face_of
from bildungsbuero.apps.needs.register.states import State, ways_from
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.tables import asked_order

ON_A_PAGE = 50


@staff_view()
@readonly_view
def needs(request: StaffRequest) -> HttpResponse:
    """List the needs of the office, those with the most points first, and show where they lie."""
    on = timezone.localdate()
    places = places_of(request.office, on)
    form = NeedFilter(request.GET, places=places)
    found = form.narrowed(request.office)
    order = asked_order(request.GET, allowed=tuple(presenting.ORDERS), default=presenting.DEFAULT_ORDER)
    page = Paginator(found.order_by(*presenting.order_fields(order)), ON_A_PAGE).get_page(request.GET.get("page"))
    counts = need_map.by_place(found)
    context = {
        "form": form,
        "page": page,
        "table": presenting.needs_table(page, order=order, query=request.GET, office=request.office, places=places),
        "by_place": need_map.places_table(counts, places),
        "map": need_map.need_map(counts, places, on),
        "query": request.GET.urlencode(),
        "is_narrowed": any(request.GET.values()),
        "may_steer": may_steer(request.user, request.office),
        "crumbs": crumbs(_("Needs")),
    }
    return render(request, "needs/needs.html", context)


@staff_view()
@readonly_view
def needs_file(request: StaffRequest, kind: str) -> HttpResponse:
    """Answer with the needs of the list as CSV or workbook."""
    places = places_of(request.office, timezone.localdate())
    found = NeedFilter(request.GET, places=places).narrowed(request.office)
    order = asked_order(request.GET, allowed=tuple(presenting.ORDERS), default=presenting.DEFAULT_ORDER)
    listed = found.order_by(*presenting.order_fields(order))
    content = presenting.as_file(listed, kind, office=request.office, places=places)
    return send_file(content, f"bedarfe.{kind}", content_type=XLSX if kind == "xlsx" else CSV)


@staff_view()
@readonly_view
def need(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a need with its evidence, its priority, its place in the chain and what changed."""
    return _show(request, get_need(request.office, public_id))


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest) -> HttpResponse:
    """Write a new need, begun with the evidence that the address names."""
    return _form_page(request, Need(office=request.office))


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a need."""
    return _form_page(request, get_need(request.office, public_id))


@staff_view(*STEERING)
@require_POST
def move(request: StaffRequest, public_id: str, state: str) -> HttpResponse:
    """Put a need into another state."""
    found = get_need(request.office, public_id)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    if state == State.DROPPED and not reason:
        form.add_error("reason", _("Say why, so that it can be understood later."))
        return _show(request, found, reason_form=form)
    return _done(
        request,
        found,
        lambda: actions.move(found, state, reason=reason, person=request.user, on=timezone.localdate()),
        _("The state of “%(title)s” was changed. You can take it back here."),
    )


@staff_view(*STEERING)
@require_POST
def undo(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take the last change of state back."""
    found = get_need(request.office, public_id)
    return _done(
        request,
        found,
        lambda: actions.undo(found, person=request.user, on=timezone.localdate()),
        _("“%(title)s” is in the state that it was in before."),
    )


@staff_view(*STEERING)
@require_POST
def delete(request: StaffRequest, public_id: str) -> HttpResponse:
    """Delete a need that nothing hangs on."""
    found = get_need(request.office, public_id)
    try:
        actions.delete_need(found, person=request.user)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
        return redirect("needs:need", public_id)
    messages.success(request, _("“%(title)s” was deleted.") % {"title": found.title})
    return redirect("needs:needs")


@staff_view(*STEERING)
@require_POST
def release(request: StaffRequest, public_id: str) -> HttpResponse:
    """Let everybody see a title, a text and, as a step, the number of signals."""
    found = get_need(request.office, public_id)
    form = ReleaseForm(request.POST, instance=ReleasedNeed(need=found))
    if not form.is_valid():
        return _show(request, found, release_form=form)
    said = {name: form.cleaned_data[name] for name in ("title", "text")}
    return _done(
        request,
        found,
        lambda: actions.release(found, **said, person=request.user, on=timezone.localdate()),
        _("“%(title)s” is released."),
    )


@staff_view(*STEERING)
@require_POST
def withdraw(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take a need off the public pages."""
    found = get_need(request.office, public_id)
    return _done(
        request,
        found,
        lambda: actions.withdraw(found, person=request.user),
        _("“%(title)s” is no longer released."),
    )


def get_need(office: Office, public_id: str) -> Need:
    """Return a need of the office; one of another office is not found."""
    found = Need.objects.of(office).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _show(request: StaffRequest, found: Need, **forms: Any) -> HttpResponse:
    on = timezone.localdate()
    steers = may_steer(request.user, request.office)
    placed, equal = presenting.ranks_of(request.office)
    released = ReleasedNeed.objects.filter(need=found).first()
    begun = released or ReleasedNeed(need=found, title=found.title)
    context = {
        "need": found,
        "facts": presenting.facts_of(found, places_of(request.office, on)),
        "people": presenting.people_line(found),
        "evidence": presenting.evidence_lines(found, may_steer=steers),
        "criteria": presenting.criteria_table(found),
        "points": presenting.points_in_words(found),
        "rank": presenting.rank_in_words(found, placed, equal),
        "history": presenting.history_of(found),
        "may_steer": steers,
        "ways": [(state, State(state).label) for state in ways_from(found.state) if state != State.DROPPED],
        "may_drop": State.DROPPED in ways_from(found.state),
        "state_before": State(found.state_before).label if found.state_before else "",
        "face": face_of(found) if found.is_public else None,
        "reason_form": ReasonForm(),
        "release_form": ReleaseForm(instance=begun),
        "goal_address": find_address("strategy:goal-new"),
        "answers": answering.answers_of(found, request.user.roles_in(request.office)) if steers else {},
        "goals": answering.choices_for(found, request.user.roles_in(request.office)) if steers else {},
        "crumbs": _crumbs(found.title),
        **forms,
        "form": next(iter(forms.values()), None),
    }
    return render(request, "needs/need.html", context, status=400 if forms else 200)


def _form_page(request: StaffRequest, found: Need) -> HttpResponse:
    on = timezone.localdate()
    places = places_of(request.office, on)
    sent = request.POST if request.method == "POST" else None
    asked = look_up((sent or request.GET).getlist("from"), request.office, on, places=places)
    begun = {"title": request.GET.get("title", "")[:200]} | prefilled(asked)
    initial: dict[str, Any] = begun if sent is None and found.pk is None else {}
    form = NeedForm(sent, instance=found, office=request.office, places=places, initial=initial)
    if sent is not None and form.is_valid():
        stored = get_need(request.office, found.public_id) if found.pk else Need()
        versions = form.both_versions(stored)
        if versions is None:
            further = look_up([form.cleaned_data.get("figure", "")], request.office, on, places=places)
            actions.write_need(
                form.instance,
                evidence=[*asked, *further],
                without=sent.getlist("without"),
                counted=form.cleaned_data.get("counted"),
                person=request.user,
                on=on,
            )
            messages.success(request, _("“%(title)s” was saved.") % {"title": form.instance.title})
            return redirect("needs:need", form.instance.public_id)
    else:
        versions = None
    context = {
        "need": found,
        "form": form,
        "versions": versions,
        "asked": asked,
        "evidence": presenting.evidence_lines(found, may_steer=True) if found.pk else [],
        "crumbs": _crumbs(_("New need") if found.pk is None else found.title),
    }
    return render(request, "needs/need_form.html", context, status=400 if form.errors else 200)


def _done(request: StaffRequest, found: Need, action: Callable[[], object], sentence: str) -> HttpResponse:
    try:
        action()
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, sentence % {"title": found.title})
    return redirect("needs:need", found.public_id)


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Needs"), "needs:needs"), title)
