"""Staff pages of decisions: list, one of them, writing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.strategy.decisions import actions
from bildungsbuero.apps.strategy.decisions.forms import DecisionFilter, DecisionForm
from bildungsbuero.apps.strategy.decisions.presenting import as_file, day_of, decisions_table, votes_of
from bildungsbuero.apps.strategy.funding.presenting import KINDS_OF_FILES, marked
from bildungsbuero.apps.strategy.models import Decision
from bildungsbuero.apps.strategy.models.decisions import DecisionQuerySet
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

ON_A_PAGE = 50


@staff_view()
@readonly_view
def decisions(request: StaffRequest) -> HttpResponse:
    """List the decisions of the office, the newest first."""
    form = DecisionFilter(request.GET)
    page = Paginator(_asked(request, form), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "table": decisions_table(list(page)),
        "is_narrowed": bool(request.GET),
        "query": request.GET.urlencode(),
        "may_write": Role.MANAGEMENT in request.user.roles_in(request.office),
        "crumbs": crumbs(_("Decisions")),
    }
    return render(request, "strategy/decisions.html", context)


@staff_view()
@readonly_view
def decisions_file(request: StaffRequest, kind: str) -> HttpResponse:
    """Return the decisions as a file."""
    if kind not in KINDS_OF_FILES:
        raise NotFound("not_found")
    content = as_file(_asked(request, DecisionFilter(request.GET)), kind=kind)
    return send_file(content, f"beschluesse.{kind}", content_type=KINDS_OF_FILES[kind])


@staff_view()
@readonly_view
def decision(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a decision with what it decides."""
    found = get_decision(request, public_id)
    context = {
        "decision": found,
        "title": marked(found.title, is_example=found.is_example),
        "facts": [
            (_("Body"), found.body),
            (_("Paper"), found.paper_number),
            (_("Day"), day_of(found)),
            (_("Votes"), votes_of(found)),
            (_("Source"), found.source),
        ],
        "continued": list(found.continued_projects.all()),
        "may_write": Role.MANAGEMENT in request.user.roles_in(request.office),
        "crumbs": _crumbs(found.title),
    }
    return render(request, "strategy/decision.html", context)


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def decision_new(request: StaffRequest) -> HttpResponse:
    """Write a new decision, on wish about the goal or measure that the address names."""
    asked = request.GET.get("from", "")
    return _form_page(request, Decision(office=request.office), initial={"decides": [asked] if asked else []})


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def decision_edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a decision."""
    found = get_decision(request, public_id)
    decided = [f"{kind}:{one}" for kind, one in actions.decided_by(found)]
    return _form_page(request, found, initial={"decides": decided})


def get_decision(request: StaffRequest, public_id: str) -> Decision:
    """Return a decision of the office; one of another office is not found."""
    found = Decision.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _asked(request: StaffRequest, form: DecisionFilter) -> DecisionQuerySet:
    found = Decision.objects.of(request.office)
    if not form.is_valid():
        return found
    if words := form.cleaned_data["q"]:
        found = found.filter(Q(title__icontains=words) | Q(body__icontains=words) | Q(paper_number__icontains=words))
    return found.filter(result=form.cleaned_data["result"]) if form.cleaned_data["result"] else found


def _form_page(request: StaffRequest, found: Decision, *, initial: dict[str, object]) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    today = timezone.localdate()
    form = DecisionForm(data, instance=found, office=request.office, on=today, initial=initial)
    if form.is_valid():
        decided = [(kind, one) for kind, _colon, one in (end.partition(":") for end in form.cleaned_data["decides"])]
        saved = actions.save_decision(
            form.save(commit=False), decided, office=request.office, person=request.user, on=today
        )
        messages.success(request, _("“%(title)s” was saved.") % {"title": saved.title})
        return redirect("strategy:decision", saved.public_id)
    is_new = found.pk is None
    context = {
        "form": form,
        "title": _("New decision") if is_new else _("Change the decision"),
        "back": reverse("strategy:decisions") if is_new else reverse("strategy:decision", args=[found.public_id]),
        "crumbs": _crumbs(_("New decision") if is_new else found.title),
    }
    return render(request, "strategy/form_page.html", context, status=400 if form.errors else 200)


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Decisions"), "strategy:decisions"), title)
