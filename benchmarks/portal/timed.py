"""The product, saying with each answer how long it took: `gunicorn benchmarks.portal.timed:application`."""

from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.portal.timed_call import timed
from bildungsbuero.config.wsgi import application as pages


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as the product does, with the milliseconds that it took."""
    return timed(pages, environ, start_response)
