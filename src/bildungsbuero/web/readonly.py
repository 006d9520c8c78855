"""Pages that only show something: other methods are turned down, and in tests a write inside the view is an error."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")
# What a page with a form takes.
FORM_METHODS = [*READING, "POST"]
WRITING_WORDS = ("INSERT", "UPDATE", "DELETE", "REPLACE", "ALTER", "CREATE", "DROP")


class WroteWhileReading(RuntimeError):
    """A page that only shows something wrote to the database; this is a fault in the code."""


def readonly_view(view: View) -> View:
    """Return the view for GET and HEAD only; in tests and in debug mode any write in it raises."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        if not _is_watched():
            return view(request, *arguments, **named)
        with connection.execute_wrapper(_refuse_writes):
            return view(request, *arguments, **named)

    guarded.is_readonly = True  # type: ignore[attr-defined]
    return guarded


def _is_watched() -> bool:
    # pytest sets this variable for the tests and for every process that they start.
    return settings.DEBUG or "PYTEST_VERSION" in os.environ


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's signature
    if str(sql).lstrip().upper().startswith(WRITING_WORDS):
        raise WroteWhileReading(str(sql)[:200])
    return execute(sql, params, many, context)
