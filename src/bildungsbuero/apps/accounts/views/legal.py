"""Editing a legal page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.actions.offices import change_legal_page
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.forms.settings import LegalPageForm
from bildungsbuero.apps.accounts.legal import LegalText, legal_text
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.core.errors import Conflict
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, kind: str) -> HttpResponse:
    """Change the text of a legal page and say whether the office has checked it."""
    page = legal_text(request.office, kind)
    form = LegalPageForm(request.POST or None, initial=_initial(page))
    if request.method == "POST" and form.is_valid():
        try:
            change_legal_page(
                request.office,
                kind,
                _with_plain_newlines(form.cleaned_data["text"]),
                is_reviewed=form.cleaned_data["is_reviewed"],
                by=request.user,
                replaces=_with_plain_newlines(form.cleaned_data["replaces"]) or None,
            )
        except Conflict as conflict:
            add_refusal(form, conflict)
        else:
            messages.success(request, _("The text was saved."))
            return redirect("accounts:settings")
    context = {
        "form": form,
        "page": page,
        "crumbs": crumbs((_("Settings of the office"), "accounts:settings"), page.title),
    }
    return render(request, "accounts/legal_page.html", context)


def _initial(page: LegalText) -> dict[str, object]:
    return {"text": page.markdown, "is_reviewed": page.is_reviewed, "replaces": page.markdown if page.is_own else ""}


def _with_plain_newlines(text: str) -> str:
    return text.replace("\r\n", "\n")
