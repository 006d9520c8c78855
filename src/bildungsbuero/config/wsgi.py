"""The entry for web servers."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
_pages = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Serve under the sub-path of the public address, whether or not the proxy takes it off before."""
    prefix, path = settings.SUB_PATH, environ.get("PATH_INFO", "")
    if prefix:
        environ["SCRIPT_NAME"] = prefix
        if path == prefix or path.startswith(f"{prefix}/"):
            environ["PATH_INFO"] = path.removeprefix(prefix) or "/"
    answer: Iterable[bytes] = _pages(environ, start_response)
    return answer
