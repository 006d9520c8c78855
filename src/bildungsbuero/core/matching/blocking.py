"""Which pairs are worth comparing: those that share a key, so that 100,000 entries need no 5 billion comparisons."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bildungsbuero.core.matching.phonetics import cologne
from bildungsbuero.core.matching.subjects import Kind, Profile

Positions = NDArray[np.int64]

# In a larger block each entry is compared only with its neighbours in the order of the names.
LARGEST_BLOCK = 40
NEIGHBOURS = 10
# So many words of a name make keys.
MOST_WORDS = 5


def candidates(profiles: Sequence[Profile], *, new: frozenset[int] | None = None) -> tuple[Positions, Positions]:
    """Return the positions of pairs worth comparing, each once, the smaller first; with `new`, those that hold one."""
    keys, positions = _keys_of_all(profiles)
    order = np.lexsort((positions, keys))
    keys, positions = keys[order], positions[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    lengths = np.diff(np.r_[starts, len(keys)])
    found: list[int] = []
    total = len(profiles)
    for start, length in zip(starts[lengths > 1].tolist(), lengths[lengths > 1].tolist(), strict=True):
        block = positions[start : start + length].tolist()
        if new is not None and new.isdisjoint(block):
            continue
        for one, other in _pairs(block, profiles):
            if new is None or one in new or other in new:
                found.append(one * total + other if one < other else other * total + one)
    codes = np.unique(np.array(found, dtype=np.int64))
    return codes // max(total, 1), codes % max(total, 1)


def block_keys(profile: Profile) -> Iterator[str]:
    """Yield the keys of an entry: what it must share with another one to be compared with it."""
    if not profile.name.words:
        return
    name = profile.name
    longest = max(name.own_words, key=lambda word: (len(word), word))
    numbers = "".join(sorted(name.marks.what | name.marks.level))
    where, sounds = _where(profile), sorted({cologne(word) or word for word in name.own_words[:MOST_WORDS]})
    is_offer = profile.kind == Kind.OFFER
    yield f"n{name.text}{numbers}|{profile.town if is_offer else ''}"
    if is_offer and profile.provider is not None:
        yield f"o{name.text}{numbers}|{profile.provider.text}"
    yield from (f"b{longest[:3]}|{where}|{numbers}", f"e{longest[-4:]}|{where}|{numbers}")
    for sound in sounds:
        yield f"t{sound}|{where}|{numbers if is_offer else ''}"
    if not is_offer:
        for one, other in combinations(sounds, 2):
            yield f"p{one}|{other}"
        if len(sounds) == 1:
            yield f"s{sounds[0]}|{name.text[:6]}"
    yield from _keys_of_reaching(profile, f"{longest[:2]}{numbers}" if is_offer else "")


def _where(profile: Profile) -> str:
    """Return what narrows the words of a name: the town of an actor, the provider of an offer."""
    town = profile.town.partition(" ")[0] or profile.postcode[:3]
    if profile.kind != Kind.OFFER or profile.provider is None:
        return town
    own = profile.provider.own_words[:1]
    is_told_apart = bool(own) and profile.provider.words[own[0]] >= 1
    return "".join(cologne(word) for word in own) + ("" if is_told_apart else town)


def _keys_of_reaching(profile: Profile, narrower: str) -> Iterator[str]:
    """Yield the keys of address, telephone, mail and web; a provider's many offers share them, so they are narrowed."""
    if profile.phone:
        yield f"f{profile.phone}|{narrower}"
    if profile.mailbox:
        yield f"m{profile.mailbox}|{narrower}"
    if profile.street:
        yield f"a{profile.street}{profile.house}|{narrower}"
    if profile.host:
        yield f"w{profile.host}{profile.page}|{narrower}"
    for scheme, value in profile.identifiers:
        yield f"i{scheme}{value}"


def _keys_of_all(profiles: Sequence[Profile]) -> tuple[Positions, Positions]:
    keys: list[int] = []
    positions: list[int] = []
    for position, profile in enumerate(profiles):
        for key in set(block_keys(profile)):
            digest = hashlib.blake2b(f"{profile.kind}{key}".encode(), digest_size=8).digest()
            keys.append(int.from_bytes(digest, "big", signed=True))
            positions.append(position)
    return np.array(keys, dtype=np.int64), np.array(positions, dtype=np.int64)


def _pairs(block: list[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda position: (profiles[position].name.text, profiles[position].key))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
            yield one, other
