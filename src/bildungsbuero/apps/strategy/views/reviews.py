"""Staff pages of interim reviews: list, preparing, notes, freezing, comparing, releasing, adding later, the PDF."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.strategy.models import InterimReview
from bildungsbuero.apps.strategy.reviews import actions
from bildungsbuero.apps.strategy.reviews.forms import AddendumForm, InterimReviewForm, NotesForm
from bildungsbuero.apps.strategy.reviews.policies import STEERING, check_is_draft, check_is_frozen, may_steer
from bildungsbuero.apps.strategy.reviews.presenting import shown, shown_changes
from bildungsbuero.apps.strategy.reviews.printing import review_as_pdf
from bildungsbuero.apps.strategy.reviews.public import public_of
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.review_changes import changes_between
from bildungsbuero.core.reviews import Review
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view()
@readonly_view
def reviews(request: StaffRequest) -> HttpResponse:
    """List the reviews of the office, the latest first."""
    context = {
        "reviews": list(InterimReview.objects.of(request.office).light()),
        "may_write": may_steer(request.user, request.office),
        "crumbs": crumbs(_("Interim reviews")),
    }
    return render(request, "strategy/reviews.html", context)


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def review_new(request: StaffRequest) -> HttpResponse:
    """Begin a review."""
    initial = {"reference_day": timezone.localdate()}
    return _form_page(
        request, InterimReview(office=request.office), title=_("Prepare an interim review"), initial=initial
    )


@staff_view()
@readonly_view
def review(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a review: of a draft what it would say now, of a frozen one what it says for good."""
    found = actions.review_of(request.office, public_id)
    content = actions.content_of(found)
    told = public_of(found, content)
    context = {
        "review": found,
        "content": content,
        "shown": shown(content),
        "public_goals": len(told.content.goals),
        "withdrawn": [one.in_words for one in told.withdrawn],
        "addenda": list(found.addenda.all()),
        "previous": actions.previous_of(found),
        "may_write": may_steer(request.user, request.office),
        "crumbs": _crumbs(found.title),
    }
    return render(request, "strategy/review.html", context)


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def review_edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change title, day and words of a draft."""
    found = actions.review_of(request.office, public_id)
    check_is_draft(found)
    return _form_page(request, found, title=found.title)


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def review_notes(request: StaffRequest, public_id: str) -> HttpResponse:
    """Write what the office says of each goal, measure, decision, project and need."""
    found = actions.review_of(request.office, public_id)
    check_is_draft(found)
    data = request.POST if request.method == "POST" else None
    form = NotesForm(data, content=actions.content_of(found), notes=found.notes.all())
    if form.is_valid():
        actions.keep_notes(found, form.noted(), person=request.user)
        messages.success(request, _("The notes are saved."))
        return redirect("strategy:review", public_id)
    context = {"form": form, "review": found, "crumbs": _crumbs_below(found, _("Notes"))}
    return render(request, "strategy/review_notes.html", context, status=400 if form.errors else 200)


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def review_freeze(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask once more, show what would be kept, and freeze."""
    found = actions.review_of(request.office, public_id)
    check_is_draft(found)
    problem = ""
    if request.method == "POST":
        try:
            actions.freeze(found, person=request.user, at=timezone.now())
        except Refusal as refusal:
            problem = str(describe(refusal))
        else:
            messages.success(request, _("The review is frozen. You can release it now."))
            return redirect("strategy:review", public_id)
    content = actions.content_of(found)
    context = {
        "review": found,
        "content": content,
        "shown": shown(content),
        "problem": problem,
        "crumbs": _crumbs_below(found, _("Freeze")),
    }
    return render(request, "strategy/review_freeze.html", context, status=400 if problem else 200)


@staff_view(*STEERING)
@require_POST
def review_discard(request: StaffRequest, public_id: str) -> HttpResponse:
    """Delete a draft."""
    actions.discard(actions.review_of(request.office, public_id), person=request.user)
    messages.success(request, _("The draft is discarded. Goals and measures stay as they are."))
    return redirect("strategy:reviews")


@staff_view(*STEERING)
@require_POST
def review_release(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a frozen review to everybody, or take it back."""
    found = actions.review_of(request.office, public_id)
    is_public = request.POST.get("release") == "yes"
    actions.release(found, is_public=is_public, person=request.user, at=timezone.now())
    said = _("Everybody sees this review now.") if is_public else _("Only the office sees this review now.")
    messages.success(request, said)
    return redirect("strategy:review", public_id)


@staff_view(*STEERING)
@require_http_methods(FORM_METHODS)
def review_addendum(request: StaffRequest, public_id: str) -> HttpResponse:
    """Write a correction or what happened since beside a frozen review."""
    found = actions.review_of(request.office, public_id)
    check_is_frozen(found)
    form = AddendumForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.add(found, form.cleaned_data["text"], person=request.user, at=timezone.now())
        messages.success(request, _("The addendum stands beside the review."))
        return redirect("strategy:review", public_id)
    context = {
        "form": form,
        "title": _("Addendum"),
        "back": _address(found),
        "crumbs": _crumbs_below(found, _("Addendum")),
    }
    return render(request, "strategy/form_page.html", context, status=400 if form.errors else 200)


@staff_view()
@readonly_view
def review_changes(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what moved since an earlier review, usually the one before."""
    found = actions.review_of(request.office, public_id)
    earlier = list(InterimReview.objects.of(request.office).before(found.reference_day).select_related("office"))
    asked = request.GET.get("mit", "")
    chosen = next((one for one in earlier if one.public_id == asked), earlier[0] if earlier else None)
    changes = _changes(chosen, actions.content_of(found)) if chosen is not None else []
    context = {
        "review": found,
        "earlier": earlier,
        "chosen": chosen,
        "changes": changes,
        "crumbs": _crumbs_below(found, _("What moved")),
    }
    return render(request, "strategy/review_changes.html", context)


@staff_view()
@readonly_view
def review_file(request: StaffRequest, public_id: str) -> HttpResponse:
    """Answer with the whole review as PDF, also with what stays in the house."""
    found = actions.review_of(request.office, public_id)
    before = actions.previous_of(found)
    content = review_as_pdf(
        found,
        actions.content_of(found),
        earlier=actions.content_of(before) if before is not None else None,
        addenda=list(found.addenda.all()),
    )
    name = f"zwischenbilanz-intern-{found.reference_day}.pdf"
    return send_file(content, name, content_type="application/pdf", is_shown=True)


def _changes(earlier: InterimReview, content: Review) -> list[Any]:
    return shown_changes(changes_between(actions.content_of(earlier), content))


def _form_page(
    request: StaffRequest, found: InterimReview, *, title: str, initial: dict[str, Any] | None = None
) -> HttpResponse:
    form = InterimReviewForm(request.POST if request.method == "POST" else None, instance=found, initial=initial)
    if form.is_valid():
        kept = actions.keep(form.save(commit=False), person=request.user)
        messages.success(request, _("The draft is saved. Look at what it says now, and write notes."))
        return redirect("strategy:review", kept.public_id)
    back = _address(found) if found.pk else reverse("strategy:reviews")
    context = {"form": form, "title": title, "back": back, "crumbs": _crumbs(title)}
    return render(request, "strategy/form_page.html", context, status=400 if form.errors else 200)


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Interim reviews"), "strategy:reviews"), title)


def _crumbs_below(found: InterimReview, title: str) -> list[Crumb]:
    return crumbs((_("Interim reviews"), "strategy:reviews"), (found.title, _address(found)), title)


def _address(found: InterimReview) -> str:
    return reverse("strategy:review", args=[found.public_id])
