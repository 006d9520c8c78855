"""“Fehler melden”: anybody may say what is wrong with a page."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.operations.actions import report_problem as store_report
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.public_ids import new_public_id
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import readonly_view

REPORTS_PER_HOUR = 6


class ProblemForm(forms.Form):
    """What is wrong, on which page, and how to reach the person who says so."""

    message = forms.CharField(
        label=_("What is wrong?"),
        help_text=_(
            "For example: the telephone number is out of date, a link leads nowhere, something cannot be read."
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    contact = forms.CharField(
        label=_("E-mail or telephone, if you want an answer"),
        help_text=_("You can leave this empty. We use it only to answer you and delete it with the report."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    page = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    # A field that people do not see; programs that fill in everything give themselves away.
    website = forms.CharField(max_length=200, required=False)

    def visible_part(self) -> list[Any]:
        """The fields that people see."""
        return [self["message"], self["contact"]]


@login_not_required
def report_problem(request: PublicRequest) -> HttpResponse:
    """Show the form; take a report and lead to the page that thanks for it."""
    form = ProblemForm(request.POST or None, initial={"page": request.GET.get("page", "")})
    if request.method == "POST" and form.is_valid():
        check_rate(request, "report", per_hour=REPORTS_PER_HOUR)
        number = _stored(request, form.cleaned_data)
        return HttpResponseRedirect(reverse("portal:problem-reported", args=[number]))
    context = {
        "form": form,
        "page": form["page"].value() or "",
        "crumbs": crumbs(_("Report a problem")),
        "noindex": True,
    }
    return render(request, "portal/problem.html", context)


@login_not_required
@readonly_view
def problem_reported(request: PublicRequest, number: str) -> HttpResponse:
    """Thank for a report and name its number."""
    context = {"number": number, "crumbs": crumbs(_("Report a problem")), "noindex": True}
    return render(request, "portal/problem_reported.html", context)


def _stored(request: PublicRequest, entries: dict[str, str]) -> str:
    if entries["website"]:
        return new_public_id()
    report = store_report(request.office, entries["page"], entries["message"], entries["contact"])
    return str(report.public_id)
