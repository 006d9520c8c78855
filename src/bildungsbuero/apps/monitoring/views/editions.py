"""Staff pages of editions: the list, a new one, one with its parts and its way to the public, the rules."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.editions import actions, presenting, store
from bildungsbuero.apps.monitoring.editions.candidates import candidates
from bildungsbuero.apps.monitoring.editions.policies import check_may_correct
from bildungsbuero.apps.monitoring.forms.editions import (
    AudienceForm,
    ClosingForm,
    CorrectionForm,
    EditionForm,
    ReleaseForm,
    RulesForm,
)
from bildungsbuero.apps.monitoring.models import Edition, EditionItem, PublicationRules
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import Conflict, Denied, NotFound, Refusal
from bildungsbuero.core.frozen import Frozen
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

MAKERS = (Role.MONITORING, Role.MANAGEMENT)


@staff_view()
@readonly_view
def editions(request: StaffRequest) -> HttpResponse:
    """List the editions; who only reads sees those that were released."""
    found = Edition.objects.of(request.office).select_related("corrects")
    if not _may_make(request):
        found = found.released()
    context = {"editions": found, "may_make": _may_make(request), "crumbs": crumbs(_("Editions"))}
    return render(request, "monitoring/editions.html", context)


@staff_view(*MAKERS)
@require_http_methods(FORM_METHODS)
def add_edition(request: StaffRequest) -> HttpResponse:
    """Draft an edition: title and parts; its figures are taken at once."""
    form = EditionForm(_sent(request), candidates=candidates(request.office))
    if request.method == "POST" and form.is_valid():
        made = actions.draft(request.office, form.wanted(), person=request.user, at=timezone.now())
        messages.success(request, _("The draft stands, with the figures as they are published now."))
        return redirect("monitoring:edition", made.public_id)
    context = {"form": form, "crumbs": crumbs((_("Editions"), "monitoring:editions"), _("New edition"))}
    return render(request, "monitoring/add_edition.html", context, status=400 if form.errors else 200)


@staff_view()
@require_http_methods(FORM_METHODS)
def edition(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show an edition as the house sees it; the makers say here who sees which part."""
    found = get_edition(request, public_id)
    if request.method == "POST" and not _may_make(request):
        raise Denied("denied")
    frozen = store.figures(found)
    form = None
    if _may_make(request) and found.state == Edition.State.DRAFT:
        form = _audience_form(request, found, frozen)
    if request.method == "POST":
        if form is None:
            raise Conflict("edition.not_a_draft")
        if form.is_valid():
            actions.set_audiences(found, form.chosen(), person=request.user)
            messages.success(request, _("It is kept who sees which part."))
            return redirect("monitoring:edition", public_id)
    context = _present(request, found, frozen) | {"form": form}
    return render(request, "monitoring/edition.html", context, status=400 if form and form.errors else 200)


@staff_view()
@readonly_view
def edition_part(request: StaffRequest, public_id: str, kind: str, key: str) -> HttpResponse:
    """Show all figures of one part as the house sees them."""
    found = get_edition(request, public_id)
    item = store.figures(found).item(kind, key)
    if item is None:
        raise NotFound("not_found")
    context = {
        "edition": found,
        "title": wording.text(item.title),
        "definition": wording.text(item.definition),
        "caveats": [wording.text(caveat) for caveat in item.caveats],
        "table": presenting.full_table(item),
        "source": wording.text(item.source),
        "crumbs": crumbs(
            (_("Editions"), "monitoring:editions"),
            (found.title, _address(found)),
            wording.text(item.title),
        ),
    }
    return render(request, "monitoring/edition_part.html", context)


@staff_view(*MAKERS)
@require_POST
def change_edition(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take figures anew, check, return, release, take off the public pages or discard."""
    found = get_edition(request, public_id)
    change = CHANGES.get(request.POST.get("change", ""))
    if change is None:
        raise Refusal("bad_request")
    closing = ClosingForm(request.POST)
    if change is _close and not closing.is_valid():
        context = _present(request, found, store.figures(found)) | {"closing_form": closing}
        return render(request, "monitoring/edition.html", context, status=400)
    following = change(request, found)
    if following is None:
        messages.success(request, _("The draft was discarded."))
        return redirect("monitoring:editions")
    messages.success(request, _("Done: the edition is now “%(state)s”.") % {"state": following.get_state_display()})
    return redirect("monitoring:edition", following.public_id)


@staff_view(*MAKERS)
@require_http_methods(FORM_METHODS)
def correct_edition(request: StaffRequest, public_id: str) -> HttpResponse:
    """Say what was wrong in a released edition; the new version begins as a draft."""
    found = get_edition(request, public_id)
    check_may_correct(found)
    form = CorrectionForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        version = actions.correct(found, note=form.cleaned_data["note"], person=request.user, at=timezone.now())
        messages.success(request, _("The new version stands as a draft, with the figures as they are published now."))
        return redirect("monitoring:edition", version.public_id)
    context = {
        "edition": found,
        "form": form,
        "crumbs": crumbs(
            (_("Editions"), "monitoring:editions"), (found.title, _address(found)), _("Correct this edition")
        ),
    }
    return render(request, "monitoring/correct_edition.html", context, status=400 if form.errors else 200)


@staff_view(Role.MANAGEMENT, Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def publication_rules(request: StaffRequest) -> HttpResponse:
    """Decide whether a second person checks, and who delivers to GovData."""
    rules = PublicationRules.objects.of(request.office).first() or PublicationRules(office=request.office)
    form = RulesForm(_sent(request), instance=rules)
    if request.method == "POST" and form.is_valid():
        form.save()
        audit.note("edition.rules", office=request.office, person=request.user)
        messages.success(request, _("The rules of publication are kept."))
        return redirect("monitoring:publication-rules")
    context = {"form": form, "crumbs": crumbs((_("Editions"), "monitoring:editions"), _("Rules of publication"))}
    return render(request, "monitoring/publication_rules.html", context, status=400 if form.errors else 200)


def get_edition(request: StaffRequest, public_id: str) -> Edition:
    """Return an edition of the office; who only reads finds released ones alone."""
    found = Edition.objects.of(request.office).select_related("office", "corrects", "corrected_by")
    if not _may_make(request):
        found = found.released()
    edition = found.filter(public_id=public_id).first()
    if edition is None:
        raise NotFound("not_found")
    return edition


def _sent(request: StaffRequest) -> QueryDict | None:
    # An empty form that was sent is not the same as one that was not.
    return request.POST if request.method == "POST" else None


def _may_make(request: StaffRequest) -> bool:
    return bool(request.user.roles_in(request.office) & {str(role) for role in MAKERS})


def _audience_form(request: StaffRequest, edition: Edition, frozen: Frozen) -> AudienceForm:
    titles = {item.key: wording.text(item.title) for item in frozen.items}
    small = {item.key for item in frozen.items if any(figure.is_small for figure in item.figures)}
    return AudienceForm(_sent(request), items=edition.items.all(), titles=titles, small=small)


def _present(request: StaffRequest, edition: Edition, frozen: Frozen) -> dict[str, Any]:
    rules = {(item.kind, item.key): item for item in edition.items.all()}
    later = getattr(edition, "corrected_by", None)
    return {
        "edition": edition,
        "facts": presenting.facts(edition),
        "parts": [presenting.part(item, rules.get((item.kind, item.key))) for item in frozen.items],
        "steps": presenting.steps(edition.steps.all()),
        "later": later,
        "may_make": _may_make(request),
        "may_share": Role.MANAGEMENT in request.user.roles_in(request.office),
        "release_form": ReleaseForm(),
        "closing_form": ClosingForm(),
        "is_open": any(seen != EditionItem.Audience.HOUSE for item in rules.values() for seen in item.seen_by),
        "kinds": EditionItem.Kind,
        "crumbs": crumbs((_("Editions"), "monitoring:editions"), edition.title),
    }


def _address(edition: Edition) -> str:
    return reverse("monitoring:edition", args=[edition.public_id])


def _freeze(request: StaffRequest, edition: Edition) -> Edition:
    actions.take_figures_anew(edition, person=request.user, at=timezone.now())
    return edition


def _check(request: StaffRequest, edition: Edition) -> Edition:
    actions.declare_checked(edition, person=request.user, at=timezone.now())
    return edition


def _return(request: StaffRequest, edition: Edition) -> Edition:
    actions.return_to_draft(edition, person=request.user, at=timezone.now())
    return edition


def _release(request: StaffRequest, edition: Edition) -> Edition:
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        raise Refusal("edition.bad_day")
    actions.release(edition, person=request.user, at=timezone.now(), on=form.moment())
    return edition


def _close(request: StaffRequest, edition: Edition) -> Edition:
    actions.close(edition, note=request.POST.get("note", ""), person=request.user, at=timezone.now())
    return edition


def _discard(request: StaffRequest, edition: Edition) -> None:
    actions.discard(edition, person=request.user)


CHANGES: dict[str, Callable[[StaffRequest, Edition], Edition | None]] = {
    "freeze": _freeze,
    "check": _check,
    "return": _return,
    "release": _release,
    "close": _close,
    "discard": _discard,
}
