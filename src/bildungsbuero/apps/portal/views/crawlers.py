"""What browsers and search engines ask every server for, unasked."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.web.addresses import absolute
from bildungsbuero.web.readonly import readonly_view

# What follows the address of an office and is nothing for search engines.
INNER_PATHS = ("buero/", "konto/")


@login_not_required
@readonly_view
def robots(request: PublicRequest) -> HttpResponse:
    """Tell search engines what to leave alone: staff pages everywhere, and all of an office that shows examples."""
    offices = [request.office] if request.office else list(Office.objects.active().order_by("key"))
    root = get_script_prefix()
    lines = ["User-agent: *"]
    if offices and all(office.is_demo for office in offices):
        lines.append(f"Disallow: {root}")
    else:
        lines += [f"Disallow: {root}{path}" for path in _left_alone(offices, is_root=request.office is None)]
    if request.office:
        lines += ["", f"Sitemap: {absolute(request, reverse('portal:crawl-index'))}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@login_not_required
@readonly_view
def favicon(request: PublicRequest) -> HttpResponse:  # noqa: ARG001 - the same for all
    """Lead browsers that ask for the oldest form of a small picture to ours."""
    return redirect(static("web/favicon.ico"))


def _left_alone(offices: list[Office], *, is_root: bool) -> Iterator[str]:
    yield from INNER_PATHS
    for office in offices if is_root else []:
        if office.is_demo:
            yield f"{office.key}/"
        else:
            yield from (f"{office.key}/{path}" for path in INNER_PATHS)
