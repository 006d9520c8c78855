"""The guide to print: what shall stand in it, and the booklet itself."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.catalogue.searching import find
from bildungsbuero.apps.portal.guides.making import CHAPTERS, LONGEST_TITLE, MOST, GuideOrder, make_guide
from bildungsbuero.apps.portal.offers.filters import Labels
from bildungsbuero.apps.portal.offers.selection import Selection, read_selection
from bildungsbuero.documents.guide import as_pdf
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import readonly_view

PER_HOUR = 40


class GuideForm(forms.Form):
    """The title on the cover, and how the entries are put together."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    by = forms.ChoiceField(
        label=gettext_lazy("Chapters"), choices=[(key, chapters.title) for key, chapters in CHAPTERS.items()]
    )


@login_not_required
@readonly_view
def guide(request: PublicRequest) -> HttpResponse:
    """Ask for title and chapters of a guide to the offers of a search."""
    selection = read_selection(request.GET)
    return _ask(request, selection, GuideForm(initial={"title": _title_of(request, selection), "by": "topic"}))


@login_not_required
@readonly_view
def guide_file(request: PublicRequest) -> HttpResponse:
    """Answer with the guide as PDF."""
    office = office_of(request)
    selection = read_selection(request.GET)
    asked = GuideForm(request.GET)
    if not asked.is_valid():
        return _ask(request, selection, asked, status=400)
    check_rate(request, "guide", per_hour=PER_HOUR)
    order = GuideOrder(
        office=office,
        selection=selection,
        on=timezone.localdate(),
        title=asked.cleaned_data["title"],
        chapters_by=asked.cleaned_data["by"],
        absolute=lambda path: absolute(request, path),
    )
    return send_file(as_pdf(make_guide(order)), "wegweiser.pdf", content_type="application/pdf", is_shown=True)


def _ask(request: PublicRequest, selection: Selection, form: GuideForm, *, status: int = 200) -> HttpResponse:
    total = find(selection.question(office_of(request), timezone.localdate())).answer.total
    context: dict[str, Any] = {
        "form": form,
        "total": total,
        "most": MOST,
        "is_too_long": total > MOST,
        "query": selection.query(),
        "hidden": [(name, value) for name, values in QueryDict(selection.query()).lists() for value in values],
        "crumbs": crumbs((_("Offers"), "portal:offers"), _("Guide to print")),
        "noindex": True,
    }
    return render(request, "portal/guide.html", context, status=status)


def _title_of(request: PublicRequest, selection: Selection) -> str:
    """Return a title that says what was looked for: "Wegweiser: Deutsch lernen, Trier"."""
    labels = Labels(request.office, {name: list(values) for name, values in selection.facets.items()})
    chosen = [labels.of(name, value) for name, values in selection.facets.items() for value in values]
    parts = [part for part in (selection.text, *chosen, selection.near_text) if part]
    title = _("Guide: %(about)s") % {"about": ", ".join(parts)} if parts else _("Guide to all offers")
    return title[:LONGEST_TITLE]
