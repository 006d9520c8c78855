"""From the facts of a data set to what may be published of them, beside all that earlier releases showed."""

import json
from collections.abc import Mapping
from dataclasses import replace

import duckdb

from bildungsbuero.core.cells import SEVERITY, Meaning, Quality
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.protection import Budget
from bildungsbuero.core.protection.hidden_sums import hidden_sums
from bildungsbuero.core.protection.periods import AREA, MEASURE, PeriodRelease, Surroundings, release_period
from bildungsbuero.core.protection.profile import Method, Profile, Role
from bildungsbuero.core.protection.suppression import State
from bildungsbuero.core.protection.tables import Codes
from bildungsbuero.warehouse.catalogue import Protection, StoredDataset
from bildungsbuero.warehouse.cells import QUALITY_BITS
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.releases import Draft, PeriodNote, Release, cells_of, last_release, releases, store_release
from bildungsbuero.warehouse.sql import literal, name
from bildungsbuero.warehouse.true_shares import keep_true_counts

# A period with more cells than were tried is not protected here, and so not published.
MOST_CELLS = 100_000
# So many steps of the solver one data set may take: some minutes, counted, so that all machines stop at the same place.
MOST_STEPS = 5_000_000
FIXED = {"area", "period", "measure", "value", "severity", "mark", "quality", "delivery", "row"}
SUPPRESSED = SEVERITY[Meaning.SUPPRESSED]
WITHHELD = frozenset({State.PRIMARY, State.SECONDARY, State.WITHHELD})

Values = dict[str, dict[Codes, float | None]]


def write_protected(connection: duckdb.DuckDBPyConnection, folder: Folder, dataset: StoredDataset, facts: str) -> None:
    """Make the published table of a data set from its facts in a temporary table.

    Withheld values never enter the file; periods that could not be protected have no rows.
    """
    found = last_release(folder, dataset.table) if is_remembered(folder, dataset) else None
    found = found or _release(connection, folder, dataset, facts)
    dimensions = _dimensions(connection, facts)
    cells = cells_of(found)
    _load_states(connection, cells, dimensions)
    keys = ["period", "measure", "area", *dimensions]
    same = " AND ".join(f"f.{name(key)} = s.{name(key)}" for key in keys)
    rounded = QUALITY_BITS[Quality.ROUNDED]
    connection.execute(
        f"""
        CREATE TABLE {name(dataset.table)} AS SELECT f.* REPLACE (
            CASE WHEN s._withheld THEN NULL ELSE s._shown END AS value,
            CASE WHEN s._withheld THEN {SUPPRESSED} ELSE f.severity END::SMALLINT AS severity,
            CASE WHEN s._withheld THEN '.' WHEN s._changed THEN '' ELSE f.mark END AS mark,
            CASE WHEN s._withheld THEN 0 WHEN s._changed THEN f.quality | {rounded} ELSE f.quality END::SMALLINT
                AS quality
        )
        FROM {facts} f JOIN protected_states s ON {same}
        ORDER BY f.area, f.period, f.measure {"".join(f", f.{name(key)}" for key in dimensions)}
        """
    )
    if any(note.method is Method.ROUND_TO_5 for note in cells.values()):
        keep_true_counts(connection, dataset.table, facts, same=same)
    connection.execute("DROP TABLE protected_states")


def has_rounded_periods(folder: Folder, dataset: StoredDataset) -> bool:
    """Whether a period of a data set was released with rounded counts, so that its shares need the true ones."""
    last = last_release(folder, dataset.table) if dataset.protection is not None else None
    return last is not None and any(note.method == Method.ROUND_TO_5 for note in last.periods.values())


def is_remembered(folder: Folder, dataset: StoredDataset) -> bool:
    """Whether the last release of a data set was made from what counts today."""
    last = last_release(folder, dataset.table)
    return last is not None and last.signature == dataset.signature


def remember_as_shown(
    connection: duckdb.DuckDBPyConnection, folder: Folder, dataset: StoredDataset, facts: str
) -> None:
    """Keep what a data set shows that its source has protected: all of it is known from now on."""
    dimensions, values = _values(connection, facts)
    periods = {
        period: PeriodRelease(
            method=Method.SUPPRESS,
            min_cases=0,
            zeros_are_safe=True,
            counted=frozenset(),
            truth=cells,
            states={key: State.UNKNOWN if value is None else State.PUBLISHED for key, value in cells.items()},
            shown=cells,
        )
        for period, cells in values.items()
    }
    draft = Draft(
        signature=dataset.signature,
        dimensions=dimensions,
        deliveries=[item.number for item in dataset.deliveries],
        periods=periods,
        is_protected_at_source=True,
    )
    store_release(folder, dataset.table, draft)


def preview(
    connection: duckdb.DuckDBPyConnection, folder: Folder, dataset: StoredDataset, facts: str
) -> tuple[dict[str, PeriodRelease], dict[str, PeriodNote]]:
    """Return what would be released of the facts, and the periods of which nothing would be; nothing is kept."""
    return _protect(connection, folder, dataset, facts)


def _release(connection: duckdb.DuckDBPyConnection, folder: Folder, dataset: StoredDataset, facts: str) -> Release:
    dimensions = _dimensions(connection, facts)
    periods, problems = _protect(connection, folder, dataset, facts)
    draft = Draft(
        signature=dataset.signature,
        dimensions=[*dimensions, *_gone(folder, dataset, dimensions)],
        deliveries=[item.number for item in dataset.deliveries],
        periods=periods,
        problems=problems,
    )
    return store_release(folder, dataset.table, draft)


def _protect(
    connection: duckdb.DuckDBPyConnection, folder: Folder, dataset: StoredDataset, facts: str
) -> tuple[dict[str, PeriodRelease], dict[str, PeriodNote]]:
    protection = dataset.protection
    assert protection is not None  # noqa: S101 - asked for only with a profile
    dimensions, values = _values(connection, facts)
    kept = releases(folder, dataset.table)
    gone = _gone(folder, dataset, dimensions)
    dimensions = [*dimensions, *gone]
    values = {period: _padded(cells, len(gone)) for period, cells in values.items()}
    before = [_in_order(release, dimensions) for release in kept]
    around = _surroundings(connection, dataset, protection, dimensions, values)
    budget = Budget(MOST_STEPS)
    periods: dict[str, PeriodRelease] = {}
    problems: dict[str, PeriodNote] = {}
    for period, cells in sorted(values.items()):
        earlier = [release[period] for release in before if period in release]
        here = replace(around, name=(dataset.table, period))
        try:
            if len(cells) > MOST_CELLS:
                raise Refusal("protection.too_large", most=MOST_CELLS)
            periods[period] = release_period(cells, protection.profile, here, earlier=earlier, budget=budget)
        except Refusal as refusal:
            problems[period] = PeriodNote(problem=refusal.code, facts=_without_numbers(refusal))
    return periods, problems


def _gone(folder: Folder, dataset: StoredDataset, dimensions: list[str]) -> list[str]:
    """Dimensions that earlier releases had and this one has not: its figures stand at the total of them."""
    kept = releases(folder, dataset.table)
    return list(dict.fromkeys(one for release in kept for one in release.dimensions if one not in dimensions))


def _padded(cells: Mapping[Codes, float | None], count: int) -> dict[Codes, float | None]:
    return {(*key, *[TOTAL] * count): value for key, value in cells.items()}


def _in_order(release: Release, dimensions: list[str]) -> dict[str, PeriodRelease]:
    """What a release showed, its cells named by the dimensions of today."""

    def named(key: Codes) -> Codes:
        codes = dict(zip(release.dimensions, key[2:], strict=True))
        return (*key[:2], *(codes.get(dimension, TOTAL) for dimension in dimensions))

    return {
        period: replace(
            cells,
            truth={named(key): value for key, value in cells.truth.items()},
            states={named(key): state for key, state in cells.states.items()},
            shown={named(key): value for key, value in cells.shown.items()},
        )
        for period, cells in cells_of(release).items()
    }


def _surroundings(
    connection: duckdb.DuckDBPyConnection,
    dataset: StoredDataset,
    protection: Protection,
    dimensions: list[str],
    values: Values,
) -> Surroundings:
    counts = [_counts(cells, protection.profile) for cells in values.values()]
    units = dict(connection.execute("SELECT key, parent FROM areas").fetchall())
    return Surroundings(
        dimensions=tuple(dimensions),
        parents_of_areas=_parents(values, {**protection.parents_of_areas, **units}),
        further=hidden_sums(counts, (MEASURE, AREA, *dimensions), total=TOTAL),
        secret=protection.secret,
        name=(dataset.table,),
    )


def _counts(cells: Mapping[Codes, float | None], profile: Profile) -> dict[Codes, int | None]:
    return {
        key: None if value is None or value != int(value) else int(value)
        for key, value in cells.items()
        if profile.measured(key[0]).role is Role.COUNT
    }


def _parents(values: Values, known: Mapping[str, str]) -> dict[str, str]:
    """The area that each area is part of; what no register knows is part of the lowest one that stands there."""
    parents = {area: whole for area, whole in known.items() if whole}
    areas = sorted({key[1] for cells in values.values() for key in cells})
    registered = [area for area in areas if area in known]
    lowest = [area for area in registered if not any(_is_within(other, area, parents) for other in registered)]
    if len(lowest) == 1:
        parents |= {area: lowest[0] for area in areas if area not in known}
    return parents


def _is_within(area: str, whole: str, known: Mapping[str, str]) -> bool:
    while area in known:
        area = known[area]
        if area == whole:
            return True
    return False


def _without_numbers(refusal: Refusal) -> dict[str, str]:
    """The facts of a refusal that everybody in the office may read: no counts."""
    return {key: str(value) for key, value in refusal.facts.items() if key in {"cell", "most", "steps", "width"}}


def _dimensions(connection: duckdb.DuckDBPyConnection, facts: str) -> list[str]:
    columns = [row[0] for row in connection.execute(f"DESCRIBE {facts}").fetchall()]
    return [column for column in columns if column not in FIXED]


def _values(connection: duckdb.DuckDBPyConnection, facts: str) -> tuple[list[str], Values]:
    dimensions = _dimensions(connection, facts)
    selected = ", ".join(["period", "value", "measure", "area", *(name(column) for column in dimensions)])
    found: Values = {}
    for period, value, *key in connection.execute(f"SELECT {selected} FROM {facts}").fetchall():
        found.setdefault(period, {})[tuple(key)] = value
    return dimensions, found


def _load_states(
    connection: duckdb.DuckDBPyConnection, periods: Mapping[str, PeriodRelease], dimensions: list[str]
) -> None:
    columns = ["period", "measure", "area", *dimensions]
    rows = [
        dict(zip(columns, (period, *key[: len(columns) - 1]), strict=True))
        | {
            "_shown": release.shown[key],
            "_withheld": state in WITHHELD,
            "_rounded": release.method is Method.ROUND_TO_5,
            "_changed": release.method is not Method.SUPPRESS
            and key[0] in release.counted
            and state is State.PUBLISHED,
        }
        for period, release in periods.items()
        for key, state in release.states.items()
    ]
    shape = json.dumps(
        [
            dict.fromkeys(columns, "VARCHAR")
            | {"_shown": "DOUBLE", "_withheld": "BOOLEAN"}
            | {"_rounded": "BOOLEAN", "_changed": "BOOLEAN"}
        ]
    )
    connection.execute(
        f"CREATE TEMP TABLE protected_states AS SELECT unnest(from_json(?::JSON, {literal(shape)}), recursive := true)",
        [json.dumps(rows)],
    )
