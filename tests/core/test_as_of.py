"""What stood at a moment: each version holds until the next, compared with a slow walk through the time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.as_of import OfferVersion, public_on, standing_before
from bildungsbuero.core.freshness import ARCHIVED, DRAFT, PUBLIC_STATES, PUBLISHED

START = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = st.none() | st.integers(0, 12).map(lambda days: (START + timedelta(days=days)).date())
VERSIONS = st.lists(
    st.builds(
        dict,
        record=st.integers(1, 4),
        hour=st.integers(0, 240),
        is_end=st.booleans(),
        state=st.sampled_from([DRAFT, ARCHIVED, *PUBLIC_STATES]),
        visible_from=DAYS,
        visible_until=DAYS,
    ),
    max_size=25,
)


def as_versions(said: list[dict]) -> list[OfferVersion]:
    return [
        OfferVersion(
            number=number,
            at=START + timedelta(hours=one["hour"]),
            **{name: value for name, value in one.items() if name != "hour"},
        )
        for number, one in enumerate(said)
    ]


def slowly(versions: list[OfferVersion], on: date, before: datetime) -> set[int]:
    """Walk through all that was written, in its order, and keep what the shelf holds at the end."""
    shelf: dict[int, OfferVersion] = {}
    for version in sorted(versions, key=lambda one: (one.at, one.number)):
        if version.at < before:
            shelf.pop(version.record, None)
            if not version.is_end:
                shelf[version.record] = version
    return {
        version.number
        for version in shelf.values()
        if version.state in PUBLIC_STATES
        and not (version.visible_from and on < version.visible_from)
        and not (version.visible_until and on > version.visible_until)
    }


@given(VERSIONS, st.integers(0, 11), st.randoms(use_true_random=False))
def test_what_the_public_saw_on_a_day_is_what_a_walk_through_the_time_finds(said, day, order):
    versions = as_versions(said)
    before = START + timedelta(days=day + 1)
    on = (START + timedelta(days=day)).date()
    shuffled = order.sample(versions, len(versions))

    assert {one.number for one in public_on(shuffled, on, before=before)} == slowly(versions, on, before)


def test_a_version_of_the_moment_itself_comes_too_late():
    versions = as_versions([{"record": 1, "hour": 24, "is_end": False, "state": PUBLISHED}])
    assert standing_before(versions, START + timedelta(hours=24)) == {}
    assert set(standing_before(versions, START + timedelta(hours=24, microseconds=1))) == {1}
