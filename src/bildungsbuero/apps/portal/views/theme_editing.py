"""Staff pages of theme portals: the list with its order, making one, changing one, looking at it, publishing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.forms.translations import TextsForm
from bildungsbuero.apps.catalogue.translating.languages import others_of, target
from bildungsbuero.apps.catalogue.translating.overview import STATE_WORDS
from bildungsbuero.apps.portal.forms.themes import BlockFormSet, ThemePortalForm, block_initial, blocks_from
from bildungsbuero.apps.portal.histories import history_of
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.spoken import spoken
from bildungsbuero.apps.portal.themes import editing, pages
from bildungsbuero.apps.portal.themes.texts import language_page, translations_of
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*WRITERS)
@readonly_view
def overview(request: StaffRequest) -> HttpResponse:
    """List the theme portals in their order, and the templates that were not used yet."""
    listed = list(ThemePortal.objects.of(request.office))
    unused = [(name, spoken(one["texts"], "title")) for name, one in editing.unused_templates(request.office)]
    context = {"portals": listed, "templates": unused, "crumbs": crumbs(_("Theme portals"))}
    return render(request, "portal/theme_staff.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest) -> HttpResponse:
    """Make a portal from nothing."""
    return _form_page(request, ThemePortal(office=request.office))


@staff_view(*WRITERS)
@require_POST
def add_from_template(request: StaffRequest, name: str) -> HttpResponse:
    """Make a portal from a template; nobody but the office sees it yet."""
    portal = editing.make_from_template(request.office, name, person=request.user)
    messages.success(request, _("The theme portal is made. Look at it, change it, then publish it."))
    return redirect("portal:edit-theme", portal.key)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, key: str) -> HttpResponse:
    """Change a portal."""
    return _form_page(request, editing.portal_of(request.office, key))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def translate(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """Write the texts of a portal in a language, the German ones beside them."""
    portal, spoken_language = editing.portal_of(request.office, key), target(language)
    page = language_page(portal, spoken_language)
    form = TextsForm(request.POST if request.method == "POST" else None, page=page)
    if form.is_valid() and not form.is_conflict():
        editing.translate(portal, form.new_texts(), person=request.user)
        messages.success(request, _("Saved."))
        return redirect("portal:translate-theme", key, language)
    context = {
        "shown": portal,
        "shown_address": reverse("portal:edit-theme", args=[key]),
        "page": page,
        "state": STATE_WORDS[page.state],
        "form": form,
        "others": others_of(language, lambda code: reverse("portal:translate-theme", args=[key, code])),
        "crumbs": _crumbs(f"{portal}: {spoken_language.name}"),
    }
    return render(request, "portal/theme_texts.html", context)


@staff_view(*WRITERS)
@readonly_view
def preview(request: StaffRequest, key: str) -> HttpResponse:
    """Show a portal as everybody would see it."""
    portal = editing.portal_of(request.office, key)
    context = pages.present_portal(portal, timezone.localtime())
    return render(request, "portal/theme.html", {**context, "is_preview": True, "crumbs": _crumbs(_("Preview"))})


@staff_view(*WRITERS)
@require_POST
def publish(request: StaffRequest, key: str) -> HttpResponse:
    """Show a portal to everybody, or take it back."""
    portal = editing.portal_of(request.office, key)
    editing.publish(portal, person=request.user, is_published=not portal.is_published)
    said = _("Everybody sees “%(title)s” now.") if portal.is_published else _("Only the office sees “%(title)s” now.")
    messages.success(request, said % {"title": portal})
    return redirect("portal:staff-themes")


@staff_view(*WRITERS)
@require_POST
def move(request: StaffRequest, key: str) -> HttpResponse:
    """Move a portal up or down."""
    is_up = request.POST.get("direction") != "down"
    editing.move(editing.portal_of(request.office, key), person=request.user, is_up=is_up)
    return redirect("portal:staff-themes")


@staff_view(*WRITERS)
@require_POST
def undo(request: StaffRequest, key: str) -> HttpResponse:
    """Take back the last change of a portal."""
    if editing.undo(editing.portal_of(request.office, key), person=request.user):
        messages.success(request, _("The last change is taken back."))
    else:
        messages.info(request, _("There is no change to take back."))
    return redirect("portal:edit-theme", key)


@staff_view(*WRITERS)
@require_POST
def remove(request: StaffRequest, key: str) -> HttpResponse:
    """Delete a portal that nobody sees; a public one is taken back first."""
    portal = editing.portal_of(request.office, key)
    if portal.is_published:
        messages.error(request, _("Everybody sees this portal. Take it back before you delete it."))
        return redirect("portal:edit-theme", key)
    editing.remove(portal, person=request.user)
    messages.success(request, _("The theme portal is deleted."))
    return redirect("portal:staff-themes")


def _form_page(request: StaffRequest, portal: ThemePortal) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    title = str(portal) if portal.pk else _("New theme portal")
    has_record = portal.pk is not None
    form = ThemePortalForm(data, instance=portal)
    blocks = BlockFormSet(data, initial=block_initial(portal.blocks), prefix="blocks")
    if form.is_valid() and blocks.is_valid():
        kept = form.save(commit=False)
        form.fill(kept)
        kept.blocks = blocks_from(blocks)
        editing.keep(kept, person=request.user)
        messages.success(request, _("The theme portal is saved."))
        return redirect("portal:edit-theme", kept.key)
    context = {
        "form": form,
        "blocks": blocks,
        "portal": portal,
        "title": title,
        "has_record": has_record,
        "history": history_of(portal),
        "translations": translations_of(portal) if has_record else [],
        "undo_address": find_address("portal:undo-theme", portal.key) if has_record else "",
        "crumbs": _crumbs(title),
    }
    return render(request, "portal/theme_form.html", context)


def _crumbs(title: str) -> list[Crumb]:
    return crumbs((_("Theme portals"), "portal:staff-themes"), title)
