"""What networks and search engines read: pictures beside links, and the map of all pages."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import PublicRequest, office_of
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import where
from bildungsbuero.apps.catalogue.translating.showing import speak
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.published import get_indicator
from bildungsbuero.apps.portal import crawl_map
from bildungsbuero.apps.portal.places import heading_of
from bildungsbuero.core.errors import NotFound
from bildungsbuero.documents.share_picture import ShareCard, as_png
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.languages import current
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def office_picture(request: PublicRequest) -> HttpResponse:
    """Answer with the picture of the office's pages."""
    office = office_of(request)
    return _picture(office, title=heading_of(office), below=_("Offers, counselling, figures"))


@login_not_required
@readonly_view
def offer_picture(request: PublicRequest, public_id: str) -> HttpResponse:
    """Answer with the picture of an offer."""
    office = office_of(request)
    public = Offer.objects.of(office).public_on(timezone.localdate()).with_provider_and_place()
    offer = public.filter(public_id=public_id).first()
    if offer is None:
        raise NotFound("not_found")
    record = speak([offer])[0].record
    kind = label("kind", offer.kind)
    above = f"{kind} · {_('Example data')}" if offer.is_example else kind
    below = " · ".join(part for part in (record.provider.name, where(offer)) if part)
    return _picture(office, title=record.title, above=above, below=below)


@login_not_required
@readonly_view
def indicator_picture(request: PublicRequest, key: str) -> HttpResponse:
    """Answer with the picture of an indicator; its values stand on the page, where their meaning stands, too."""
    office = office_of(request)
    indicator = get_indicator(key, office)
    return _picture(office, title=wording.text(indicator.title), above=_("Figures"), below=heading_of(office))


@login_not_required
@readonly_view
def crawl_index(request: PublicRequest) -> HttpResponse:
    """Name the files of all pages of an office."""
    names = crawl_map.files_of(office_of(request), timezone.localdate())
    addresses = [absolute(request, reverse("portal:crawl-map", args=[name])) for name in names]
    return HttpResponse(crawl_map.write_index(addresses), content_type="application/xml; charset=utf-8")


@login_not_required
@readonly_view
def crawl_file(request: PublicRequest, name: str) -> HttpResponse:
    """Name the pages of one file."""
    office, on = office_of(request), timezone.localdate()
    if name not in crawl_map.files_of(office, on):
        raise NotFound("not_found")
    root = absolute(request, "/").rstrip("/")
    pages = [(root + page.path, page.changed) for page in crawl_map.pages_of(office, name, on)]
    return HttpResponse(crawl_map.write_file(pages), content_type="application/xml; charset=utf-8")


def _picture(office: Office, *, title: str, above: str = "", below: str = "") -> HttpResponse:
    language = current().tag.partition("-")[0]
    card = ShareCard(title=title, office=office.name, above=above, below=below, language=language)
    content = as_png(card, folder=Path(settings.DATA_DIR) / "charts")
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": "public, max-age=86400"})
