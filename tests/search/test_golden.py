"""A part of the queries written by hand, as a fast check; all of them run as a benchmark (`make bench PART=golden`)."""

import pytest

from benchmarks.golden.entries import entries
from benchmarks.golden.queries import held_out, tuning
from benchmarks.golden.run import is_met, our_search

EVERY = 7
ENOUGH = 0.93


@pytest.fixture(scope="module")
def records():
    return {record.public_id: record for record in entries()}


def test_every_seventh_query_finds_what_it_means(records, tmp_path):
    ask = our_search(tmp_path, list(records.values()))
    asked = tuning()[::EVERY]

    missed = [query.text for query in asked if not is_met(query, records, ask)]

    assert len(missed) <= (1 - ENOUGH) * len(asked), missed


def test_the_set_is_as_large_as_it_says_and_every_query_can_be_answered(records):
    asked = [*tuning(), *held_out()]

    assert len(records) >= 600
    assert len(asked) >= 300
    assert len(held_out()) >= 100
    assert not {query.text for query in tuning()} & {query.text for query in held_out()}
    for query in asked:
        for part in query.expected.split(" + "):
            possible = (query.is_met_by([record]) for record in records.values())
            assert query.expected == "none" or " + " in query.expected or any(possible), part
