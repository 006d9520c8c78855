"""Staff pages: how accessible the pages of the office are, group by group, and the statement made from it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.portal.accessibility import assessing
from bildungsbuero.apps.portal.accessibility.criteria import all_groups, find_group
from bildungsbuero.apps.portal.accessibility.statement import shipped_enforcement
from bildungsbuero.apps.portal.forms.accessibility import AssessmentForm, GroupForm
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.ADMINISTRATOR, Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def assessment(request: StaffRequest) -> HttpResponse:
    """Show how far the assessment is; take how it was made and whether its statement is shown."""
    found, results = assessing.assessment_of(request.office), assessing.results_of(request.office)
    found.enforcement = found.enforcement or shipped_enforcement(request.office)
    open_count = assessing.open_criteria(results)
    form = AssessmentForm(request.POST if request.method == "POST" else None, instance=found, open_count=open_count)
    if request.method == "POST" and form.is_valid():
        assessing.keep_assessment(form.save(commit=False), person=request.user)
        messages.success(request, _("The assessment was saved."))
        return redirect("portal:assessment")
    context = {
        "form": form,
        "groups": [(group, sum(1 for one in group.criteria if one.key in results)) for group in all_groups()],
        "open_count": open_count,
        "since": assessing.assessed_since(results),
        "is_due": assessing.is_due(request.office, timezone.localdate()),
        "is_public": found.pk is not None and found.is_public,
        "crumbs": crumbs(_("Accessibility of the pages")),
    }
    return render(request, "portal/assessment.html", context)


@staff_view(Role.ADMINISTRATOR, Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def assessed_group(request: StaffRequest, key: str) -> HttpResponse:
    """Take what the office found for the requirements of one group."""
    group = find_group(key)
    if group is None:
        raise NotFound("not_found")
    found = assessing.results_of(request.office)
    data = request.POST if request.method == "POST" else None
    form = GroupForm(data, group=group, found=found, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["assessed_on"]
        assessing.keep_results(request.office, form.answered(), on=day, person=request.user)
        messages.success(request, _("“%(group)s” was saved.") % {"group": group.title})
        return redirect("portal:assessment")
    way = (_("Accessibility of the pages"), "portal:assessment")
    return render(
        request, "portal/assessed_group.html", {"form": form, "group": group, "crumbs": crumbs(way, group.title)}
    )
