"""What `bildungsbuero check` says about the accessibility of each office's pages."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import LegalPage, Office
from bildungsbuero.apps.portal.accessibility.assessing import assessment_of, is_due, open_criteria, results_of
from bildungsbuero.apps.portal.models import SignLanguageVideo
from bildungsbuero.web.findings import Finding, good, hint


def findings() -> list[Finding]:
    """Return what each office still has to do for people with disabilities."""
    found = [finding for office in Office.objects.active().order_by("key") for finding in _of_office(office)]
    return found or [good("accessibility", _("Statements, sign language and Leichte Sprache are there."))]


def _of_office(office: Office) -> Iterator[Finding]:
    facts = {"office": office.name}
    if is_due(office, timezone.localdate()):
        message = _("%(office)s: the assessment of accessibility is older than a year.") % facts
        yield hint("accessibility", message, _("Look through it again under “Accessibility of the pages”."))
    elif open_criteria(results_of(office)) or not assessment_of(office).is_public:
        message = _("%(office)s: the accessibility statement is not made from an assessment yet.") % facts
        yield hint("accessibility", message, _("Assess the pages under “Accessibility of the pages”."))
    if not SignLanguageVideo.objects.of(office).exists():
        message = _("%(office)s: the home page has no video in German Sign Language.") % facts
        yield hint("sign_language", message, _("Upload one under “Video in sign language”."))
    if not LegalPage.objects.of(office).filter(kind=LegalPage.Kind.EASY, is_reviewed=True).exists():
        message = _("%(office)s: nobody has checked the explanation in Leichte Sprache.") % facts
        yield hint("easy_language", message, _("Check it under “Settings of the office”, “Legal pages”."))
