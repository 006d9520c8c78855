"""Entries that mean one thing, put together along the surest pairs first, never across a veto."""

from collections.abc import Iterable, Mapping

from bildungsbuero.core.matching.scoring import Pair, Verdict, find_veto
from bildungsbuero.core.matching.subjects import Profile, Subject, profile_of


def clusters(subjects: Iterable[Subject], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Return groups of two and more keys; "Grundschule" joins "Grundschule 3" or "Grundschule 4", never both."""
    profiles = {subject.key: profile_of(subject) for subject in subjects}
    group_of: dict[str, list[str]] = {}
    sure_first = sorted(pairs, key=lambda pair: (-pair.score, *sorted((pair.a, pair.b))))
    for pair in sure_first:
        if pair.verdict != Verdict.SAME:
            continue
        one, other = (group_of.setdefault(key, [key]) for key in (pair.a, pair.b))
        if one is not other and not _exclude_one_another(one, other, profiles):
            one.extend(other)
            for key in other:
                group_of[key] = one
    found = {id(group): tuple(sorted(group)) for group in group_of.values() if len(group) > 1}
    return sorted(found.values())


def _exclude_one_another(one: list[str], other: list[str], profiles: Mapping[str, Profile]) -> bool:
    return any(find_veto(profiles[a], profiles[b]) is not None for a in one for b in other)
