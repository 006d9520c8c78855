"""Views counted in the memory of a web process and written down together from time to time.

Kept are office, day, kind of page, language and, for offers and indicators, which one. No address, no browser, no
cookie, no words of a search, no order of pages: what is not noted cannot be put together to a person.
"""

import atexit
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils import timezone

from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.apps.portal.models import PageViews
from bildungsbuero.web.languages import current

log = logging.getLogger(__name__)

WRITTEN_EVERY_S = 60.0
WRITTEN_AT_MOST = 500
# Pages of one thing, with the part of their address that says which.
ABOUT = {"portal:offer": "public_id", "portal:provider": "public_id", "portal:indicator": "key"}
# Words by which programs that read the web say so themselves.
PROGRAMS = ("bot", "crawl", "spider", "slurp", "monitor", "curl", "python", "wget", "preview")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is counted together."""

    office_id: int
    day: date
    page: str
    language: str
    about: str = ""


class Counts:
    """Views of this process that are not written down yet."""

    def __init__(self) -> None:
        self._views: Counter[View] = Counter()
        self._since = time.monotonic()
        self._lock = Lock()

    def note(self, view: View) -> None:
        """Count a view; what has gathered for a minute is written down."""
        with self._lock:
            self._views[view] += 1
            is_due = time.monotonic() - self._since > WRITTEN_EVERY_S or len(self._views) >= WRITTEN_AT_MOST
        if is_due:
            self.write()

    def write(self) -> None:
        """Write down what has gathered; numbers that cannot be written now are written the next time."""
        with self._lock:
            views, self._views, self._since = self._views, Counter(), time.monotonic()
        if not views:
            return
        try:
            with transaction.atomic():
                for view, count in views.items():
                    _add(view, count)
        except DatabaseError:
            log.warning("Views of pages could not be counted and are kept for later", exc_info=True)
            with self._lock:
                self._views.update(views)


COUNTS = Counts()
atexit.register(COUNTS.write)


class CountingMiddleware:
    """Counts public pages that were shown to people who do not work here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        view = seen(request, response) if settings.OPTIONS["COUNT_VIEWS"] else None
        if view is not None:
            COUNTS.note(view)
        return response


def seen(request: HttpRequest, response: HttpResponse) -> View | None:
    """Return what is counted of an answer: whole public pages, opened by somebody who is not signed in."""
    match = request.resolver_match
    office = getattr(request, "office", None)
    if office is None or match is None or not _is_page(request, response) or not _is_counted(match):
        return None
    if settings.SESSION_COOKIE_NAME in request.COOKIES or _is_program(request):
        return None
    about = str(match.kwargs.get(ABOUT.get(match.view_name, ""), ""))
    day = timezone.localdate()
    return View(office_id=office.pk, day=day, page=match.view_name, language=current().code, about=about[:40])


def forget_before(day: date) -> None:
    """Forget all numbers of earlier days."""
    _all().filter(day__lt=day).delete()


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return request.method == "GET" and response.status_code == 200 and is_html and "HX-Request" not in request.headers


def _is_counted(match: ResolverMatch) -> bool:
    """Public pages of the portal only; what stands behind the link of a mail is nobody's business."""
    return match.view_name.startswith("portal:") and "token" not in match.kwargs and "/buero/" not in f"/{match.route}"


def _is_program(request: HttpRequest) -> bool:
    said = request.headers.get("User-Agent", "").casefold()
    return not said or any(word in said for word in PROGRAMS)


def _all() -> OfficeQuerySet[PageViews]:
    return PageViews.objects.across_offices(because="a process counts the pages of all offices")


def _add(view: View, count: int) -> None:
    key = {
        "office_id": view.office_id,
        "day": view.day,
        "page": view.page,
        "language": view.language,
        "about": view.about,
    }
    if not _all().filter(**key).update(count=F("count") + count):
        PageViews.unscoped.create(**key, count=count)
