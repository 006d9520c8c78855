"""Work behind an answer: done when the visitor already has the page, so that nobody waits and no view writes."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpResponseBase

log = logging.getLogger(__name__)


def afterwards(response: HttpResponseBase, work: Callable[[], object]) -> None:
    """Do some work once the answer was sent; what fails there is logged by its kind and spoils nothing."""
    # Django closes what hangs on an answer after it was sent, and the connection to the database behind that.
    response._resource_closers.append(lambda: _guarded(work))  # type: ignore[attr-defined]


def _guarded(work: Callable[[], object]) -> None:
    try:
        work()
    except (DatabaseError, OSError) as error:
        log.warning("work behind an answer failed: %s", type(error).__name__)
