"""Public pages of editions: figures as they stood, at an address that stays, for everybody as far as they may see."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.editions import presenting
from bildungsbuero.apps.monitoring.models import Edition
from bildungsbuero.apps.portal import editions as presenter
from bildungsbuero.core.errors import NotFound
from bildungsbuero.formats.media_types import OF_FIGURES
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def editions(request: PublicRequest) -> HttpResponse:
    """List the released editions of the office, the newest first; others than the house see those with public parts."""
    known = Edition.objects.of(request.office).select_related("corrected_by")
    works_here = request.user.is_authenticated and request.user.works_in(request.office)
    found = known.released() if works_here else known.for_everybody()
    context = {
        "editions": found.order_by("-released_at"),
        "crumbs": crumbs((_("Figures"), "portal:indicators"), _("Editions")),
    }
    return render(request, "portal/editions.html", context)


@login_not_required
@readonly_view
def edition(request: PublicRequest, public_id: str) -> HttpResponse:
    """Show an edition with the latest figures of each part, its version and its change log."""
    found = _read(request, public_id)
    context = _frame(found) | {
        "facts": presenting.facts(found.edition),
        "parts": found.parts,
        "steps": presenting.steps(found.edition.steps.all()),
        "files": presenter.files(found.edition, presenter.ALL),
        "crumbs": crumbs((_("Figures"), "portal:indicators"), (_("Editions"), "portal:editions"), found.edition.title),
    }
    return render(request, "portal/edition.html", context)


@login_not_required
@readonly_view
def edition_part(request: PublicRequest, public_id: str, key: str) -> HttpResponse:
    """Show every figure of one part as it stood."""
    found = _read(request, public_id)
    items = found.only(key)
    if not items or key == presenter.ALL:
        raise NotFound("not_found")
    item = items[0]
    context = _frame(found) | {
        "title": wording.text(item.title),
        "definition": wording.text(item.definition),
        "formula": wording.text(item.formula),
        "origin": wording.text(item.origin),
        "caveats": [wording.text(caveat) for caveat in item.caveats],
        "table": presenting.full_table(item),
        "source": wording.text(item.source),
        "files": presenter.files(found.edition, key),
        "crumbs": crumbs(
            (_("Editions"), "portal:editions"),
            (found.edition.title, reverse("portal:edition", args=[public_id])),
            wording.text(item.title),
        ),
    }
    return render(request, "portal/edition_part.html", context)


@login_not_required
@readonly_view
def edition_file(request: PublicRequest, public_id: str, key: str, kind: str) -> HttpResponse:
    """Answer with the figures of one part, or of the whole edition, as a file."""
    found = _read(request, public_id)
    items = found.only(key)
    if not items:
        raise NotFound("not_found")
    content = presenter.as_file(found, items, kind)
    return send_file(content, f"{public_id}-{key}-v{found.edition.version}.{kind}", content_type=OF_FIGURES[kind])


def _read(request: PublicRequest, public_id: str) -> presenter.Read:
    """An edition as the visitor sees it; one of which they see nothing does not exist for them."""
    released = Edition.objects.of(request.office).released().select_related("office", "corrects", "corrected_by")
    edition = released.filter(public_id=public_id).first()
    if edition is None:
        raise NotFound("not_found")
    found = presenter.read(edition, request.user, timezone.localdate())
    if not found.figures.items:
        raise NotFound("not_found")
    return found


def _frame(found: presenter.Read) -> dict[str, object]:
    later = getattr(found.edition, "corrected_by", None)
    is_released = later is not None and later.state == Edition.State.RELEASED
    return {"edition": found.edition, "later": later if is_released else None, "audience": str(found.audience)}
