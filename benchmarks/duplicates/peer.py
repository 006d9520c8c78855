"""The peer: splink, trained without labels on each list, its threshold chosen with the labels of the first half.

It is given our cleaned columns (written-out names, streets, numbers), which is more than it would find in a raw list.
"""

import logging
import warnings
from collections.abc import Iterable
from typing import Any

import pandas as pd
from splink import Linker, SettingsCreator, block_on
from splink import comparison_library as compared

from bildungsbuero.core.matching.subjects import Profile, Subject, profile_of

Scored = dict[tuple[str, str], float]
LOWEST = 0.01
SAYS = frozenset({"numbers", "when"})


def scored_pairs(entries: Iterable[Subject]) -> Scored:
    """Return every pair that splink scores, with its match weight (log₂ of the odds)."""
    table = pd.DataFrame([_row(profile_of(one)) for one in entries])
    logging.getLogger("splink").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = _predicted(table)
    return {
        (min(a, b), max(a, b)): float(score)
        for a, b, score in zip(found["unique_id_l"], found["unique_id_r"], found["match_weight"], strict=True)
    }


def _predicted(table: pd.DataFrame) -> Any:
    rules = [block_on(*columns) for columns in _blocks(table)]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=_comparisons(table),
        blocking_rules_to_generate_predictions=rules,
    )
    linker = _linker(table, settings)
    linker.training.estimate_probability_two_random_records_match([block_on("name", "town")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=7)
    trained = (
        [("name",), ("street", "house")]
        if table["provider"].isna().all()
        else [("name", "provider"), ("street", "longest")]
    )
    for columns in trained:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    return linker.inference.predict(threshold_match_probability=LOWEST).as_pandas_dataframe()


def _linker(table: pd.DataFrame, settings: SettingsCreator) -> Linker:
    import splink

    backend = getattr(splink, "DuckDBAPI", None)
    if backend is None:
        from splink.backends.duckdb import DuckDBAPI as backend  # noqa: N813 - where the version keeps it
    engine = backend()
    if hasattr(engine, "register"):
        return Linker(engine.register(table), settings)
    return Linker(table, settings, engine)


def _comparisons(table: pd.DataFrame) -> list[Any]:
    found = [
        compared.JaroWinklerAtThresholds("name", [0.97, 0.93, 0.88, 0.8]).configure(term_frequency_adjustments=True),
        compared.LevenshteinAtThresholds("street", [1, 3]),
        compared.ExactMatch("house"),
        compared.JaroWinklerAtThresholds("town", [0.9]),
    ]
    if table["provider"].notna().any():
        found.append(compared.JaroWinklerAtThresholds("provider", [0.97, 0.9, 0.8]))
    for column in ("postcode", "phone", "host", "mailbox", "numbers", "when", "days"):
        if table[column].notna().any():
            found.append(compared.ExactMatch(column))
    return found


def _blocks(table: pd.DataFrame) -> list[tuple[str, ...]]:
    rules: list[tuple[str, ...]] = [("name",), ("street", "house"), ("town", "substr(name, 1, 4)"), ("longest",)]
    rules += [(column,) for column in ("phone", "mailbox") if table[column].notna().any()]
    if table["provider"].notna().any():
        rules = [("name",), ("provider", "substr(name, 1, 3)"), ("town", "substr(name, 1, 5)"), ("phone", "longest")]
    return rules


def _row(one: Profile) -> dict[str, Any]:
    longest = max(one.name.words, key=lambda word: (len(word), word), default="")
    values = {
        "name": " ".join(one.name.words),
        "longest": longest,
        "provider": " ".join(one.provider.words) if one.provider else "",
        "street": one.street,
        "house": one.house,
        "town": one.town,
        "postcode": one.postcode,
        "phone": one.phone,
        "host": one.host,
        "mailbox": one.mailbox,
        "numbers": " ".join(sorted(one.name.marks.what | one.levels)),
        "when": " ".join(sorted(one.name.marks.when)),
        "days": " ".join(sorted(one.days)),
    }
    # To have no number says something, to have no telephone does not.
    return {
        "unique_id": one.key,
        **{name: value or (None if name not in SAYS else "-") for name, value in values.items()},
    }
