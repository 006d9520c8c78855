"""Words for the keys that organisations carry. The vocabularies lie with the catalogue, which fills them in."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.actors.models import Organisation

Choices = Callable[[str], list[tuple[str, str]]]
Label = Callable[[str, str], str]


class Words:
    """The vocabularies as far as actors need them."""

    def __init__(self) -> None:
        self._choices: Choices = lambda _vocabulary: []
        self._label: Label = lambda _vocabulary, key: key

    def fill(self, *, choices: Choices, label: Label) -> None:
        """Take the vocabularies of the catalogue."""
        self._choices, self._label = choices, label

    def choices(self, vocabulary: str) -> list[tuple[str, str]]:
        """Return pairs of key and label in the active language."""
        return self._choices(vocabulary)

    def facts(self, organisation: Organisation) -> list[tuple[Any, Any]]:
        """Return what is known of an organisation, as pairs of a word and what stands for it."""
        numbers = [f"{self._label('identifier', one.scheme)}: {one.value}" for one in organisation.identifiers.all()]
        return [
            (_("Short name"), organisation.short_name),
            (_("Kind of operator"), self._label("operator_kind", organisation.operator_kind)),
            (_("Sectors"), ", ".join(self._label("sector", key) for key in organisation.sectors)),
            (_("Part of"), organisation.part_of.name if organisation.part_of else ""),
            (_("In registers"), ", ".join(numbers)),
        ]


words = Words()
