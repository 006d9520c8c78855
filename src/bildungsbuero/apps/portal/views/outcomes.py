"""Public pages about the plan of an office: what becomes of its goals, its mission statement, its interim reviews."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.accounts.texts import as_html
from bildungsbuero.apps.portal.outcomes import pages
from bildungsbuero.apps.strategy.reviews import actions
from bildungsbuero.apps.strategy.reviews.presenting import shown, shown_changes
from bildungsbuero.apps.strategy.reviews.printing import review_as_pdf
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.review_changes import changes_between
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import readonly_view

PRINTS_PER_HOUR = 60


@login_not_required
@readonly_view
def outcomes(request: PublicRequest) -> HttpResponse:
    """Show the released goals by field, with the sentence that says how each stands."""
    office = office_of(request)
    plan = pages.plan_of(office, timezone.localdate())
    context = {
        "content": plan,
        "shown": shown(plan),
        "reviews": pages.public_reviews(office),
        "versions": pages.versions_of(office),
        "crumbs": crumbs(_("What becomes of it")),
    }
    return render(request, "portal/outcomes.html", context)


@login_not_required
@readonly_view
def outcome(request: PublicRequest, public_id: str) -> HttpResponse:
    """Show one goal: what was needed, what is done for it, how far that is, what came of it."""
    found = pages.outcome_of(office_of(request), public_id, timezone.localdate())
    goal = found.shown.fields[0].goals[0]
    context = {
        "goal": goal,
        "field": found.shown.fields[0].title,
        "groups": found.shown.groups,
        "reviews": found.reviews,
        "crumbs": crumbs((_("What becomes of it"), "portal:outcomes"), goal.title),
    }
    return render(request, "portal/outcome.html", context)


@login_not_required
@readonly_view
def mission(request: PublicRequest) -> HttpResponse:
    """Show the mission statement as it was last released."""
    versions = pages.versions_of(office_of(request))
    context = {
        "version": versions[0] if versions else None,
        "versions": versions,
        "is_latest": True,
        "text": as_html(versions[0].text) if versions else "",
        "crumbs": crumbs(_("Mission statement")),
    }
    return render(request, "portal/mission.html", context)


@login_not_required
@readonly_view
def mission_version(request: PublicRequest, number: int) -> HttpResponse:
    """Show an older version of the mission statement."""
    versions = pages.versions_of(office_of(request))
    version = next((one for one in versions if one.number == number), None)
    if version is None:
        raise NotFound("not_found")
    context = {
        "version": version,
        "versions": versions,
        "is_latest": version == versions[0],
        "text": as_html(version.text),
        "crumbs": crumbs((_("Mission statement"), "portal:mission"), str(version.number)),
    }
    return render(request, "portal/mission.html", context)


@login_not_required
@readonly_view
def interim_reviews(request: PublicRequest) -> HttpResponse:
    """List the released reviews."""
    context = {
        "reviews": pages.public_reviews(office_of(request)),
        "crumbs": crumbs((_("What becomes of it"), "portal:outcomes"), _("Interim reviews")),
    }
    return render(request, "portal/interim_reviews.html", context)


@login_not_required
@readonly_view
def interim_review(request: PublicRequest, public_id: str) -> HttpResponse:
    """Show the released part of a review, and what moved since the released one before."""
    review = pages.public_review(office_of(request), public_id)
    told = pages.read_by_all(review)
    content = told.content
    before = actions.previous_of(review, is_public=True)
    earlier = pages.read_by_all(before).content if before is not None else None
    moved = shown_changes(changes_between(earlier, content)) if earlier is not None else []
    context = {
        "review": review,
        "content": content,
        "shown": shown(content),
        "addenda": list(review.addenda.all()),
        "withdrawn": [one.in_words for one in told.withdrawn],
        "before": before,
        "changes": moved,
        "crumbs": crumbs(
            (_("What becomes of it"), "portal:outcomes"),
            (_("Interim reviews"), reverse("portal:interim-reviews")),
            review.title,
        ),
    }
    return render(request, "portal/interim_review.html", context)


@login_not_required
@readonly_view
def interim_review_file(request: PublicRequest, public_id: str) -> HttpResponse:
    """Answer with the released part of a review as PDF; it is German in every language."""
    review = pages.public_review(office_of(request), public_id)
    check_rate(request, "review", per_hour=PRINTS_PER_HOUR)
    before = actions.previous_of(review, is_public=True)
    earlier = pages.read_by_all(before).content if before is not None else None
    addenda = list(review.addenda.all())
    told = pages.read_by_all(review)
    printed = review_as_pdf(review, told.content, earlier=earlier, addenda=addenda, withdrawn=told.withdrawn)
    name = f"zwischenbilanz-{review.reference_day}.pdf"
    return send_file(printed, name, content_type="application/pdf", is_shown=True)
