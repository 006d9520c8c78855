"""“Angebot vorschlagen”: anybody may say what is missing; the office looks before anything is public."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.catalogue import suggestions
from bildungsbuero.apps.catalogue.vocabulary import open_choices
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import AT_PLACE, CITY_WIDE, ContactRecord, OfferRecord, ProviderRecord
from bildungsbuero.core.places import MUNICIPALITY, STREET, PlaceRecord
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.inputs import Telephone
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

SUGGESTIONS_PER_HOUR = 6


class SuggestionForm(forms.Form):
    """What the offer is, whose it is, where and when; nothing about who suggests it."""

    title = forms.CharField(label=gettext_lazy("What is it called?"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=lambda: open_choices("kind"))
    provider = forms.CharField(label=gettext_lazy("Who offers it?"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("What happens there, for whom, when?"),
        help_text=gettext_lazy("Please name no people. Dates and prices are welcome."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    street = forms.CharField(label=gettext_lazy("Street and number"), max_length=200, required=False)
    town = forms.CharField(label=gettext_lazy("Town"), max_length=100, required=False)
    address = forms.URLField(
        label=gettext_lazy("Web page of the offer"), max_length=500, required=False, assume_scheme="https"
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone of the provider"), max_length=50, required=False, widget=Telephone
    )
    # A field that people do not see; programs that fill in everything give themselves away.
    website = forms.CharField(max_length=200, required=False)

    def visible_part(self) -> list[Any]:
        """The fields that people see."""
        return [self[name] for name in self.fields if name != "website"]

    def record(self) -> OfferRecord:
        """Return what was suggested."""
        values = self.cleaned_data
        summary, is_long = values["summary"], len(values["summary"]) > 500
        place = PlaceRecord(
            street=values["street"], town=values["town"], precision=STREET if values["street"] else MUNICIPALITY
        )
        return OfferRecord(
            title=values["title"],
            kind=values["kind"],
            provider=ProviderRecord(name=" ".join(values["provider"].split())),
            summary="" if is_long else summary,
            description=summary if is_long else "",
            reach=AT_PLACE if values["town"] else CITY_WIDE,
            place=place if values["town"] else None,
            website=values["address"],
            contact=ContactRecord(phone=values["phone"]) if values["phone"] else None,
            source=suggestions.SOURCE,
        )


@login_not_required
@require_http_methods(FORM_METHODS)
def suggest(request: PublicRequest) -> HttpResponse:
    """Show the form; take a suggestion and thank for it."""
    office = office_of(request)
    form = SuggestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        check_rate(request, "suggestion", per_hour=SUGGESTIONS_PER_HOUR)
        if not suggestions.is_open(office):
            raise Refusal("too_many_requests")
        if not form.cleaned_data["website"]:
            suggestions.suggest(office, form.record())
        return redirect("portal:suggestion-taken")
    context = {"form": form, "crumbs": crumbs((_("Offers"), "portal:offers"), _("Suggest an offer")), "noindex": True}
    return render(request, "portal/suggest.html", context)


@login_not_required
@readonly_view
def taken(request: PublicRequest) -> HttpResponse:
    """Thank for a suggestion and say what happens with it."""
    context = {"crumbs": crumbs((_("Offers"), "portal:offers"), _("Suggest an offer")), "noindex": True}
    return render(request, "portal/suggestion_taken.html", context)
