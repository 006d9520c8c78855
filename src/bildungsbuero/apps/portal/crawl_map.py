"""The map of an office's pages for search engines (sitemaps.org 0.9), in files of at most 50,000 addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.portal.outcomes.pages import released_goals, released_parts
from bildungsbuero.apps.portal.themes.pages import address_of_portal, public_portals
from bildungsbuero.apps.strategy.models import InterimReview
from bildungsbuero.web.addresses import find_address

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What the protocol allows in one file.
MOST_IN_A_FILE = 50_000
STANDING_PAGES = ("start", "offers", "providers", "topics", "ways", "indicators", "sitemap", "areas", "open-data")
PAGES = "seiten"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlPage:
    """An address without its host, and the day of its last change where it is known."""

    path: str
    changed: date | None = None


def files_of(office: Office, on: date) -> list[str]:
    """Return the names of the files that together name all pages: one for standing pages, some for offers."""
    count = _offers(office, on).count()
    parts = range(1, (count + MOST_IN_A_FILE - 1) // MOST_IN_A_FILE + 1)
    return [PAGES, *(str(part) for part in parts)]


def pages_of(office: Office, name: str, on: date) -> Iterator[CrawlPage]:
    """Yield the pages of one file; nothing where there is no such file."""
    if name == PAGES:
        yield from _standing(office)
    elif name.isdecimal() and 0 < len(name) < 6:
        begin = (int(name) - 1) * MOST_IN_A_FILE
        offers = _offers(office, on).order_by("pk").values_list("public_id", "changed_at")
        for public_id, changed_at in offers[max(begin, 0) : begin + MOST_IN_A_FILE].iterator():
            yield CrawlPage(path=reverse("portal:offer", args=[public_id]), changed=changed_at.date())


def write_index(addresses: list[str]) -> str:
    """Return the file that names the other ones."""
    entries = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{NAMESPACE}">\n{entries}</sitemapindex>\n'


def write_file(pages: Iterable[tuple[str, date | None]]) -> str:
    """Return a file with full addresses and days."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{NAMESPACE}">']
    for address, changed in pages:
        day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{escape(address)}</loc>{day}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _standing(office: Office) -> Iterator[CrawlPage]:
    for name in STANDING_PAGES:
        if address := find_address(f"portal:{name}"):
            yield CrawlPage(path=address)
    for portal in public_portals(office):
        yield CrawlPage(path=address_of_portal(portal))
    yield from _of_the_plan(office)
    for indicator in published.all_indicators(office):
        yield CrawlPage(path=reverse("portal:indicator", args=[indicator.key]))


def _of_the_plan(office: Office) -> Iterator[CrawlPage]:
    goals, mission, reviews = released_parts(office)
    if goals:
        yield CrawlPage(path=reverse("portal:outcomes"))
        for goal in released_goals(office).filter(is_example=False):
            yield CrawlPage(path=reverse("portal:outcome", args=[goal.public_id]))
    if mission:
        yield CrawlPage(path=reverse("portal:mission"))
    for review in InterimReview.objects.of(office).public().light().filter(is_example=False) if reviews else ():
        yield CrawlPage(path=reverse("portal:interim-review", args=[review.public_id]), changed=review.released_on)


def _offers(office: Office, on: date) -> OfferQuerySet:
    return Offer.objects.of(office).public_on(on).filter(is_example=False)
