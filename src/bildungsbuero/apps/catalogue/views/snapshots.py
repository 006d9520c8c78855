"""The catalogue as of a day: ask for one, look at it, take it along, keep it by name, delete one kept by mistake."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS, may_write
from bildungsbuero.apps.catalogue.forms.snapshots import DayForm, KeepForm
from bildungsbuero.apps.catalogue.jobs import SNAPSHOT
from bildungsbuero.apps.catalogue.models import Snapshot
from bildungsbuero.apps.catalogue.policies import STEERING, STEERING_KEYS
from bildungsbuero.apps.catalogue.searching import has_very_many
from bildungsbuero.apps.catalogue.snapshots import keeping
from bildungsbuero.apps.catalogue.snapshots.past import first_day, offers_on
from bildungsbuero.apps.catalogue.snapshots.presenting import KINDS_OF_FILES, as_file, present
from bildungsbuero.apps.operations import jobs
from bildungsbuero.core.as_of import StandingOffer
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view
from bildungsbuero.web.wording import day


@staff_view()
@readonly_view
def snapshots(request: StaffRequest) -> HttpResponse:
    """Ask of which day the catalogue is wanted, show that day, and list the states that were kept."""
    return _page(request)


@staff_view(*WRITERS)
@require_POST
def keep(request: StaffRequest) -> HttpResponse:
    """Keep the state of a day under a name, in the job process."""
    form = KeepForm(request.POST, office=request.office, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, form)
    arguments = {"on": form.cleaned_data["on"].isoformat(), "name": form.cleaned_data["name"]}
    job = jobs.start(SNAPSHOT, office=request.office, person=request.user, arguments=arguments)
    return redirect("operations:job", job.public_id)


@staff_view()
@readonly_view
def snapshot(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a state that was kept."""
    found = _get(request, public_id)
    context = {
        "snapshot": found,
        "on": found.on,
        "shown": present(list(keeping.offers_of(found)), found.on, request.GET.get("page")),
        "asked": f"stand={found.public_id}",
        "may_remove": _may_steer(request),
        "crumbs": _crumbs(found.name),
    }
    return render(request, "catalogue/snapshot.html", context)


@staff_view(*STEERING)
@require_POST
def remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Delete a state that was kept by mistake; deliveries that were counted of it stay."""
    found = _get(request, public_id)
    keeping.remove(found, person=request.user)
    messages.success(request, _("The state “%(name)s” is deleted.") % {"name": found.name})
    return redirect("catalogue:snapshots")


@staff_view()
@readonly_view
def file(request: StaffRequest, kind: str) -> HttpResponse:
    """Answer with the offers of a day, or of a state that was kept, as CSV or workbook; of today without either."""
    if kind not in KINDS_OF_FILES:
        raise NotFound("not_found")
    on, standing = _asked(request)
    content = as_file(standing, on, kind)
    return send_file(content, f"angebote-stand-{on.isoformat()}.{kind}", content_type=KINDS_OF_FILES[kind])


def _asked(request: StaffRequest) -> tuple[date, list[StandingOffer]]:
    if "stand" in request.GET:
        found = _get(request, request.GET["stand"])
        return found.on, list(keeping.offers_of(found))
    today = timezone.localdate()
    form = DayForm(request.GET, office=request.office, today=today)
    on = form.cleaned_data["on"] if form.is_valid() else today
    return on, _standing(request, on)


def _standing(request: StaffRequest, on: date) -> list[StandingOffer]:
    if has_very_many(request.office):
        raise Refusal("snapshots.very_many")
    return offers_on(request.office, on)


def _page(request: StaffRequest, keep_form: KeepForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    asked = DayForm(request.GET if "on" in request.GET else None, office=request.office, today=today)
    on = asked.cleaned_data["on"] if asked.is_valid() else None
    is_shown = on is not None and not has_very_many(request.office)
    context = {
        "first": first_day(request.office),
        "day_form": asked,
        "on": on,
        "shown": present(offers_on(request.office, on), on, request.GET.get("page")) if on and is_shown else None,
        "asked": f"on={on.isoformat()}" if on else "",
        "is_too_long": on is not None and not is_shown,
        "kept": list(Snapshot.objects.of(request.office)),
        "may_write": may_write(request.user, request.office),
        "keep_form": keep_form or _keep_form(request, on or today),
        "form": keep_form if keep_form is not None else asked,
        "crumbs": _crumbs(_("As of %(day)s") % {"day": day(on)} if on else ""),
    }
    return render(request, "catalogue/snapshots.html", context)


def _keep_form(request: StaffRequest, on: date) -> KeepForm:
    return KeepForm(initial={"on": on}, office=request.office, today=on, auto_id="keep_%s")


def _get(request: StaffRequest, public_id: str) -> Snapshot:
    found = Snapshot.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _may_steer(request: StaffRequest) -> bool:
    return bool(request.user.roles_in(request.office) & STEERING_KEYS)


def _crumbs(title: str = "") -> list[Crumb]:
    here = (_("Offers"), "catalogue:offers")
    if not title:
        return crumbs(here, _("States of the catalogue"))
    return crumbs(here, (_("States of the catalogue"), "catalogue:snapshots"), title)
