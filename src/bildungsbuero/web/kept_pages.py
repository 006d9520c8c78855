"""Public pages that look the same to everybody who comes without a cookie: kept for a day, until anybody writes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from bildungsbuero.web.media import plays_media
from bildungsbuero.web.until_written import UntilWritten

MOST_PAGES, MOST_BYTES = 300, 64 * 1024
Page = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page as it went out; `minute` is when, where it says how things are at the moment."""

    content: bytes
    headers: dict[str, str]
    plays_media: bool
    minute: datetime | None

    def again(self) -> HttpResponse:
        """Return the page for another visitor."""
        page = HttpResponse(self.content, headers=self.headers)
        return plays_media(page) if self.plays_media else page


def says_now(page: HttpResponse) -> HttpResponse:
    """Return the page as one that says how things are at the moment, such as “open now”: it holds for a minute."""
    page.says_now = True  # type: ignore[attr-defined]
    return page


def kept_page(view: Page) -> Page:
    """Return a view that shows the page of the last visitor again: nothing in it comes from the visitor but cookies."""
    pages: UntilWritten[Kept | None] = UntilWritten(MOST_PAGES)

    @wraps(view)
    def shown(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method != "GET" or request.COOKIES or "HX-Request" in request.headers:
            return view(request, *arguments, **named)
        minute = timezone.localtime().replace(second=0, microsecond=0)
        key = (request.build_absolute_uri(), minute.date(), _as_read(getattr(request, "office", None)))
        new: list[HttpResponse] = []

        def ask() -> Kept | None:
            new.append(view(request, *arguments, **named))
            return _kept(request, new[0], minute)

        kept = pages.get(key, ask, holds=lambda one: one is not None and one.minute in (None, minute))
        page = kept.again() if kept is not None and not new else new[0]
        patch_vary_headers(page, ["Cookie"])
        return page

    return shown


def _as_read(office: Any) -> Hashable:
    """Return what the office says: it was read before the page asked whether anybody had written since."""
    return office and tuple(getattr(office, field.attname) for field in office._meta.concrete_fields)


def _kept(request: HttpRequest, page: HttpResponse, minute: datetime) -> Kept | None:
    """Return what there is to keep: no page that gave this visitor something of their own, and no very long one."""
    is_own = bool(page.cookies) or request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or request.user.is_authenticated
    if page.status_code != 200 or is_own or len(page.content) > MOST_BYTES:
        return None
    return Kept(
        content=page.content,
        headers=dict(page.headers),
        plays_media=getattr(page, "plays_media", False),
        minute=minute if getattr(page, "says_now", False) else None,
    )
