"""Vocabularies: stable keys with labels that may change, and the kinds of offers with what each must say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

DEFAULT_LANGUAGE = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a vocabulary."""

    key: str
    labels: Mapping[str, str]
    words: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    # What the term is called in vocabularies of others, by the name of the vocabulary.
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # A term of an office's own lies below a shipped one.
    parent: str = ""
    # It stays with the records that have it and is offered for new ones no more.
    is_hidden: bool = False

    def label(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the label in a language, in German where there is none."""
        return self.labels.get(language) or self.labels[DEFAULT_LANGUAGE]


class Vocabulary:
    """The terms of one name in their order; looked up by key, or by any label for people who type."""

    def __init__(self, name: str, terms: Iterable[Term]) -> None:
        self.name = name
        self._terms = {term.key: term for term in terms}
        self._by_label: dict[str, Term] = {}
        for language in dict.fromkeys(language for term in self._terms.values() for language in term.labels):
            # A German label is found before the same word of another language.
            for term in self._terms.values():
                self._by_label.setdefault(_plain(term.labels.get(language, "")), term)

    def __iter__(self) -> Any:
        return iter(self._terms.values())

    def __len__(self) -> int:
        return len(self._terms)

    def __contains__(self, key: object) -> bool:
        return key in self._terms

    def keys(self) -> list[str]:
        """Return the keys in their order."""
        return list(self._terms)

    def find(self, text: str) -> Term | None:
        """Return the term with this key or label, whatever the case."""
        plain = _plain(text)
        return self._terms.get(text) or self._terms.get(plain) or (self._by_label.get(plain) if plain else None)

    def label(self, key: str, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the label of a key; a key that is no longer known is shown as it is."""
        term = self._terms.get(key)
        return term.label(language) if term else key

    def choices(self, language: str = DEFAULT_LANGUAGE) -> list[tuple[str, str]]:
        """Return pairs of key and label for forms."""
        return [(term.key, term.label(language)) for term in self._terms.values()]

    def hidden(self) -> frozenset[str]:
        """Return the keys that are not offered for new records."""
        return frozenset(term.key for term in self._terms.values() if term.is_hidden)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileField:
    """A field that only some kinds of offers have; `type` is a plain type or the name of a vocabulary."""

    name: str
    labels: Mapping[str, str]
    type: str
    required: bool = False
    required_if: Mapping[str, str] = field(default_factory=dict)

    def label(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the label in a language, in German where there is none."""
        return self.labels.get(language) or self.labels[DEFAULT_LANGUAGE]

    def is_required(self, profile: Mapping[str, str]) -> bool:
        """Whether the field must be filled, given the rest of the profile."""
        if self.required:
            return True
        return bool(self.required_if) and all(profile.get(name) == value for name, value in self.required_if.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of offer: what must be said, which further fields are asked, how long an entry counts as confirmed."""

    key: str
    labels: Mapping[str, str]
    learning_form: str
    needs: tuple[str, ...] = ()
    fields: tuple[ProfileField, ...] = ()
    confirm_days: int | None = None

    def label(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return the label in a language, in German where there is none."""
        return self.labels.get(language) or self.labels[DEFAULT_LANGUAGE]

    @property
    def ends_with_its_runs(self) -> bool:
        """Whether an offer of this kind is over when its last run is."""
        return self.confirm_days is None or "runs" in self.needs
