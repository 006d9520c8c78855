"""The organisations of an office: list, one of them, writing, archiving and bringing back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors import actions
from bildungsbuero.apps.actors.forms import ListFilter, OrganisationForm
from bildungsbuero.apps.actors.keepers import open_invitations
from bildungsbuero.apps.actors.models import Contact, Organisation, Place, ProviderAccess
from bildungsbuero.apps.actors.policies import OF_WRITERS, WRITERS, may_write
from bildungsbuero.apps.actors.presenters import ORDERS, organisations_table
from bildungsbuero.apps.actors.relations import related
from bildungsbuero.apps.actors.similar import present_similar
from bildungsbuero.apps.actors.subjects import similar_organisations, typed_organisation
from bildungsbuero.apps.actors.words import words
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.matching import Pair
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.long_lists import LongPages, in_order
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.slots import panels
from bildungsbuero.web.tables import asked_order

ON_A_PAGE = 50


@staff_view()
@readonly_view
def organisations(request: StaffRequest) -> HttpResponse:
    """List the organisations of the office."""
    form = ListFilter(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    found = Organisation.objects.of(request.office)
    found = found.archived() if asked.get("archived") else found.standing()
    if asked.get("q"):
        found = found.named(asked["q"])
    order = asked_order(request.GET, allowed=tuple(ORDERS), default="name")
    sign = "-" if order.startswith("-") else ""
    among = Organisation.objects.of(request.office)
    ordered = found.order_by(f"{sign}{ORDERS[order.removeprefix('-')]}", f"{sign}pk")
    page = LongPages(ordered, ON_A_PAGE, among=among).get_page(request.GET.get("page"))
    shown = in_order(among.filter(pk__in=list(page)), page)
    context = {
        "form": form,
        "page": page,
        "table": organisations_table(shown, order=order, query=request.GET),
        "may_write": may_write(request.user, request.office),
        "is_narrowed": bool(request.GET),
        "crumbs": crumbs(_("Actors")),
    }
    return render(request, "actors/organisations.html", context)


@staff_view()
@readonly_view
def organisation(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show an organisation with its numbers, contacts, places and what hangs on it."""
    found = get_organisation(request.office, public_id)
    is_writer = may_write(request.user, request.office)
    context = {
        "organisation": found,
        "facts": words.facts(found),
        "contacts": Contact.objects.of(request.office).filter(organisation=found),
        "relations": related(found),
        "accesses": ProviderAccess.objects.of(request.office).filter(organisation=found).select_related("person"),
        "invitations": open_invitations(found, at=timezone.now()),
        "places": Place.objects.of(request.office).standing().filter(organisation=found),
        "panels": panels("organisation").collect(found) + (panels(OF_WRITERS).collect(found) if is_writer else []),
        "may_write": is_writer,
        "crumbs": crumbs((_("Actors"), "actors:organisations"), found.name),
    }
    return render(request, "actors/organisation.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest) -> HttpResponse:
    """Write a new organisation."""
    return _form_page(request, Organisation(office=request.office), _("New organisation"))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change an organisation."""
    found = get_organisation(request.office, public_id)
    return _form_page(request, found, found.name)


@staff_view(*WRITERS)
@require_POST
def archive(request: StaffRequest, public_id: str) -> HttpResponse:
    """Put an organisation away that nothing hangs on."""
    found = get_organisation(request.office, public_id)
    try:
        actions.archive_organisation(found, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, _("“%(title)s” is archived. You can bring it back here.") % {"title": found.name})
    return redirect("actors:organisation", found.public_id)


@staff_view(*WRITERS)
@require_POST
def restore(request: StaffRequest, public_id: str) -> HttpResponse:
    """Bring an organisation back."""
    found = get_organisation(request.office, public_id)
    try:
        actions.restore_organisation(found)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, _("“%(title)s” is back as it was.") % {"title": found.name})
    return redirect("actors:organisation", found.public_id)


def get_organisation(office: Office, public_id: str) -> Organisation:
    """Return an organisation of the office; one of another office is not found."""
    found = Organisation.objects.of(office).select_related("part_of", "office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _similar(request: StaffRequest, found: Organisation, form: OrganisationForm) -> list[tuple[Organisation, Pair]]:
    """Return what stands already and is like a new organisation, unless somebody says that it is another one."""
    if found.pk is not None or "anyway" in request.POST or not form.is_valid():
        return []
    return similar_organisations(request.office, typed_organisation(form.cleaned_data))


def _form_page(request: StaffRequest, found: Organisation, title: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = OrganisationForm(data, instance=found, office=request.office, words=words.choices)
    similar = _similar(request, found, form)
    if form.is_valid() and not similar:
        actions.save_organisation(form.save(commit=False))
        messages.success(request, _("“%(title)s” was saved.") % {"title": found.name})
        return redirect("actors:organisation", found.public_id)
    context = {
        "form": form,
        "title": title,
        "similar": present_similar(similar, page="actors:organisation"),
        "is_asked": bool(similar),
        "asks_while_typing": "actors:similar-organisations" if found.pk is None else "",
        "back": found.public_id if found.pk else "",
        "crumbs": crumbs((_("Actors"), "actors:organisations"), title),
    }
    return render(request, "actors/form.html", context)
