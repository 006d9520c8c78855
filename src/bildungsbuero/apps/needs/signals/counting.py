"""Signals of an office put together with its searches in vain; both are read where they lie and kept for a year."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.vocabulary import vocabulary
from bildungsbuero.apps.needs.models import Signal, SignalRules, UnmetWord
from bildungsbuero.apps.needs.places import Places, places_of
from bildungsbuero.core import signals
from bildungsbuero.core.signals import Cluster, SignalCount
from bildungsbuero.core.territory import folded
from bildungsbuero.core.vocabulary import Vocabulary

KEPT = timedelta(days=365)
SEARCH = "search"
EVERYBODY = "everyone"
# A need rests on the signals of a year.
A_YEAR = 52


def minimum_of(office: Office) -> int:
    """Return from how many signals on an office tells of them."""
    rules = SignalRules.objects.of(office).first()
    return max(rules.minimum, signals.FEWEST) if rules is not None else signals.FEWEST


def clusters_of(
    office: Office, on: date, *, weeks: int = A_YEAR, until: date | None = None, places: Places | None = None
) -> list[Cluster]:
    """Return the clusters of the last weeks, the largest first; `until` leaves out what came after a day."""
    since = signals.first_week(on, weeks=weeks)
    counts = [*_entered(office, since), *_searched(office, since, places or places_of(office, on))]
    return signals.clusters(count for count in counts if until is None or count.week <= until)


def find_cluster(office: Office, key: str, on: date) -> Cluster | None:
    """Return a cluster of the last year by its key; None where there is no signal of it."""
    return next((cluster for cluster in clusters_of(office, on) if cluster.key == key), None)


def cluster_keys(office: Office, words: Iterable[dict[str, Any]], on: date) -> list[str]:
    """Return the key of the cluster that each word of the list of searches in vain belongs to, empty where none is."""
    topics, groups = _by_word(vocabulary("topic")), _by_word(vocabulary("target_group"))
    places = places_of(office, on)
    keys = []
    for row in words:
        topic = topics.get(folded(row["word"]), "")
        area = places.find(row["place"]) if row["place"] else ""
        keys.append(signals.SEPARATOR.join((topic, area, groups.get(folded(row["word"]), ""))) if topic else "")
    return keys


def forget(on: date) -> int:
    """Delete signals that are older than a year and say how many they were."""
    return Signal.objects.across_offices(because="the night forgets").before(on - KEPT).delete()[0]


def _entered(office: Office, since: date) -> Iterator[SignalCount]:
    for signal in Signal.objects.of(office).since(since):
        yield SignalCount(
            source=signal.source,
            topic=signal.topic,
            area=signal.area,
            target_group=signal.target_group,
            week=signal.week,
        )


def _searched(office: Office, since: date, places: Places) -> Iterator[SignalCount]:
    """Searches in vain by the topic that their word belongs to; words without one stay in their own list."""
    rows = list(UnmetWord.objects.of(office).since(since))
    topics, groups = (_by_word(vocabulary("topic")), _by_word(vocabulary("target_group"))) if rows else ({}, {})
    for row in rows:
        if topic := topics.get(folded(row.word)):
            yield SignalCount(
                source=SEARCH,
                topic=topic,
                area=places.find(row.place) if row.place else "",
                target_group=groups.get(folded(row.word), ""),
                week=row.week,
                number=row.searches,
            )


def _by_word(terms: Vocabulary) -> dict[str, str]:
    """The key that each label and everyday word stands for; a term of the office's own stands for the one above it."""
    said: dict[str, str] = {}
    for term in terms:
        for word in _words(term.labels.values(), term.words):
            said.setdefault(word, term.key)
    return said


def _words(labels: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    for text in (*labels, *words):
        yield folded(text)
        # "Lesen, Schreiben, Rechnen" is looked for by each of its words, too.
        yield from (folded(part) for part in text.replace(" und ", ",").split(",") if len(part.strip()) > 3)
