"""Postcodes of four countries as people write them."""

import pytest

from bildungsbuero.core.addresses import read_postcode, shown_postcode


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("54290", "DE", ("54290", "DE")),
        ("L-1234", "DE", ("1234", "LU")),
        ("l 6701", "DE", ("6701", "LU")),
        ("F-57 000", "DE", ("57000", "FR")),
        ("B-4780", "DE", ("4780", "BE")),
        ("57000", "FR", ("57000", "FR")),
        ("D-54290", "LU", ("54290", "DE")),
        ("1234", "DE", None),
        ("L-54290", "DE", None),
        ("0470", "BE", None),
        ("Trier", "DE", None),
        ("SW1A 1AA", "GB", ("SW1A1AA", "GB")),
    ],
)
def test_a_postcode_says_its_country_or_belongs_to_the_one_that_was_chosen(text, country, found) -> None:
    assert read_postcode(text, country) == found


def test_abroad_a_postcode_is_shown_with_the_letter_of_its_country() -> None:
    assert [shown_postcode("1234", "LU"), shown_postcode("54290", "DE"), shown_postcode("", "FR")] == [
        "L-1234",
        "54290",
        "",
    ]
