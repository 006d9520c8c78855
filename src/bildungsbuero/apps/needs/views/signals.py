"""Staff pages of signals: entering them, their clusters for those who steer, the fewest that may be told."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.models import Signal, SignalRules
from bildungsbuero.apps.needs.places import places_of
from bildungsbuero.apps.needs.register.policies import STEERING, may_steer
from bildungsbuero.apps.needs.signals import actions, presenting
from bildungsbuero.apps.needs.signals.forms import AdviserForm, RulesForm, WishForm
from bildungsbuero.apps.needs.views.unmet import USUAL_WEEKS, WEEKS
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

ON_A_PAGE = 50
FORMS = {Signal.Source.ADVISER: AdviserForm, Signal.Source.WISH: WishForm}
FIELDS = ("topic", "target_group", "area", "language")


@staff_view(Role.EDITOR, Role.MANAGEMENT)
@readonly_view
def signals(request: StaffRequest) -> HttpResponse:
    """Lead to the forms, and show those who steer the clusters of the last weeks."""
    asked = request.GET.get("weeks", "")
    weeks = asked if asked in WEEKS else USUAL_WEEKS
    steers = may_steer(request.user, request.office)
    context: dict[str, Any] = {"may_steer": steers, "crumbs": crumbs(_("Signals"))}
    if steers:
        on = timezone.localdate()
        places = places_of(request.office, on)
        lines = presenting.cluster_lines(request.office, on, weeks=int(weeks), places=places)
        page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
        context |= {
            "weeks": weeks,
            "choices": WEEKS,
            "page": page,
            "table": presenting.clusters_table(page.object_list),
            "latest": presenting.latest(request.office, places),
            "has_examples": Signal.objects.of(request.office).filter(is_example=True).exists(),
            "minimum": presenting.minimum_of(request.office),
        }
    return render(request, "needs/signals.html", context)


@staff_view(Role.EDITOR, Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest, source: str) -> HttpResponse:
    """Enter that nothing suitable was found, or a wish."""
    shape = FORMS.get(Signal.Source(source)) if source in Signal.Source.values else None
    if shape is None:
        raise NotFound("not_found")
    on = timezone.localdate()
    initial = {name: request.GET[name][:40] for name in FIELDS if name in request.GET}
    sent = request.POST if request.method == "POST" else None
    form = shape(sent, places=places_of(request.office, on), today=on, initial=initial)
    if sent is not None and form.is_valid():
        actions.enter(form.signal(source), office=request.office, person=request.user)
        messages.success(request, _("Thank you, this was noted. Nobody's name stands beside it."))
        return redirect("needs:signals")
    context = {
        "form": form,
        "is_wish": source == Signal.Source.WISH,
        "crumbs": _crumbs(_("New wish") if source == Signal.Source.WISH else _("Nothing suitable found")),
    }
    return render(request, "needs/signal_form.html", context, status=400 if form.errors else 200)


@staff_view(*STEERING)
@require_POST
def delete(request: StaffRequest, public_id: str) -> HttpResponse:
    """Delete a signal that was entered by mistake."""
    found = Signal.objects.of(request.office).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    actions.remove(found, person=request.user)
    messages.success(request, _("The signal was deleted."))
    return redirect("needs:signals")


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def rules(request: StaffRequest) -> HttpResponse:
    """Say from how many signals on anything is told of them."""
    kept = SignalRules.objects.of(request.office).first() or SignalRules(office=request.office)
    form = RulesForm(request.POST if request.method == "POST" else None, instance=kept)
    if request.method == "POST" and form.is_valid():
        actions.set_rules(form.instance, person=request.user)
        messages.success(request, _("The rule is kept."))
        return redirect("needs:signals")
    context = {"form": form, "crumbs": _crumbs(_("Fewest signals"))}
    return render(request, "needs/signal_rules.html", context, status=400 if form.errors else 200)


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Signals"), "needs:signals"), title)
