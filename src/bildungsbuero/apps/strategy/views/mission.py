"""The mission statement for those who write it: versions, draft, release."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.accounts.texts import as_html
from bildungsbuero.apps.strategy.models import MissionVersion
from bildungsbuero.apps.strategy.plan import mission as missions
from bildungsbuero.apps.strategy.plan.conflicts import add_seen, conflict_in
from bildungsbuero.apps.strategy.plan.mission import MissionForm
from bildungsbuero.apps.strategy.plan.policies import WRITERS, may_write
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view()
@readonly_view
def mission(request: StaffRequest) -> HttpResponse:
    """Show the mission statement as it holds, its draft and its earlier versions."""
    versions = list(MissionVersion.objects.of(request.office).select_related("mission"))
    released = [one for one in versions if one.is_released]
    context = {
        "mission": missions.find_mission(request.office),
        "current": released[0] if released else None,
        "text": as_html(released[0].text) if released else "",
        "draft": next((one for one in versions if not one.is_released), None),
        "earlier": released[1:],
        "may_write": may_write(request.user, request.office),
        "crumbs": crumbs(_("Mission statement")),
    }
    return render(request, "strategy/mission.html", context)


@staff_view()
@readonly_view
def mission_version(request: StaffRequest, number: int) -> HttpResponse:
    """Show one version, also the draft."""
    found = MissionVersion.objects.of(request.office).select_related("mission").filter(number=number).first()
    if found is None:
        raise NotFound("not_found")
    title = _("Version %(number)d") % {"number": number}
    context = {
        "version": found,
        "text": as_html(found.text),
        "may_write": may_write(request.user, request.office),
        "crumbs": crumbs((_("Mission statement"), "strategy:mission"), title),
    }
    return render(request, "strategy/mission_version.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def mission_draft(request: StaffRequest) -> HttpResponse:
    """Write the draft of the next version."""
    draft = missions.draft_of(request.office, timezone.localdate())
    known = missions.find_mission(request.office)
    title = known.title if known is not None else _("Our mission statement")
    form = MissionForm(request.POST if request.method == "POST" else None, instance=draft, initial={"title": title})
    add_seen(form)
    both = None
    if form.is_valid() and draft.pk is not None:
        stored = MissionVersion.objects.of(request.office).get(pk=draft.pk)
        both = conflict_in(form, stored, before={"title": title} | model_to_dict(stored))
    if form.is_valid():
        missions.save_draft(form.save(commit=False), title=form.cleaned_data["title"], person=request.user)
        messages.success(request, _("The draft is saved. Only the office sees it until it is released."))
        return redirect("strategy:mission")
    context = {
        "form": form,
        "asked": {"both_versions": both},
        "title": _("Draft of the mission statement"),
        "crumbs": crumbs((_("Mission statement"), "strategy:mission"), _("Draft of the mission statement")),
    }
    return render(request, "strategy/plan_form.html", context, status=400 if form.errors else 200)


@staff_view(*WRITERS)
@require_POST
def mission_release(request: StaffRequest) -> HttpResponse:
    """Release the draft for everybody."""
    try:
        released = missions.release(request.office, on=timezone.localdate(), person=request.user)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        said = _("Version %(number)d is released: everybody may read it.")
        messages.success(request, said % {"number": released.number})
    return redirect("strategy:mission")
