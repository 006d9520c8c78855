"""What is wrong in several forms of one page, named in one place."""

from collections.abc import Iterable, Iterator
from typing import Any


class Faults:
    """Forms and sets of forms, seen as one form by the component that lists errors."""

    def __init__(self, *parts: Any) -> None:
        self._forms = [form for part in parts for form in _forms(part) if form.is_bound]

    @property
    def errors(self) -> bool:
        """Whether anything is wrong."""
        return any(form.errors for form in self._forms)

    @property
    def non_field_errors(self) -> list[str]:
        """What is wrong with a form as a whole."""
        return [error for form in self._forms for error in form.non_field_errors()]

    def __iter__(self) -> Iterator[Any]:
        return (field for form in self._forms for field in form if field.errors)


def _forms(part: Any) -> Iterable[Any]:
    return part.forms if hasattr(part, "management_form") else [part]
