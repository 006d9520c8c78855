"""The counts beside the filters add up."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bildungsbuero.core.offers import OfferRecord
from tests.support.records import KONZ, ask, make_index, make_record

TOPICS = ("stem", "arts_culture", "german_language")
KINDS = ("course", "group", "guidance")
ACCESS = ("lift", "step_free")
PLACES = (KONZ, replace(KONZ, town="Trier"), None)

records = st.builds(
    lambda title, kind, topics, access, place, is_free: make_record(
        title=title,
        kind=kind,
        topics=tuple(topics),
        accessibility=dict.fromkeys(access, True),
        place=place,
        is_free=is_free,
    ),
    title=st.sampled_from(["Chor", "Robotik", "Chor und Robotik"]),
    kind=st.sampled_from(KINDS),
    topics=st.sets(st.sampled_from(TOPICS)),
    access=st.sets(st.sampled_from(ACCESS)),
    place=st.sampled_from(PLACES),
    is_free=st.booleans(),
)
selections = st.fixed_dictionaries(
    {},
    optional={
        "topic": st.sets(st.sampled_from(TOPICS), min_size=1).map(tuple),
        "kind": st.sets(st.sampled_from(KINDS), min_size=1).map(tuple),
        "accessibility": st.sets(st.sampled_from(ACCESS), min_size=1).map(tuple),
        "place": st.just(("Konz",)),
        "cost": st.just(("free",)),
    },
)
FACETS = ("topic", "kind", "accessibility", "place", "cost")


def values_of(record: OfferRecord, facet: str) -> set[str]:
    """Return the values of a record in the slow, obvious way."""
    if facet == "topic":
        return set(record.topics)
    if facet == "kind":
        return {record.kind}
    if facet == "accessibility":
        return {key for key, given_ in record.accessibility.items() if given_}
    if facet == "place":
        return {record.place.town} if record.place else set()
    return {"free"} if record.is_free else {"unknown"}


def fits(record: OfferRecord, chosen: dict[str, tuple[str, ...]], text: str) -> bool:
    if text and text not in record.title:
        return False
    for facet, values in chosen.items():
        found = values_of(record, facet)
        if facet == "accessibility" and not set(values) <= found:
            return False
        if facet != "accessibility" and not set(values) & found:
            return False
    return True


def counted(every: list[OfferRecord], chosen: dict[str, tuple[str, ...]], text: str, facet: str) -> dict[str, int]:
    """Count with all other filters applied and the facet's own left out, except where each value narrows."""
    others = {name: values for name, values in chosen.items() if name != facet or facet == "accessibility"}
    counts: dict[str, int] = {}
    for record in every:
        if fits(record, others, text):
            for value in values_of(record, facet):
                counts[value] = counts.get(value, 0) + 1
    return counts


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(every=st.lists(records, max_size=12), chosen=selections, text=st.sampled_from(["", "Chor"]))
def test_counts_and_hits_equal_counting_one_by_one(tmp_path_factory, every, chosen, text):
    store = make_index(tmp_path_factory.mktemp("index"), *every)

    answer = ask(store, text, facets=chosen, limit=50)

    expected = {record.public_id for record in every if fits(record, chosen, text)}
    assert set(answer.ids) == expected
    assert answer.total == len(expected)
    for facet in FACETS:
        assert dict(answer.facets[facet]) == counted(every, chosen, text, facet)


def test_choosing_a_value_shows_as_many_offers_as_its_count_said(tmp_path):
    store = make_index(
        tmp_path,
        make_record(kind="course", topics=("stem",)),
        make_record(kind="course", topics=("stem", "arts_culture")),
        make_record(kind="group", topics=("arts_culture",)),
    )

    before = ask(store, facets={"kind": ("course",)})

    for topic, count in before.facets["topic"].items():
        assert ask(store, facets={"kind": ("course",), "topic": (topic,)}).total == count


@pytest.mark.parametrize(
    ("level_from", "level_to", "values"),
    [("A1", "B1", {"A1", "A2", "B1"}), ("B2", "", {"B2"}), ("", "", set())],
)
def test_a_course_counts_for_every_level_that_it_covers(tmp_path, level_from, level_to, values):
    store = make_index(tmp_path, make_record(level_from=level_from, level_to=level_to))

    assert set(ask(store).facets["language_level"]) == values


@pytest.mark.parametrize("text", ["chor", "Chorleitung", "robotik konz", "robotick", "leiten", "robo"])
def test_what_is_counted_is_what_is_found(tmp_path, text):
    """Counting asks one field without weights, finding asks nine with them; both mean the same offers."""
    store = make_index(
        tmp_path,
        make_record(title="Chor für alle", place=KONZ),
        make_record(title="Chorleitung", summary="Singen und leiten", provider="Robotik Konz"),
        make_record(title="Robotik", place=KONZ),
        make_record(title="Roboter bauen", topics=("stem",)),
    )
    answer = ask(store, text)
    assert answer.total
    assert sum(answer.facets["record"].values()) == answer.total


def test_only_the_facets_that_were_asked_for_are_counted(tmp_path):
    store = make_index(tmp_path, make_record(topics=("stem",)))
    assert dict(ask(store, counted=("topic",)).facets) == {"topic": {"stem": 1}}
    assert ask(store, counted=(), facets={"topic": ("stem",)}).facets == {}
