"""One period of a data set as it is released: the state of every cell, what is shown of it, why it is withheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bildungsbuero.core.datasets import TOTAL as WHOLE
from bildungsbuero.core.protection.budget import Budget
from bildungsbuero.core.protection.cell_key import cell_key, perturbed
from bildungsbuero.core.protection.earlier import Earlier, protect_again
from bildungsbuero.core.protection.large import Interval
from bildungsbuero.core.protection.profile import Measured, Method, Profile, Role
from bildungsbuero.core.protection.rounding import BASE, rounded_count
from bildungsbuero.core.protection.shares import ShareRule
from bildungsbuero.core.protection.suppression import Protected, State
from bildungsbuero.core.protection.tables import TOTAL, Codes, CountTable

# Measure and area come first in the key of a cell, its codes follow.
MEASURE, AREA = "measure", "area"
DECIMALS_OF_A_SHARE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why a cell is withheld: the sum in which it stands beside a cell that it protects; both by their keys."""

    whole: Codes = ()
    protects: Codes = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRelease:
    """A period as it was released: true values, what became of each cell, what was shown of it.

    `counted` are the measures that were protected as counts of people.
    """

    method: Method
    min_cases: int
    zeros_are_safe: bool
    counted: frozenset[str]
    truth: Mapping[Codes, float | None]
    states: Mapping[Codes, State]
    shown: Mapping[Codes, float | None]
    because: Mapping[Codes, Because] = field(default_factory=dict)
    intervals: Mapping[Codes, Interval] = field(default_factory=dict)
    already_public: frozenset[Codes] = frozenset()
    audit: str = ""
    narrowest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What has to be known beside the figures of a period.

    Its dimensions, the area that an area is part of, sums that nobody declared (`hidden_sums`), and for the cell key
    method the secret of the installation and the name of the table and the period.
    """

    dimensions: tuple[str, ...]
    parents_of_areas: Mapping[str, str]
    further: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    secret: bytes = b""
    name: tuple[str, ...] = ()


def release_period(
    values: Mapping[Codes, float | None],
    profile: Profile,
    around: Surroundings,
    *,
    earlier: Sequence[PeriodRelease] = (),
    budget: Budget | None = None,
) -> PeriodRelease:
    """Return what may be shown of a period beside everything that earlier releases showed of it; raises Refusal.

    A period keeps the method by which it was first released, and the strictest rule that any release followed. What was
    protected as a count once is shown as a count or not at all.
    """
    profile = _as_before(profile, earlier)
    kept = PeriodRelease(
        method=profile.method,
        min_cases=profile.rule.min_cases,
        zeros_are_safe=profile.rule.zeros_are_safe,
        counted=frozenset(),
        truth=values,
        states={},
        shown={},
    )
    counts = _counts(values, profile)
    kept = replace(kept, counted=frozenset(key[0] for key in counts))
    if profile.method is Method.SUPPRESS:
        kept = _suppressed(kept, counts, profile=profile, around=around, earlier=earlier, budget=budget or Budget())
    else:
        kept = _changed(kept, counts, profile, around, earlier)
    return _with_other_measures(kept, values, profile)


def _as_before(profile: Profile, earlier: Sequence[PeriodRelease]) -> Profile:
    if not earlier:
        return profile
    rule = replace(
        profile.rule,
        min_cases=max([profile.rule.min_cases, *(one.min_cases for one in earlier)]),
        zeros_are_safe=profile.rule.zeros_are_safe and all(one.zeros_are_safe for one in earlier),
    )
    counted = {measure for one in earlier for measure in one.counted}
    measures = {
        measure: Measured(role=Role.WITHHELD) if measure in counted and said.role is not Role.COUNT else said
        for measure, said in profile.measures.items()
    }
    return replace(profile, method=earlier[0].method, rule=rule, measures=measures)


def _counts(values: Mapping[Codes, float | None], profile: Profile) -> dict[Codes, int | None]:
    """The cells that count people; a measure with a number that is no count is left out as a whole."""
    cells = {key: value for key, value in values.items() if profile.measured(key[0]).role is Role.COUNT}
    wrong = {key[0] for key, value in cells.items() if value is not None and (value < 0 or value != int(value))}
    return {key: None if value is None else int(value) for key, value in cells.items() if key[0] not in wrong}


def count_table(counts: Mapping[Codes, int | None], profile: Profile, around: Surroundings) -> CountTable:
    """Return the counts of all measures and areas as one table, with all that is known of what is part of what."""
    shares = (measured for measured in profile.measures.values() if measured.role is Role.SHARE)
    measures = {_code(MEASURE, one.numerator): _code(MEASURE, one.denominator) for one in shares}
    areas = {_code(AREA, area): _code(AREA, whole) for area, whole in around.parents_of_areas.items()}
    return CountTable(
        dimensions=(MEASURE, AREA, *around.dimensions),
        counts={_codes(key): count for key, count in counts.items()},
        parents={**profile.parents, MEASURE: measures, AREA: areas},
        overlapping=frozenset({MEASURE, *profile.overlapping}),
        is_complete=False,
        further={
            dimension: {
                _code(dimension, code): tuple(_code(dimension, other) for other in others)
                for code, others in sums.items()
            }
            for dimension, sums in around.further.items()
        },
    )


def _codes(key: Codes) -> Codes:
    return (_code(MEASURE, key[0]), _code(AREA, key[1]), *(TOTAL if code == WHOLE else code for code in key[2:]))


def _code(dimension: str, code: str) -> str:
    """Measures and areas have no total of their own, whatever they are called."""
    return f"{dimension} {code}" if dimension in {MEASURE, AREA} else code


def _suppressed(
    kept: PeriodRelease,
    counts: Mapping[Codes, int | None],
    *,
    profile: Profile,
    around: Surroundings,
    earlier: Sequence[PeriodRelease],
    budget: Budget,
) -> PeriodRelease:
    if not counts:
        return kept
    table = count_table(counts, profile, around)
    before = [one for one in (_before(release, profile, around) for release in earlier) if one is not None]
    found = protect_again(table, profile.rule, before, budget=budget)
    keys = list(counts)
    states = dict(zip(keys, found.states, strict=True))
    return replace(
        kept,
        states=states,
        shown={key: kept.truth[key] if states[key] is State.PUBLISHED else None for key in keys},
        because=_reasons(table, found, keys),
        intervals={keys[cell]: interval for cell, interval in found.intervals.items() if cell < len(keys)},
        already_public=frozenset(keys[cell] for cell in found.already_public),
        audit=found.method,
        narrowest=found.narrowest_interval,
    )


def _before(release: PeriodRelease, profile: Profile, around: Surroundings) -> Earlier | None:
    """An earlier release of the same period in the dimensions of today; what was withheld then is protected still."""
    width = len(around.dimensions) + 2
    found: dict[Codes, int | None] = {}
    states: list[State] = []
    for key, state in release.states.items():
        value = release.truth[key]
        is_count = value is None or (value >= 0 and value == int(value))
        was_shown = state is State.PUBLISHED and profile.measured(key[0]).role is Role.COUNT
        if is_count and (key[0] in release.counted or was_shown):
            found[(*key, *[WHOLE] * (width - len(key)))] = None if value is None else int(value)
            states.append(state)
    return Earlier(table=count_table(found, profile, around), states=states) if found else None


def _changed(
    kept: PeriodRelease,
    counts: Mapping[Codes, int | None],
    profile: Profile,
    around: Surroundings,
    earlier: Sequence[PeriodRelease],
) -> PeriodRelease:
    """Round each count, or change it by its key; no cell is withheld, and nothing is audited.

    A count that was shown before is shown in the same way, even where the secret of the installation is another one
    since: two changes of one count would tell more about it than one.
    """
    before: dict[tuple[Codes, float | None], float | None] = {}
    for release in earlier:
        for key in release.states:
            if release.states[key] is State.PUBLISHED and key[0] in release.counted:
                before.setdefault((key, release.truth[key]), release.shown[key])

    def change(key: Codes, count: int) -> float:
        shown = before.get((key, count))
        if shown is not None:
            return shown
        if profile.method is Method.ROUND_TO_5:
            return rounded_count(count)
        return perturbed(count, cell_key(around.secret, (*around.name, *key), count))

    return replace(
        kept,
        states={key: State.UNKNOWN if count is None else State.PUBLISHED for key, count in counts.items()},
        shown={key: None if count is None else float(change(key, count)) for key, count in counts.items()},
    )


def _with_other_measures(kept: PeriodRelease, values: Mapping[Codes, float | None], profile: Profile) -> PeriodRelease:
    """Add shares, measures that say nothing about people, and those that are not shown."""
    states, shown = dict(kept.states), dict(kept.shown)
    for key, value in values.items():
        if key in states:
            continue
        if value is None:
            states[key], shown[key] = State.UNKNOWN, None
            continue
        may_show = _may_show(key, kept, values, profile)
        states[key] = State.PUBLISHED if may_show else State.WITHHELD
        shown[key] = _share(value, profile) if may_show else None
    return replace(kept, states=states, shown=shown)


def _may_show(key: Codes, kept: PeriodRelease, values: Mapping[Codes, float | None], profile: Profile) -> bool:
    measured = profile.measured(key[0])
    if measured.role is Role.FREE:
        return True
    if measured.role is not Role.SHARE or profile.method is Method.CELL_KEY:
        return False
    top, bottom = (measured.numerator, *key[1:]), (measured.denominator, *key[1:])
    if not all(kept.states.get(part) is State.PUBLISHED for part in (top, bottom)):
        return False
    if profile.method is Method.ROUND_TO_5 and not profile.shares_from_true_counts:
        return _is_coarse(values[key], kept.shown[top]) and _share_of_rounded(profile).may_show(
            kept.shown[top], kept.shown[bottom]
        )
    return profile.share_rule.may_show(values.get(top), values.get(bottom))


def _is_coarse(share: float | None, numerator: float | None) -> bool:
    """Whether a step of a share is as many people as the rounding hides, so that it does not tell the count."""
    return bool(share and numerator) and abs((numerator or 0) / (share or 1)) * 10**-DECIMALS_OF_A_SHARE >= BASE


def _share_of_rounded(profile: Profile) -> ShareRule:
    """The rule for what is shown: a zero may be a small count, and what is withheld must not tell it either."""
    return replace(profile.share_rule, zeros_are_safe=False)


def _share(value: float, profile: Profile) -> float:
    """With rounded counts the digits of a share must not tell what was rounded away."""
    return value if profile.method is Method.SUPPRESS else round(value, DECIMALS_OF_A_SHARE)


def _reasons(table: CountTable, found: Protected, keys: Sequence[Codes]) -> dict[Codes, Because]:
    """For each cell that protects others, the sum in which it stands beside an unsafe one, or else a withheld one."""
    all_sums = table.with_all_sums()
    withheld = {cell for cell, state in enumerate(found.states) if state is not State.PUBLISHED}
    primary = {cell for cell in withheld if found.states[cell] is State.PRIMARY}
    because: dict[Codes, Because] = {}
    for beside in (primary, withheld):
        for whole, parts in all_sums.sums:
            cells = [cell for cell in (whole, *parts) if cell < len(keys)]
            protects = next((cell for cell in cells if cell in beside), None)
            for cell in cells if protects is not None else ():
                if found.states[cell] is State.SECONDARY and cell != protects and keys[cell] not in because:
                    name = keys[whole] if whole < len(keys) else ()
                    because[keys[cell]] = Because(whole=name, protects=keys[protects or 0])
    return because
