"""Which age groups of the official table stand for a phase of life."""

import pytest

from bildungsbuero.core.age_groups import ages_of, groups_for

CODES = [
    "ALT000B03",
    "ALT003B06",
    "ALT006B10",
    "ALT010B15",
    "ALT015B18",
    "ALT018B20",
    "ALT020B25",
    "ALT065B75",
    "ALT075UM",
]
SUMS = {"ALT018B25": ["ALT018B20", "ALT020B25"], "ALT065UM": ["ALT065B75", "ALT075UM"]}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (0, 1, ["ALT000B03"]),
        (1, 6, ["ALT000B03", "ALT003B06"]),
        (6, 10, ["ALT006B10"]),
        (10, 16, ["ALT010B15"]),
        (14, 21, ["ALT015B18", "ALT018B20"]),
        (16, 30, ["ALT015B18", "ALT018B25"]),
        (60, None, ["ALT065UM"]),
    ],
)
def test_groups_stand_for_the_ages_that_they_mostly_hold(first, last, expected):
    assert groups_for(CODES, SUMS, first=first, last=last) == expected


def test_a_code_of_another_dimension_is_no_age():
    assert ages_of("GESM") is None
    assert groups_for(["GESM"], {}, first=0, last=99) == []
