"""Indicators that the office declares itself: the list, one with its versions, the form with its preview."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.monitoring.actions import own_indicators as actions
from bildungsbuero.apps.monitoring.forms.own_indicators import OwnIndicatorForm, SourcesForm, initial_of
from bildungsbuero.apps.monitoring.models import Dataset, OwnIndicator
from bildungsbuero.apps.monitoring.own_indicators import indicator_from, sheet_of
from bildungsbuero.apps.monitoring.own_preview import preview
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

STATES = {"gilt": actions.use, "zurueckziehen": actions.withdraw, "loeschen": actions.delete}


@staff_view(Role.MONITORING)
@readonly_view
def own_indicators(request: StaffRequest) -> HttpResponse:
    """List the indicators that the office declared itself."""
    records = OwnIndicator.objects.of(request.office).select_related("office").prefetch_related("versions")
    found = [(record, indicator_from(record)) for record in records]
    context = {
        "lines": [
            {"record": record, "title": wording.text(item.title), "version": item.version} for record, item in found
        ],
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), _("Own indicators")),
    }
    return render(request, "monitoring/own_indicators.html", context)


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def add_own_indicator(request: StaffRequest) -> HttpResponse:
    """Declare a new indicator: first its data sets, then the rest with a preview."""
    datasets = _datasets(request)
    sources = SourcesForm(request.GET or None, datasets=datasets)
    if not sources.is_valid():
        return _page(request, sources=sources, title=_("Declare an indicator"))
    parts = _parts(datasets, sources.cleaned_data["zaehler"], sources.cleaned_data["nenner"])
    form = OwnIndicatorForm(request.POST or None, **parts)
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        record = actions.declare(
            request.office, form.sheet(), note=form.cleaned_data["note"], person=request.user, at=timezone.now()
        )
        messages.success(request, _("The indicator is stored as a draft. Nobody else sees it yet."))
        return redirect("monitoring:own-indicator", record.key)
    return _page(request, form=form, sources=sources, title=_("Declare an indicator"))


@staff_view(Role.MONITORING)
@readonly_view
def own_indicator(request: StaffRequest, key: str) -> HttpResponse:
    """Show an own indicator with its versions and what can be done with it."""
    record = _record(request, key)
    versions = list(record.versions.select_related("changed_by"))
    indicator = indicator_from(record, versions)
    periods = published.period_codes(indicator, request.office)
    context = {
        "record": record,
        "title": wording.text(indicator.title),
        "facts": [
            (_("Question that it answers"), wording.text(indicator.question)),
            (_("Meaning"), wording.text(indicator.definition)),
            (_("Formula"), wording.text(indicator.formula)),
            (_("Reference dates"), wording.text(indicator.dates)),
            (_("Unit"), wording.unit_name(indicator.unit)),
            (_("State"), record.get_state_display()),
            (_("Published periods"), ", ".join(periods) or _("none yet")),
        ],
        "versions": [
            {"version": item, "formula": wording.text(indicator.of_version(item.number).formula)} for item in versions
        ],
        "address": find_address("portal:indicator", key) if record.state == OwnIndicator.State.STANDING else "",
        "crumbs": crumbs((_("Own indicators"), "monitoring:own-indicators"), record.key),
    }
    return render(request, "monitoring/own_indicator.html", context)


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def change_own_indicator(request: StaffRequest, key: str) -> HttpResponse:
    """Make a further version; what earlier ones computed stays unless the person says otherwise."""
    record = _record(request, key)
    datasets = _datasets(request)
    sheet = sheet_of(record, record.versions.latest("number"))
    chosen = request.GET.dict() or _chosen(datasets, sheet)
    sources = SourcesForm(chosen, datasets=datasets)
    title = _("Change %(key)s") % {"key": record.key}
    if not sources.is_valid():
        return _page(request, sources=sources, title=title, record=record)
    parts = _parts(datasets, sources.cleaned_data["zaehler"], sources.cleaned_data["nenner"])
    computed = published.period_codes(indicator_from(record), request.office)
    parts |= {"is_change": True, "last_period": computed[-1] if computed else ""}
    form = OwnIndicatorForm(request.POST or None, **parts)
    form.initial = initial_of(sheet, {part: found[1] for part, found in form.parts.items()})
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        note, at = form.cleaned_data["note"], timezone.now()
        version = actions.change(record, form.sheet(), note=note, after=form.after, person=request.user, at=at)
        messages.success(request, _("Version %(number)d is stored.") % {"number": version.number})
        return redirect("monitoring:own-indicator", record.key)
    return _page(request, form=form, sources=sources, title=title, record=record)


@staff_view(Role.MONITORING)
@require_POST
def own_indicator_state(request: StaffRequest, key: str) -> HttpResponse:
    """Take an indicator into use, withdraw it, or delete a draft."""
    record, asked = _record(request, key), request.POST.get("state", "")
    if asked not in STATES:
        raise Refusal("own_indicator.unknown_state")
    STATES[asked](record, person=request.user)
    if asked == "loeschen":
        messages.success(request, _("The draft is deleted."))
        return redirect("monitoring:own-indicators")
    messages.success(request, _("Done: %(state)s.") % {"state": record.get_state_display()})
    return redirect("monitoring:own-indicator", record.key)


def _page(request: StaffRequest, *, title: str, sources: SourcesForm, **context: Any) -> HttpResponse:
    form: OwnIndicatorForm | None = context.get("form")
    has_errors = bool(form and form.errors)
    table = None
    if form is not None and form.is_bound and not has_errors:
        on = timezone.localdate()
        table = preview(form.sheet(), office=request.office, person=request.user, on=on)
        context["is_tried"] = True
    context |= {"title": title, "sources": sources, "preview": table}
    context["crumbs"] = crumbs((_("Own indicators"), "monitoring:own-indicators"), title)
    # A page that is swapped in by a script is taken only where it says that all is well.
    status = 400 if has_errors and not request.headers.get("HX-Request") else 200
    return render(request, "monitoring/own_indicator_form.html", context, status=status)


def _datasets(request: StaffRequest) -> dict[str, Dataset]:
    """The data sets that the office may read; of two with one code its own hides the installation's."""
    found = Dataset.objects.readable_by(request.office).select_related("office").order_by("key")
    by_key: dict[str, Dataset] = {}
    for dataset in found:
        if dataset.measures and (dataset.office is not None or dataset.key not in by_key):
            by_key[dataset.key] = dataset
    return by_key


def _parts(datasets: dict[str, Dataset], numerator: str, denominator: str) -> dict[str, Any]:
    return {"numerator": datasets[numerator], "denominator": datasets.get(denominator)}


def _chosen(datasets: dict[str, Dataset], sheet: dict[str, Any]) -> dict[str, str]:
    keys = {"zaehler": sheet["numerator"]["dataset"], "nenner": (sheet.get("denominator") or {}).get("dataset", "")}
    return {name: key for name, key in keys.items() if key in datasets}


def _record(request: StaffRequest, key: str) -> OwnIndicator:
    found = OwnIndicator.objects.of(request.office).filter(key=key.upper()).select_related("office").first()
    if found is None:
        raise NotFound("not_found")
    return found
