"""What offices call their terms, for the index: read when something is written, held by the mark of the office."""

from functools import lru_cache

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.apps.catalogue.office_vocabulary import MOST_OFFICES, office_vocabularies
from bildungsbuero.apps.catalogue.shipped_vocabulary import shipped_vocabularies
from bildungsbuero.core.languages import ENGLISH, GERMAN
from bildungsbuero.search.language import AS_SHIPPED, OfficeWords

# The kind of the change log for a term that an office changed; its id is "vocabulary:key".
TERM = "term"
# How offers with a term are found; what is not named here may stand anywhere in an offer.
COLUMNS = {
    "topic": "topics__has",
    "life_phase": "life_phases__has",
    "target_group": "target_groups__has",
    "reduction": "reductions__has",
    "kind": "kind",
    "mode": "mode",
    "learning_form": "learning_form",
    "institution_type": "profile__institution_type",
    "school_type": "profile__school_type",
    "course_type": "profile__course_type",
    "holiday": "profile__holiday",
}


class WordsOfOffices:
    """The words of each office, as they stood when they were last looked at."""

    def __init__(self) -> None:
        self._offices: dict[str, tuple[int, str]] = {}

    def look(self) -> None:
        """Find out which offices have words of their own now."""
        changed = Office.objects.exclude(vocabulary_mark="").values_list("key", "pk", "vocabulary_mark")
        self._offices = {key: (pk, mark) for key, pk, mark in changed}

    def __call__(self, office: str) -> OfficeWords:
        found = self._offices.get(office)
        return _words_of(*found) if found else AS_SHIPPED


@lru_cache(maxsize=MOST_OFFICES)
def _words_of(office_id: int, mark: str) -> OfficeWords:
    shipped = shipped_vocabularies()
    labels, words, parents = {}, {}, {}
    for name, entries in office_vocabularies(office_id, mark).vocabularies.items():
        if entries is shipped[name]:
            continue
        as_shipped = {term.key: term for term in shipped[name]}
        for term in entries:
            before = as_shipped.get(term.key)
            if before is None or before.labels != term.labels:
                said = (term.labels.get(language, "") for language in (GERMAN, ENGLISH))
                labels[name, term.key] = tuple(dict.fromkeys(filter(None, said)))
            if before is None or before.words != term.words:
                words[name, term.key] = term.words
            if term.parent:
                parents[name, term.key] = term.parent
    return OfficeWords(labels=labels, words=words, parents=parents)


def offers_with(offers: OfferQuerySet, term: str) -> OfferQuerySet:
    """Return those of an office's offers whose words a changed term concerns."""
    vocabulary, _colon, key = term.partition(":")
    return offers.filter(**{COLUMNS[vocabulary]: key}) if vocabulary in COLUMNS else offers


def is_used(office: Office, vocabulary: str, key: str) -> bool:
    """Whether an offer of the office has a term of the office's own."""
    return offers_with(Offer.objects.of(office), f"{vocabulary}:{key}").exists()
