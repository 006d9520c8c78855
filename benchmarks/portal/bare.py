"""A bare Django page: the same offer with its provider, place and dates, in one template that fills as many bytes."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from benchmarks.portal.timed_call import timed

FACT = "x" * 90
FACTS = int(os.environ.get("BARE_BYTES", "12000")) // (len(FACT) + 12)
PAGE = """<!doctype html><title>{{ offer.title }}</title><h1>{{ offer.title }}</h1><p>{{ offer.summary }}</p>
<p>{{ offer.provider.name }}, {{ offer.place.street }}, {{ offer.place.postcode }} {{ offer.place.town }}</p>
{% for run in runs %}<p>{{ run.starts_on }} {{ run.ends_on }}</p>{% endfor %}
{% for fact in facts %}<p>{{ fact }}</p>{% endfor %}"""


def offer(_request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one offer."""
    from bildungsbuero.apps.catalogue.models import Offer

    offers = Offer.objects.across_offices(because="a bare page").with_provider_and_place()
    found = offers.get(public_id=public_id)
    context = {"offer": found, "runs": found.runs.all(), "facts": [FACT] * FACTS}
    return HttpResponse(_template().render(context))


def _template() -> Any:
    if not _kept:
        _kept.append(engines["django"].from_string(PAGE))
    return _kept[0]


_kept: list[Any] = []
urlpatterns = [path("<str:public_id>/", offer)]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with the milliseconds that it took."""
    return timed(_pages, environ, start_response)


_pages = get_wsgi_application()
