"""Changes between units: the BBSR crosswalk, read as steps from one yearly list to the next, and what came after."""

from collections.abc import Iterable
from datetime import date

from tools.territory.sources import DEMO_DISTRICTS, Sources

COLUMNS = ("from_key", "to_key", "on", "on_precision", "share_of_people", "share_of_area", "basis")
Row = tuple[str, str, str, str, str, str, str]
Shares = tuple[float, float]

FIRST_LIST = 1997
LAST_LIST = 2020
SMALLEST_SHARE = 0.001

# Days that no file tells. Region Hannover: Gesetz über die Region Hannover, in force on 1 November 2001.
KNOWN_DAYS = {("03", 2001): "2001-11-01"}
# Where two receivers fit the lists: Taucha and others went from Leipziger Land to its neighbour Delitzsch; the other
# Kreis that fits, Torgau-Oschatz, does not touch Leipziger Land.
KNOWN_RECEIVERS = {("14379", "14730"): "14374"}

# After the crosswalk. Thüringer Gesetze zur freiwilligen Neugliederung: Eisenach 2021; Bickenriede, Zella, Beberstedt
# and Hüpstedt on 1 January 2023 and Struth on 1 January 2024 to Dingelstädt (nobody published how many people that
# were); Hallungen, a whole Gemeinde, on 1 January 2024 to Südeichsfeld.
UNPUBLISHED = (("16064", "16061", "2023-01-01"), ("16064", "16061", "2024-01-01"))
WHOLE_MUNICIPALITIES = (
    ("16056000", "16063105", "2021-07-01"),
    ("16063028", "16063104", "2024-01-01"),
    ("16063037", "16064074", "2024-01-01"),
)


def of_districts(sources: Sources) -> list[Row]:
    """Return the changes between Kreise from 1 January 1998 on."""
    rows: list[Row] = []
    for year in range(FIRST_LIST, LAST_LIST):
        rows += _step(sources, year)
    rows += _whole("16056", "16063", "2021-07-01") + _staying(["16063"], "2021-07-01")
    for giver, receiver, on in UNPUBLISHED:
        rows += [_row(giver, key, on, None, "unpublished") for key in (giver, receiver)]
        rows += _staying([receiver], on)
    return rows + _hallungen(sources)


def of_municipalities(sources: Sources) -> list[Row]:
    """Return the changes of the Gemeinden of the demo's Kreise since 2018, all of them whole."""
    wholes = [(*pair, _day_of(sources, pair)) for pair in _merged_municipalities(sources)]
    wholes += WHOLE_MUNICIPALITIES
    rows = [row for giver, receiver, on in wholes for row in _whole(giver, receiver, on)]
    for on in sorted({on for _giver, _receiver, on in wholes}):
        receivers = {receiver for _giver, receiver, day in wholes if day == on}
        created = {key for key in receivers if min(day for _g, to, day in wholes if to == key) == on}
        created -= set(sources.old_municipalities)
        rows += _staying(sorted(receivers - created), on)
    return rows


def of_associations(sources: Sources) -> list[Row]:
    """Return the Verbandsgemeinden of the demo's Kreise that went whole into another one."""
    now = {entry.ags: entry.ars[:9] for entry in sources.municipalities.values()}
    standing = {entry.ars for entry in sources.register if entry.record == "50"}
    wholes = []
    for entry in sources.old_register:
        if entry.record == "50" and entry.ags[:5] in DEMO_DISTRICTS and entry.ars not in standing:
            members = [old.ags for old in sources.old_municipalities.values() if old.ars[:9] == entry.ars]
            goals = {now.get(member, "") for member in members}
            days = {day for member in members for day in sources.effective_days[member] if day > "2018-09-30"}
            if len(goals) == 1 and len(days) == 1 and "" not in goals:
                wholes.append((entry.ars, goals.pop(), days.pop()))
    return [row for whole in wholes for row in _whole(*whole)]


def first_day(sources: Sources, state: str, keys: Iterable[str], year: int) -> tuple[str, str]:
    """Return the day, with its precision, on which a change of the Kreise of one Land took effect in a list year."""
    if (state, year) in KNOWN_DAYS:
        return KNOWN_DAYS[state, year], ""
    following = f"{year + 1}-01-01"
    days = {day for key in keys for day in sources.effective_days.get(key, ())}
    fitting = sorted(day for day in days if day[:4] == str(year) or day == following)
    return (fitting[0], "") if fitting else (f"{year}-01-01", "year")


def _step(sources: Sources, year: int) -> list[Row]:
    """Return what changed between the lists of 31.12. of a year and of the next."""
    before, after = sources.districts[year], sources.districts[year + 1]
    moved = {key: parts for key in before if (parts := _parts(key, before, after))}
    rows = []
    for state in sorted({key[:2] for key in moved}):
        parts_of = {key: parts for key, parts in moved.items() if key[:2] == state}
        receivers = {goal for parts in parts_of.values() for goal in parts}
        on, precision = first_day(sources, state, {*parts_of, *receivers}, year + 1)
        for giver, parts in parts_of.items():
            basis = "bbsr" if parts == before[giver] else "bbsr-step"
            rows += _divided(giver, parts, (on, precision, basis))
        rows += _staying(sorted((receivers & set(before)) - set(parts_of)), on, precision)
    return rows


def _parts(
    key: str, before: dict[str, dict[str, Shares]], after: dict[str, dict[str, Shares]]
) -> dict[str, Shares] | None:
    """Return the units of the later list that a unit of the earlier list became, None where nothing happened.

    The lists tell what each unit became by 2020. What a unit keeps is the most that all its shares allow; the rest
    went to the units that became the rest's goal wholly.
    """
    if key not in after:
        return before[key]
    same_goals = before[key].keys() == after[key].keys()
    areas_moved = max(abs(before[key][goal][1] - after[key][goal][1]) for goal in after[key]) if same_goals else 1
    if areas_moved < SMALLEST_SHARE * 2:
        return None
    kept = [min(before[key][goal][part] / after[key][goal][part] for goal in after[key]) for part in (0, 1)]
    parts: dict[str, Shares] = {key: (kept[0], kept[1])}
    for goal, (people, area) in before[key].items():
        later = after[key].get(goal, (0.0, 0.0))
        left = (people - kept[0] * later[0], area - kept[1] * later[1])
        if max(left) >= SMALLEST_SHARE:
            receiver = KNOWN_RECEIVERS.get((key, goal)) or _only_unit_that_became(goal, after, key)
            parts[receiver] = left
    return parts


def _only_unit_that_became(goal: str, after: dict[str, dict[str, Shares]], giver: str) -> str:
    fitting = [key for key, goals in after.items() if set(goals) == {goal} and key != giver]
    if goal in fitting:
        return goal
    if len(fitting) != 1:
        raise SystemExit(f"{giver} → {goal}: {fitting} all fit; add the right one to KNOWN_RECEIVERS")
    return fitting[0]


def _divided(giver: str, parts: dict[str, Shares], when: tuple[str, str, str]) -> list[Row]:
    """Return the rows of one unit, its shares rounded so that they add up to exactly 1."""
    on, precision, basis = when
    people = _rounded({key: max(shares[0], 0) for key, shares in parts.items()})
    area = _rounded({key: max(shares[1], 0) for key, shares in parts.items()})
    return [(giver, key, on, precision, people[key], area[key], basis) for key in parts]


def _rounded(shares: dict[str, float]) -> dict[str, str]:
    """Return shares of a whole with eight decimals; the largest takes the difference."""
    total = sum(shares.values())
    units = {key: round(share / total * 10**8) for key, share in shares.items()}
    largest = max(units, key=lambda key: units[key])
    units[largest] += 10**8 - sum(units.values())
    return {key: f"{count / 10**8:.8f}".rstrip("0").rstrip(".") for key, count in units.items()}


def _hallungen(sources: Sources) -> list[Row]:
    """Return the move of the Gemeinde Hallungen, weighed by the census of 2022 and the register's areas."""
    people = {key: count for key, count in sources.census_2022.items() if key[:5] == "16063"}
    areas = sum(entry.area_km2 or 0 for key, entry in sources.municipalities.items() if key[:5] == "16063")
    left = sources.old_municipalities["16063037"].area_km2 or 0
    share = (people["16063037"] / sum(people.values()), left / (areas + left))
    parts = {"16063": (1 - share[0], 1 - share[1]), "16064": share}
    return _divided("16063", parts, ("2024-01-01", "", "census-2022"))


def _merged_municipalities(sources: Sources) -> list[tuple[str, str]]:
    """Return Gemeinden of the 2018 register that the crosswalk shows as gone by 2020, with what they became."""
    listed = sources.region_municipalities[2018]
    return [
        (key, next(iter(goals)))
        for key, goals in listed.items()
        if key[:5] in DEMO_DISTRICTS and key not in goals and len(goals) == 1
    ]


def _day_of(sources: Sources, pair: tuple[str, str]) -> str:
    """Return the day on which the receiving Gemeinde changed; the crosswalk's lists must agree with it."""
    giver, receiver = pair
    last = max(year for year, listed in sources.region_municipalities.items() if giver in listed)
    on = max(sources.effective_days[receiver])
    # A merger on 1 January stands in the list of that year, one during the year as well.
    if date.fromisoformat(on).year != last + 1:
        raise SystemExit(f"{giver} → {receiver}: the register says {on}, the last list is {last}")
    return on


def _whole(giver: str, receiver: str, on: str) -> list[Row]:
    return [_row(giver, receiver, on, (1.0, 1.0), "whole")]


def _staying(keys: Iterable[str], on: str, precision: str = "") -> list[Row]:
    return [(key, key, on, precision, "1", "1", "whole") for key in keys]


def _row(giver: str, receiver: str, on: str, shares: Shares | None, basis: str) -> Row:
    people, area = (f"{share:g}" for share in shares) if shares else ("", "")
    return giver, receiver, on, "", people, area, basis
