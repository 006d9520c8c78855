"""The pages that the law asks of an office."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from bildungsbuero.apps.accounts.legal import legal_text
from bildungsbuero.apps.accounts.models import LegalPage
from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.portal.accessibility.statement import statement_of
from bildungsbuero.core.languages import EASY, GERMAN
from bildungsbuero.web.addresses import in_language
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def page(request: PublicRequest, kind: str) -> HttpResponse:
    """Return imprint, privacy notice or accessibility statement; the texts of the office are German in every language.

    The statement is made from the assessment of the office where that is complete and to be shown.
    """
    office = office_of(request)
    text = legal_text(office, kind)
    own = (GERMAN, EASY) if kind == LegalPage.Kind.EASY else (GERMAN,)
    context = {"text": text, "is_foreign": get_language() not in own, "crumbs": crumbs(text.title)}
    statement = statement_of(office) if kind == LegalPage.Kind.ACCESSIBILITY else None
    if statement is not None:
        shown = {"title": text.title, "statement": statement, "german_address": in_language(request, GERMAN)}
        return render(request, "portal/accessibility_statement.html", {**context, **shown})
    return render(request, "portal/legal.html", context)
