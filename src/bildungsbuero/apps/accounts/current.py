"""For which office the program works at this moment: that of the request, of the job, of the mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bildungsbuero.apps.accounts.models import Office

_current: ContextVar[Office | None] = ContextVar("office", default=None)


def current_office() -> Office | None:
    """Return the office, None outside of one."""
    return _current.get()


@contextmanager
def working_for(office: Office | None) -> Iterator[None]:
    """Work for an office while the block runs."""
    token = _current.set(office)
    try:
        yield
    finally:
        _current.reset(token)
