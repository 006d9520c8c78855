"""The coverage matrix, and what one of its cells holds."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.coverage.asking import ALL, KEY_NAMES, SEATS, Asked
from bildungsbuero.apps.needs.coverage.axes import BESIDE, title_of
from bildungsbuero.apps.needs.coverage.cells import contents_of, offers_page
from bildungsbuero.apps.needs.coverage.comparing import releasing_offices
from bildungsbuero.apps.needs.coverage.forms import CompareForm, CoverageForm, KeepForm
from bildungsbuero.apps.needs.coverage.geography import geography_of
from bildungsbuero.apps.needs.coverage.matrix import cell_titles, matrix_of
from bildungsbuero.apps.needs.coverage.people import people_of
from bildungsbuero.apps.needs.coverage.presenting import (
    present,
    seats_in_words,
    verified_in_words,
    where_in_words,
)
from bildungsbuero.apps.needs.models import KeptCoverage
from bildungsbuero.apps.needs.register.policies import may_steer
from bildungsbuero.core.coverage import LONGEST_KEY, Keys, cell_key
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

TITLE = "needs:coverage"


@staff_view()
@readonly_view
def matrix(request: StaffRequest) -> HttpResponse:
    """Show how many offers there are in each cell, and where there are none."""
    return show_matrix(request)


@staff_view()
@readonly_view
def cell(request: StaffRequest) -> HttpResponse:
    """List the offers of a cell, or say that there is nothing and whom that concerns."""
    today = timezone.localdate()
    form = CoverageForm(request.GET, office=request.office, today=today)
    asked = form.asked()
    keys = asked_keys(request, asked)
    geography = geography_of([request.office], asked.on, asked.axes)
    contents = contents_of(request.office, asked, keys, geography)
    titles = cell_titles(asked, keys, geography)
    page, table = offers_page(request.office, asked, contents.numbers, request.GET.get("page"))
    named = [(axis, key) for axis, key in zip(asked.axes, keys, strict=True) if key]
    context = {
        "form": form,
        "asked": asked,
        "titles": [(title_of(axis), title) for (axis, _key), title in zip(named, titles, strict=True)],
        "heading": " · ".join(titles) or _("All offers"),
        "tally": contents.tally,
        "facts": _facts(contents.tally),
        "page": page,
        "table": table,
        "people": people_of(request.office, named, geography, asked.on),
        "need_address": _need_address(named) if may_steer(request.user, request.office) else "",
        "query": asked.query(),
        "crumbs": crumbs((_("Coverage matrix"), f"{reverse(TITLE)}?{asked.query()}"), " · ".join(titles) or _("All")),
    }
    return render(request, "needs/coverage/cell.html", context)


def show_matrix(request: StaffRequest, keep_form: KeepForm | None = None) -> HttpResponse:
    """Return the page of a matrix; `keep_form` is one that could not be taken as it was sent."""
    today = timezone.localdate()
    form = CoverageForm(request.GET, office=request.office, today=today)
    asked = form.asked()
    found = matrix_of(request.office, asked, with_seats=asked.show in (ALL, SEATS))
    context = {
        "form": keep_form if keep_form is not None and keep_form.errors else form,
        "question": form,
        "asked": asked,
        "matrix": found,
        "shown": present(found, page=request.GET.get("page"), address=_address(asked)),
        "gap_percent": 100 * found.gaps / found.real_cells if found.real_cells else None,
        "query": asked.query(),
        "examples": 0 if asked.is_past else form.found_examples.number,
        "examples_query": asked.query(examples="0" if asked.with_examples else "1"),
        "kept": list(KeptCoverage.objects.of(request.office).defer("cells", "lines")),
        "compare_form": CompareForm(
            {}, office=request.office, today=today, others=releasing_offices(request.office, today)
        ),
        "keep_form": keep_form or KeepForm(office=request.office),
        "may_keep": may_steer(request.user, request.office),
        "is_narrowed": bool(request.GET),
        "crumbs": crumbs(_("Coverage matrix")),
    }
    return render(request, "needs/coverage/matrix.html", context)


def asked_keys(request: StaffRequest, asked: Asked) -> Keys:
    """Return the keys of the cell in the address, totals where it names none."""
    return tuple(request.GET.get(name, "")[:LONGEST_KEY] for name in KEY_NAMES[: len(asked.axes)])


def _address(asked: Asked) -> Any:
    page = reverse("needs:coverage-cell")
    return lambda keys: f"{page}?{asked.cell_query(keys)}"


def _facts(tally: Any) -> list[str]:
    return [*where_in_words(tally), seats_in_words(tally), verified_in_words(tally)] if tally.offers else []


def _need_address(named: list[tuple[str, str]]) -> str:
    """Where a need is made of a cell, once there are needs; of what fits nowhere none is made."""
    page = find_address("needs:need-new")
    is_real = bool(named) and not any(key in BESIDE for _axis, key in named)
    return f"{page}?{urlencode({'from': cell_key(named)}, safe=':;=')}" if page and is_real else ""
