"""How much an offer says, as a number from 1 to 100, and what would raise it.

Courses and everything else that is held on dates: the rule of WISY, after the recommendation of the Arbeitsgruppe
Weiterbildungsdatenbanken (15 criteria; every run must have the item). Four basic things count 12.5 each; only when
all four are there, the others count. An entry that takes place all year round has no runs to look at: it is measured
by the same four basic things, then by what helps people to find and to use it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from bildungsbuero.core.offers import AT_PLACE, ONLINE, OfferRecord, RunRecord
from bildungsbuero.core.vocabulary import Kind

FULFILLED = 50
EXCEEDED = 90
LEAST, MOST = 1, 100
BASIC_POINTS = 12.5
KEYWORDS = 2
DISTANCE_MODES = frozenset({"online_live", "online_anytime"})
VOUCHER = "education_voucher"
HELD_ON_DATES = frozenset({"runs", "date"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What one run says."""

    has_begin: bool = False
    has_place: bool = False
    has_price: bool = False
    has_number: bool = False
    has_hours: bool = False
    has_end: bool = False
    has_most_seats: bool = False
    has_start_time: bool = False
    has_end_time: bool = False
    has_street: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """What the rule for courses looks at."""

    is_described: bool = False
    is_distance: bool = False
    is_paid_by_voucher: bool = False
    keywords: int = 0
    runs: tuple[RunFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """Something that is missing and what it would add."""

    name: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How complete an entry is, and what would raise it, most first."""

    value: int
    gains: tuple[Gain, ...] = field(default=())

    @property
    def is_fulfilled(self) -> bool:
        """Whether everything is there that must be."""
        return self.value >= FULFILLED

    @property
    def is_exceeded(self) -> bool:
        """Whether nearly everything is there."""
        return self.value >= EXCEEDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A name, its points and whether they are reached."""

    name: str
    points: float
    is_met: bool


def course_score(facts: CourseFacts) -> Score:
    """Return the score of a course by the rule of WISY; a course without any run scores 1."""
    if not facts.runs:
        return Score(value=LEAST, gains=(Gain(name="run", points=BASIC_POINTS),))

    def all_runs(name: str) -> bool:
        return all(getattr(run, name) for run in facts.runs)

    distance = facts.is_distance
    basic = (
        Criterion(name="description", points=BASIC_POINTS, is_met=facts.is_described),
        Criterion(name="begin", points=BASIC_POINTS, is_met=distance or all_runs("has_begin")),
        Criterion(name="where", points=BASIC_POINTS, is_met=distance or all_runs("has_place")),
        Criterion(name="price", points=BASIC_POINTS, is_met=facts.is_paid_by_voucher or all_runs("has_price")),
    )
    further = (
        Criterion(name="run_number", points=2, is_met=all_runs("has_number")),
        Criterion(name="hours", points=10, is_met=all_runs("has_hours")),
        Criterion(name="end", points=10, is_met=distance or all_runs("has_end")),
        Criterion(name="seats", points=10, is_met=all_runs("has_most_seats")),
        Criterion(name="start_time", points=5, is_met=all_runs("has_start_time")),
        Criterion(name="end_time", points=5, is_met=all_runs("has_end_time")),
        Criterion(name="street", points=3, is_met=distance or all_runs("has_street")),
        Criterion(name="keywords", points=5, is_met=facts.keywords >= KEYWORDS),
    )
    return summed(basic, further)


def summed(basic: tuple[Criterion, ...], further: tuple[Criterion, ...]) -> Score:
    """Return the points that are reached; the further ones count only when all basic ones are met."""
    has_basics = all(one.is_met for one in basic)
    counted = (*basic, *further) if has_basics else basic
    value = int(sum(one.points for one in counted if one.is_met))
    missing = sorted((one for one in counted if not one.is_met), key=lambda one: -one.points)
    gains = tuple(Gain(name=one.name, points=one.points) for one in missing)
    return Score(value=max(LEAST, min(MOST, value)), gains=gains)


def offer_score(record: OfferRecord, kind: Kind) -> Score:
    """Return how much an offer says, by the rule that fits its kind."""
    if record.runs or HELD_ON_DATES & set(kind.needs) or kind.confirm_days is None:
        return course_score(_course_facts(record))
    return _lasting_score(record, kind)


def _course_facts(record: OfferRecord) -> CourseFacts:
    return CourseFacts(
        is_described=_is_described(record),
        is_distance=_is_distance(record),
        is_paid_by_voucher=VOUCHER in record.reductions,
        keywords=_keywords(record),
        runs=tuple(_run_facts(record, run) for run in record.runs if not run.is_cancelled),
    )


def _run_facts(record: OfferRecord, run: RunRecord) -> RunFacts:
    sessions = run.sessions
    has_times = bool(run.starts_at and run.ends_at) or bool(sessions and all(one.ends_at for one in sessions))
    return RunFacts(
        has_begin=bool(run.starts_on or sessions) or run.rolling_entry,
        has_place=_says_where(record),
        has_price=record.cost != "unknown",
        has_number=bool(run.external_id),
        has_hours=has_times and bool(run.last_day or sessions),
        has_end=bool(run.ends_on or sessions or (run.starts_on and run.ends_at)),
        has_most_seats=run.seats is not None,
        has_start_time=bool(run.starts_at or (sessions and all(one.starts_at for one in sessions))),
        has_end_time=has_times,
        has_street=record.reach != AT_PLACE or bool(record.place and record.place.street),
    )


def _lasting_score(record: OfferRecord, kind: Kind) -> Score:
    profile = [one for one in kind.fields if one.name not in NOT_COUNTED]
    basic = (
        Criterion(name="description", points=BASIC_POINTS, is_met=_is_described(record)),
        Criterion(name="where", points=BASIC_POINTS, is_met=_says_where(record)),
        Criterion(name="contact", points=BASIC_POINTS, is_met=bool(record.contact or record.website)),
        Criterion(name="times_or_price", points=BASIC_POINTS, is_met=record.cost != "unknown" or says_when(record)),
    )
    further = (
        Criterion(name="times", points=15, is_met=says_when(record)),
        Criterion(name="phone_or_mail", points=10, is_met=_can_be_asked(record)),
        Criterion(name="life_phases", points=5, is_met=bool(record.life_phases)),
        Criterion(name="accessibility", points=7, is_met=_says_accessibility(record)),
        Criterion(
            name="street", points=3, is_met=record.reach != AT_PLACE or bool(record.place and record.place.street)
        ),
        Criterion(name="keywords", points=5, is_met=_keywords(record) >= KEYWORDS),
        Criterion(name="own_fields", points=5, is_met=all(record.profile.get(one.name) for one in profile)),
    )
    return summed(basic, further)


# Fields that are one way of saying something that is asked elsewhere.
NOT_COUNTED = frozenset({"opening_hours", "school_type", "school_number", "all_day", "age_from", "care_hours"})
SAYS_WHEN = ("opening_hours", "appointment", "register_via", "period", "booking")


def says_when(record: OfferRecord) -> bool:
    """Whether an entry without runs says when somebody can come, call or apply."""
    said = any(record.profile.get(name) for name in SAYS_WHEN)
    return said or bool(record.opening_hours) or record.reach == ONLINE


def _is_described(record: OfferRecord) -> bool:
    return max(len(record.summary), len(record.description)) > len(record.title)


def _is_distance(record: OfferRecord) -> bool:
    return record.reach == ONLINE or record.mode in DISTANCE_MODES


def _says_where(record: OfferRecord) -> bool:
    place = record.place
    return record.reach != AT_PLACE or bool(place and (place.postcode or place.town or place.name or place.district))


def _can_be_asked(record: OfferRecord) -> bool:
    return bool(record.contact and (record.contact.phone or record.contact.email))


def _says_accessibility(record: OfferRecord) -> bool:
    on_site: Callable[[OfferRecord], bool] = lambda one: bool(one.place and one.place.accessibility)  # noqa: E731
    return record.reach != AT_PLACE or bool(record.accessibility) or on_site(record)


def _keywords(record: OfferRecord) -> int:
    return len(record.topics) + len(record.target_groups) + bool(record.language_taught)
