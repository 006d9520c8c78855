"""The score of a pair: weights for and against, added up as powers of two, and a veto that wins over all of them.

The weights are those of Fellegi and Sunter (log₂ of how much oftener a finding is seen among the same than among
different things), set by hand on generated German registers; `docs/explanation/dubletten.md` says how.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from bildungsbuero.core.matching.addresses import SAME_STREET, street_likeness
from bildungsbuero.core.matching.names import Name, excluded, is_within, likeness
from bildungsbuero.core.matching.reaching import SHARED_HOSTS
from bildungsbuero.core.matching.reasons import Reason
from bildungsbuero.core.matching.subjects import Kind, Profile, Subject, profile_of
from bildungsbuero.core.matching.words import EXCLUSIVE
from bildungsbuero.core.places import distance_m

# From here on a pair is shown, from there on it is all but certain.
THRESHOLD = 0.5
SURE = 0.95
# How rare it is that two entries with something in common are the same.
PRIOR = {Kind.ORGANISATION: -4.0, Kind.PLACE: -4.0, Kind.OFFER: -5.0}
# Likeness of names → weight; between the points it is interpolated.
TITLE_POINTS = ((0.0, -12.0), (0.5, -9.0), (0.65, -6.0), (0.75, -4.0), (0.85, 0.0), (0.93, 4.0), (1.0, 7.0))
NAME_POINTS = ((0.0, -12.0), (0.5, -8.0), (0.65, -4.5), (0.75, -1.5), (0.85, 2.5), (0.93, 5.0), (1.0, 7.0))
PROVIDER_POINTS = ((0.0, -7.0), (0.4, -5.0), (0.6, -2.0), (0.75, 1.0), (0.9, 2.5), (1.0, 3.0))
# At one door, a name and its beginning are held to be alike.
CUT_SHORT = 0.84
# Titles less alike than this are not made the same by anything else.
LEAST_TITLE = 0.77
# So much a name tells that is made of common words only.
LEAST_TOLD = 0.45
MOST_BY_REACHING = 6.0
MOST_BY_REST = 1.5
# Address and ways to reach it, together.
MOST_AROUND, MOST_AROUND_OF_TWO_NAMES = 12.0, 7.0
MOST_AROUND_OFFERS, MOST_AROUND_OF_TWO_PROVIDERS = 3.0, 2.0
NEAR_M, AROUND_M, FAR_M = 60.0, 300.0, 2_000.0
SHARED_DIGITS = 7
# "Bad" and "St." begin many names of towns.
LONG_TOWN = 6


class Verdict(StrEnum):
    """What a pair is held to be."""

    SAME = "same"
    NEW_RUN = "new_run"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entries by their keys, how likely they are the same (0 to 1), and why."""

    a: str
    b: str
    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]

    @property
    def is_vetoed(self) -> bool:
        """Whether something excludes that the two are the same."""
        return any(reason.code.startswith("veto") for reason in self.reasons)


def compare(a: Subject, b: Subject) -> Pair:
    """Return what two entries are held to be; the order of the two makes no difference but in the keys."""
    return compare_profiles(profile_of(a), profile_of(b))


def compare_profiles(a: Profile, b: Profile) -> Pair:
    """Return what two entries are held to be that were made ready before."""
    veto = find_veto(a, b)
    if veto is not None:
        return Pair(a=a.key, b=b.key, score=0.0, verdict=Verdict.DIFFERENT, reasons=(veto,))
    return _weighed(a, b, _of_names(a, b))


def find_pair(a: Profile, b: Profile, *, threshold: float) -> Pair | None:
    """Return the pair if it reaches the threshold; what cannot any more after the names is not looked at further."""
    if find_veto(a, b) is not None:
        return None
    if a.kind == Kind.OFFER and likeness(a.name, b.name) < LEAST_TITLE:
        return None
    names = _of_names(a, b)
    most = PRIOR[a.kind] + sum(reason.weight for reason in names) + _most_around(a, names) + MOST_BY_REST
    if (not a.identifiers or not b.identifiers) and _as_share(most) < threshold:
        return None
    pair = _weighed(a, b, names)
    return pair if pair.score >= threshold else None


def _weighed(a: Profile, b: Profile, names: list[Reason]) -> Pair:
    around = _capped([*_of_place(a, b), *_of_reaching(a, b)], _most_around(a, names))
    reasons = [*names, *around, *_of_rest(a, b)]
    score = _as_share(PRIOR[a.kind] + sum(reason.weight for reason in reasons))
    verdict = Verdict.SAME if score >= THRESHOLD else Verdict.DIFFERENT
    if verdict == Verdict.SAME and any(reason.code == "when_different" for reason in reasons):
        verdict = Verdict.NEW_RUN
    ordered = sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.code))
    return Pair(a=a.key, b=b.key, score=score, verdict=verdict, reasons=tuple(ordered))


def find_veto(a: Profile, b: Profile) -> Reason | None:
    """Return what excludes that two entries are the same, or None."""
    if a.kind != b.kind:
        return Reason(code="veto_kind", weight=-math.inf)
    one, other = a.name.marks.what, b.name.marks.what
    if one and other and one != other:
        return _veto("veto_number", one, other)
    if a.levels and b.levels and a.levels != b.levels:
        return _veto("veto_level", a.levels, b.levels)
    if group := excluded(a.name.exclusive, b.name.exclusive):
        return Reason(code="veto_words", weight=-math.inf, facts={"a": _said(a.name, group), "b": _said(b.name, group)})
    if a.identifiers and b.identifiers and _contradict(a.identifiers, b.identifiers):
        return Reason(code="veto_identifier", weight=-math.inf)
    return None


def _of_names(a: Profile, b: Profile) -> list[Reason]:
    alike = likeness(a.name, b.name)
    if alike < CUT_SHORT and a.kind != Kind.OFFER and _is_one_door(a, b) and is_within(a.name, b.name):
        alike = CUT_SHORT
    weight = _between(TITLE_POINTS if a.kind == Kind.OFFER else NAME_POINTS, alike)
    if weight > 0:
        weight *= LEAST_TOLD + (1 - LEAST_TOLD) * min(1.0, a.name.weight, b.name.weight)
    found = [_by_degree("name", alike, weight)]
    if a.name.marks.what != b.name.marks.what:
        number = ", ".join(sorted(a.name.marks.what | b.name.marks.what))
        found.append(
            Reason(code="number_missing", weight=-9.0 if a.kind == Kind.OFFER else -6.0, facts={"number": number})
        )
    found.extend(_said_once(a, b))
    if a.provider is not None and b.provider is not None:
        alike = likeness(a.provider, b.provider)
        if a.provider.marks.what != b.provider.marks.what or excluded(a.provider.exclusive, b.provider.exclusive):
            alike = 0.0
        found.append(_by_degree("provider", alike, _between(PROVIDER_POINTS, alike)))
    return found


def _said_once(a: Profile, b: Profile) -> list[Reason]:
    """Return what only one name says, though it makes it another thing: "Förderverein", "für Anfänger"."""
    if a.name.apart != b.name.apart:
        words = ", ".join(sorted(a.name.apart ^ b.name.apart))
        return [Reason(code="said_once", weight=-12.0, facts={"words": words})]
    one, other = dict(a.name.exclusive), dict(b.name.exclusive)
    if a.kind == Kind.OFFER and one.keys() != other.keys():
        groups = sorted(one.keys() ^ other.keys())
        words = ", ".join(sorted({_said(name, group) for name in (a.name, b.name) for group in groups} - {""}))
        return [Reason(code="said_once", weight=-6.0, facts={"words": words})]
    return []


def _of_place(a: Profile, b: Profile) -> list[Reason]:
    found = _of_address(a, b)
    is_same_spot = _is_one_door(a, b) or any(reason.code == "point_near" for reason in found)
    if a.postcode and a.postcode == b.postcode:
        found.append(Reason(code="postcode_same", weight=1.5))
    elif a.town and b.town:
        if _is_same_town(a.town, b.town):
            found.append(Reason(code="town_same", weight=1.0))
        elif is_same_spot and a.kind != Kind.OFFER:
            # A Hauptstraße 5 stands in many towns.
            found.append(Reason(code="town_different", weight=-6.0 if a.postcode and b.postcode else -1.5))
        else:
            found.append(Reason(code="town_different", weight=-9.0))
    return found


def _is_one_door(a: Profile, b: Profile) -> bool:
    """Whether street and number are known of both and the same."""
    return bool(a.house) and a.house == b.house and bool(a.street and b.street) and _is_one_street(a, b)


def _is_one_street(a: Profile, b: Profile) -> bool:
    return street_likeness(a.street, b.street) * 100 >= SAME_STREET


def _is_same_town(a: str, b: str) -> bool:
    """Whether two towns are one, also where one names a part of it, or leaves out on which river it lies."""
    short, long = sorted((a.split(), b.split()), key=len)
    return a in b or b in a or (len(short[0]) >= LONG_TOWN and short[0] == long[0])


def _of_address(a: Profile, b: Profile) -> list[Reason]:
    is_offer = a.kind == Kind.OFFER
    if a.street and b.street:
        if not _is_one_street(a, b):
            return [Reason(code="street_different", weight=-8.5 if is_offer else -1.5)]
        if a.house == b.house or not (a.house and b.house):
            return [Reason(code="address_same", weight=2.0 if is_offer or not (a.house and b.house) else 4.0)]
        return [Reason(code="house_different", weight=-3.0 if is_offer else 0.5)]
    if a.point is not None and b.point is not None:
        return _of_points(distance_m(*a.point, *b.point))
    return []


def _of_points(metres: float) -> list[Reason]:
    if metres <= AROUND_M:
        return [Reason(code="point_near", weight=3.0 if metres <= NEAR_M else 1.0, facts={"metres": math.ceil(metres)})]
    if metres >= FAR_M:
        return [Reason(code="point_far", weight=-2.0, facts={"kilometres": f"{metres / 1000:.0f}"})]
    return []


def _of_reaching(a: Profile, b: Profile) -> list[Reason]:
    """Return what telephone, mail and web say; together they never say more than the name."""
    found = [reason for reason in (_of_phones(a, b), _of_mail(a, b), _of_web(a, b)) if reason is not None]
    return _capped(found, MOST_BY_REACHING)


def _most_around(a: Profile, names: list[Reason]) -> float:
    """Return how much address and telephone may say for sameness.

    In one house several services with one telephone are usual, and all courses of a provider share both: what is around
    says much only where the names agree.
    """
    if a.kind == Kind.OFFER:
        is_one_provider = any(reason.code in ("provider_same", "provider_alike") for reason in names)
        return MOST_AROUND_OFFERS if is_one_provider else MOST_AROUND_OF_TWO_PROVIDERS
    return MOST_AROUND if names[0].weight > 0 else MOST_AROUND_OF_TWO_NAMES


def _capped(reasons: list[Reason], most: float) -> list[Reason]:
    """Return the reasons with those that speak for sameness reduced alike, so that together they say no more."""
    total = sum(reason.weight for reason in reasons if reason.weight > 0)
    if total <= most:
        return reasons
    return [
        Reason(code=reason.code, weight=reason.weight * most / total, facts=reason.facts)
        if reason.weight > 0
        else reason
        for reason in reasons
    ]


def _of_phones(a: Profile, b: Profile) -> Reason | None:
    if not (a.phone and b.phone):
        return None
    if a.phone == b.phone:
        return Reason(code="phone_same", weight=4.0)
    if a.phone[:SHARED_DIGITS] == b.phone[:SHARED_DIGITS] and abs(len(a.phone) - len(b.phone)) <= 2:
        return Reason(code="phone_near", weight=0.5)
    return Reason(code="phone_different", weight=-0.7)


def _of_mail(a: Profile, b: Profile) -> Reason | None:
    if a.mailbox and a.mailbox == b.mailbox:
        return Reason(code="mailbox_same", weight=4.0)
    if a.mail_domain and a.mail_domain == b.mail_domain:
        return Reason(code="domain_same", weight=1.5)
    return None


def _of_web(a: Profile, b: Profile) -> Reason | None:
    if not (a.host and b.host):
        return None
    if a.host != b.host:
        return Reason(code="host_different", weight=-0.5)
    if a.page == b.page and (a.page or a.host not in SHARED_HOSTS):
        # Of offers, the home page of a provider says no more than its server.
        return Reason(code="page_same", weight=3.0 if a.page or a.kind != Kind.OFFER else 0.5)
    return None if a.host in SHARED_HOSTS else Reason(code="host_same", weight=0.5 if a.page and b.page else 1.5)


def _of_rest(a: Profile, b: Profile) -> list[Reason]:
    found = []
    if set(a.identifiers) & set(b.identifiers):
        found.append(Reason(code="identifier_same", weight=8.0))
    if a.sort and b.sort and a.sort != b.sort:
        found.append(Reason(code="sort_different", weight=-2.0))
    if a.days and b.days and a.days & b.days:
        found.append(Reason(code="days_same", weight=1.5))
    when = _of_occasions(a, b)
    return [*found, when] if when is not None else found


def _of_occasions(a: Profile, b: Profile) -> Reason | None:
    """Return whether only the time tells the two apart; for actors a year in the name is a part of the name."""
    one, other = a.name.marks.when, b.name.marks.when
    is_offer = a.kind == Kind.OFFER
    differ = bool(excluded(a.name.occasions, b.name.occasions)) or bool(one and other and one.isdisjoint(other))
    if differ or (a.days and b.days and a.days.isdisjoint(b.days)):
        return Reason(code="when_different", weight=0.0 if is_offer else -4.0)
    if {group for group, _line in a.name.occasions} ^ {group for group, _line in b.name.occasions}:
        # A course "am Abend" is rarely the one that says nothing of it.
        return Reason(code="when_missing", weight=-6.5 if is_offer else -1.0)
    if bool(one) != bool(other):
        return Reason(code="when_missing", weight=-2.5 if is_offer else -1.0)
    return None


def _by_degree(what: str, alike: float, weight: float) -> Reason:
    degree = "same" if alike >= 0.99 else "alike" if weight > 0 else "different"
    return Reason(code=f"{what}_{degree}", weight=weight, facts={"percent": math.floor(alike * 100)})


def _between(points: tuple[tuple[float, float], ...], at: float) -> float:
    """Return the weight at a likeness, on the line between the two points around it."""
    above = min(bisect_right(points, (at, math.inf)), len(points) - 1)
    (x0, y0), (x1, y1) = points[above - 1], points[above]
    return y0 + (y1 - y0) * (min(at, x1) - x0) / (x1 - x0)


def _as_share(weight: float) -> float:
    """Return the odds 2^weight as a share, rounded so that the order of adding makes no difference."""
    return round(1 / (1 + math.pow(2, -weight)), 4)


def _contradict(a: tuple[tuple[str, str], ...], b: tuple[tuple[str, str], ...]) -> bool:
    """Whether a register knows both, under numbers of which none is shared."""
    schemes = {scheme for scheme, _value in a} & {scheme for scheme, _value in b}
    return bool(schemes) and not set(a) & set(b)


def _veto(code: str, a: frozenset[str], b: frozenset[str]) -> Reason:
    return Reason(code=code, weight=-math.inf, facts={"a": ", ".join(sorted(a)), "b": ", ".join(sorted(b))})


def _said(name: Name, group: str) -> str:
    members = {word for line in EXCLUSIVE[group] for word in line}
    return ", ".join(sorted(word for word in name.words if word in members))
