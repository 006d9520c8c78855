"""How a data set is protected, what that withholds, and the report of each release."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import presenters, protection_report
from bildungsbuero.apps.monitoring.actions import protecting
from bildungsbuero.apps.monitoring.forms.protection import NONE, SOURCE, ProtectionForm
from bildungsbuero.apps.monitoring.models import Dataset
from bildungsbuero.apps.monitoring.policies import check_may_change
from bildungsbuero.apps.monitoring.views.datasets import get_dataset
from bildungsbuero.core.errors import NotFound
from bildungsbuero.documents.table_report import as_pdf
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV
from bildungsbuero.warehouse.releases import Release
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.tables import Table


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def protection(request: StaffRequest, owner: str, key: str) -> HttpResponse:
    """Decide how a data set is protected; a preview says what that would withhold before anything is kept."""
    found = get_dataset(request, owner, key)
    check_may_change(found, request.office, request.user)
    form = ProtectionForm(request.POST or None, dataset=found)
    preview: Table | None = None
    is_valid = request.method == "POST" and form.is_valid()
    if is_valid and "preview" in request.POST:
        preview = _preview(form)
    elif is_valid:
        _decide(request, found, form)
        messages.success(request, _("The protection is decided; the published figures were built anew."))
        return redirect("monitoring:protection", owner, key)
    context = {
        "dataset": found,
        "form": form,
        "preview": preview,
        "was_previewed": is_valid,
        "problems": protection_report.problems_of(found),
        "releases": protection_report.releases_table(found, protection_report.releases_of(found)),
        "crumbs": _crumbs(found, _("Protection of small counts")),
    }
    return render(request, "monitoring/protection.html", context, status=400 if form.errors else 200)


@staff_view(Role.MONITORING, Role.MANAGEMENT)
@readonly_view
def protection_report_page(request: StaffRequest, owner: str, key: str, number: int) -> HttpResponse:
    """Show what a release withheld and why."""
    found, release = _release(request, owner, key, number)
    cells = protection_report.withheld_cells(found, release)
    context = {
        "dataset": found,
        "release": release,
        "periods": protection_report.periods_table(found, release),
        "cells": protection_report.cells_table(cells) if cells else None,
        "crumbs": _crumbs(found, _("Protection report %(number)d") % {"number": number}),
    }
    return render(request, "monitoring/protection_report.html", context)


@staff_view(Role.MONITORING, Role.MANAGEMENT)
@readonly_view
def protection_report_csv(request: StaffRequest, owner: str, key: str, number: int) -> HttpResponse:
    """Answer with all withheld cells of a release and their reasons as CSV."""
    found, release = _release(request, owner, key, number)
    rows = protection_report.csv_rows(protection_report.withheld_cells(found, release))
    text = "\ufeff" + workbook.as_csv(protection_report.HEADS, rows)
    return send_file(text, f"geheimhaltung-{found.key}-{number}.csv", content_type=CSV)


@staff_view(Role.MONITORING, Role.MANAGEMENT)
@readonly_view
def protection_report_pdf(request: StaffRequest, owner: str, key: str, number: int) -> HttpResponse:
    """Answer with the report of a release for the officer for data protection."""
    found, release = _release(request, owner, key, number)
    cells = protection_report.withheld_cells(found, release)
    report = protection_report.pdf_report(found, release, cells, office=request.office.name)
    return send_file(as_pdf(report), f"geheimhaltung-{found.key}-{number}.pdf", content_type="application/pdf")


def _preview(form: ProtectionForm) -> Table | None:
    if form.cleaned_data["method"] in {SOURCE, NONE}:
        return None
    counted = protecting.preview_of(form.profile())
    return protection_report.preview_table(form.dataset, counted) if counted else None


def _decide(request: StaffRequest, dataset: Dataset, form: ProtectionForm) -> None:
    method = form.cleaned_data["method"]
    if method == SOURCE:
        protecting.protect_at_source(dataset, office=request.office, person=request.user)
    elif method == NONE:
        protecting.keep_internal(dataset, office=request.office, person=request.user)
    else:
        protecting.protect_by(form.profile(), office=request.office, person=request.user)


def _release(request: StaffRequest, owner: str, key: str, number: int) -> tuple[Dataset, Release]:
    dataset = get_dataset(request, owner, key)
    release = next((item for item in protection_report.releases_of(dataset) if item.number == number), None)
    if release is None:
        raise NotFound("not_found")
    return dataset, release


def _crumbs(dataset: Dataset, title: str) -> object:
    return crumbs(
        (_("Data sets and deliveries"), "monitoring:datasets"),
        (dataset.key, presenters.dataset_address(dataset)),
        title,
    )
