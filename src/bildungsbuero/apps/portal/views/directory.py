"""Pages that list everything: topics from A to Z, all providers, all pages."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.portal import directory
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

ON_A_PAGE = 100


@login_not_required
@readonly_view
def topics(request: PublicRequest) -> HttpResponse:
    """List topics and everyday words from A to Z."""
    letters = directory.topics_from_a_to_z(office_of(request), timezone.localdate())
    return render(request, "portal/topics.html", {"letters": letters, "crumbs": crumbs(_("Topics from A to Z"))})


@login_not_required
@readonly_view
def providers(request: PublicRequest) -> HttpResponse:
    """List everybody who offers something."""
    letter = request.GET.get("buchstabe", "")[:1].upper()
    found = directory.providers_of(office_of(request), timezone.localdate(), letter)
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "letter": letter,
        "letters": [*directory.LETTERS, directory.OTHERS],
        "crumbs": crumbs(_("All providers")),
    }
    return render(request, "portal/providers.html", context)


@login_not_required
@readonly_view
def sitemap(request: PublicRequest) -> HttpResponse:
    """List all pages."""
    groups = directory.sitemap(office_of(request))
    return render(request, "portal/sitemap.html", {"groups": groups, "crumbs": crumbs(_("All pages"))})
