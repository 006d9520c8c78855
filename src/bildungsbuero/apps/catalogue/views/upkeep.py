"""“Pflege”: who owes an answer, what went live, which list is late, what lies ahead; and the rules for all that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.forms.upkeep import RhythmForm, RulesForm
from bildungsbuero.apps.catalogue.models import ListRhythm, Offer
from bildungsbuero.apps.catalogue.rules import rules_of
from bildungsbuero.apps.catalogue.upkeep import overview
from bildungsbuero.apps.catalogue.upkeep.asking import address_of, asked_offers
from bildungsbuero.apps.catalogue.upkeep.digests import due_providers, send_new_link
from bildungsbuero.apps.catalogue.upkeep.lists import keep_rhythm, known_lists
from bildungsbuero.apps.catalogue.upkeep.picture import forecast_panel
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import NotFound, Place, Refusal
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*WRITERS)
@readonly_view
def care(request: StaffRequest) -> HttpResponse:
    """Show what the care of the offers needs today."""
    office, on = request.office, timezone.localdate()
    asked = asked_offers(office, on)
    context = {
        "rules": rules_of(office),
        "submitted": Offer.objects.of(office).submitted().count(),
        "silent": overview.silent_providers(office, asked, on),
        "unreachable": overview.unreachable_providers(office, asked, on),
        "unseen": overview.unseen_offers(office),
        "wrong": overview.wrong_offers(office),
        "late": [(rhythm, rhythm.days_late(on)) for rhythm in overview.late_lists(office, on)],
        "next_mails": len(due_providers(office, asked, on)),
        "forecast": forecast_panel(office, on),
        "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Care of the offers")),
    }
    return render(request, "catalogue/upkeep.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def rules(request: StaffRequest) -> HttpResponse:
    """Decide how the office looks after its offers, and which lists come again and again."""
    form = RulesForm(request.POST or None, instance=rules_of(request.office))
    if request.method == "POST" and form.is_valid():
        form.instance.reminders_decided = True
        form.save()
        audit.note("offer.rules_changed", office=request.office, person=request.user)
        messages.success(request, _("The rules are saved."))
        return redirect("catalogue:care")
    lists = [_rhythm(number, rhythm) for number, rhythm in enumerate(known_lists(request.office))]
    way = ((_("Offers"), "catalogue:offers"), (_("Care of the offers"), "catalogue:care"), _("Rules"))
    context = {"form": form, "lists": lists, "crumbs": crumbs(*way)}
    return render(request, "catalogue/upkeep_rules.html", context)


@staff_view(*WRITERS)
@require_POST
def decide_reminders(request: StaffRequest) -> HttpResponse:
    """Switch the reminders on or leave them off, with one click on “Heute”."""
    decided = {"on": True, "off": False}.get(request.POST.get("reminders", ""))
    if decided is None:
        raise Refusal("bad_request", place=Place(field="reminders"))
    found = rules_of(request.office)
    found.sends_reminders, found.reminders_decided = decided, True
    found.save()
    audit.note("offer.rules_changed", office=request.office, person=request.user)
    said = _("Providers are reminded from now on.") if decided else _("Providers are not reminded.")
    messages.success(request, said)
    return redirect(find_address("desk:today"))


@staff_view(*WRITERS)
@require_POST
def keep_list(request: StaffRequest) -> HttpResponse:
    """Say how often a list comes; the offers of such a list are confirmed by it."""
    form = RhythmForm(request.POST)
    known = {rhythm.list_name for rhythm in known_lists(request.office)}
    if not form.is_valid() or form.cleaned_data["list_name"] not in known:
        messages.error(request, _("Write a number of days between 1 and 730, or leave it empty."))
    else:
        keep_rhythm(request.office, form.cleaned_data["list_name"], form.cleaned_data["every_days"])
        messages.success(request, _("The rhythm of the list is saved."))
    return redirect("catalogue:care-rules")


@staff_view(*WRITERS)
@require_POST
def send_link(request: StaffRequest, public_id: str) -> HttpResponse:
    """Send a provider its link now, for example while it is on the telephone."""
    found = Organisation.objects.of(request.office).standing().filter(public_id=public_id)
    organisation = found.select_related("office").first()
    if organisation is None:
        raise NotFound("not_found")
    address = address_of(organisation, timezone.localdate())
    if not address:
        messages.error(request, _("No mail address of this provider is known."))
    elif send_new_link(organisation, timezone.now()):
        messages.success(request, _("A link is on its way to %(address)s.") % {"address": address})
    else:
        messages.info(request, _("A link was sent within the last hour already."))
    return redirect("actors:organisation", organisation.public_id)


def _rhythm(number: int, rhythm: ListRhythm) -> tuple[ListRhythm, RhythmForm]:
    initial = {"list_name": rhythm.list_name, "every_days": rhythm.every_days}
    return rhythm, RhythmForm(initial=initial, auto_id=f"list_{number}_%s")
