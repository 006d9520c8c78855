"""Public pages of theme portals: the list, one portal, its German courses, its classes and months, its telephones."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.recordings.showing import sound_of
from bildungsbuero.apps.portal.spoken import spoken
from bildungsbuero.apps.portal.themes import classes, courses, pages
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.media import plays_media
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def themes(request: PublicRequest) -> HttpResponse:
    """List the theme portals of the office."""
    tiles = pages.as_tiles(pages.public_portals(office_of(request)))
    return render(request, "portal/themes.html", {"tiles": tiles, "crumbs": crumbs(_("Themes"))})


@login_not_required
@readonly_view
def theme(request: PublicRequest, key: str) -> HttpResponse:
    """Show one theme portal with its parts."""
    portal = _portal(request, key)
    context = pages.present_portal(portal, timezone.localtime())
    context["sound"] = sound_of(portal)
    context["crumbs"] = crumbs((_("Themes"), "portal:themes"), context["title"])
    page = render(request, "portal/theme.html", context)
    return plays_media(page) if context["sound"] else page


@login_not_required
@readonly_view
def course_overview(request: PublicRequest, key: str) -> HttpResponse:
    """Show all German courses on one page to print."""
    portal = _portal(request, key)
    context = courses.present_courses(portal, timezone.localdate(), request.GET)
    context |= {"portal": portal, "crumbs": _crumbs(portal, _("German courses"))}
    return render(request, "portal/theme_courses.html", context)


@login_not_required
@readonly_view
def class_overview(request: PublicRequest, key: str) -> HttpResponse:
    """Show the offers of a portal by class and month."""
    portal = _portal(request, key)
    context = classes.present_classes(portal, timezone.localdate(), classes.read_chosen(request.GET))
    context |= {"portal": portal, "crumbs": _crumbs(portal, _("By school year and month"))}
    return render(request, "portal/theme_classes.html", context)


@login_not_required
@readonly_view
def phone_list(request: PublicRequest, key: str) -> HttpResponse:
    """Show whom one can call, to print."""
    portal = _portal(request, key)
    at = timezone.localtime()
    context = {"portal": portal, "phones": pages.phone_list(portal, at, {}), "today": at.date()}
    return render(request, "portal/theme_phones.html", {**context, "crumbs": _crumbs(portal, _("Telephone list"))})


def _portal(request: PublicRequest, key: str) -> ThemePortal:
    portals = ThemePortal.objects.of(office_of(request)).public().select_related("office")
    found = portals.filter(key=key).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _crumbs(portal: ThemePortal, title: str) -> list[Crumb]:
    # The portal's own address is in the language of the page: crumbs take it as it is.
    return [
        *crumbs((_("Themes"), "portal:themes")),
        Crumb(spoken(portal.texts, "title"), pages.address_of_portal(portal)),
        Crumb(title),
    ]
