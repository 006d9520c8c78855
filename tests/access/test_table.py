"""The table is complete, and it speaks only of what exists."""

from collections import Counter

from bildungsbuero.apps.accounts.models import Role
from tests.access.table import BESIDE_ROLES, METHODS, OUTCOMES, people, rights
from tests.support.examples import EVERYWHERE
from tools.reference.pages import all_pages

PAGES = {page.name for page in all_pages()}


def test_every_page_and_operation_stands_in_the_table_with_both_methods():
    listed = {(right.page, right.method) for right in rights()}
    missing = sorted(f"{name},{method}" for name in PAGES for method in METHODS if (name, method) not in listed)

    assert missing == [], "write these lines into docs/reference/access.csv"


def test_the_table_speaks_of_nothing_that_does_not_exist():
    assert sorted({right.page for right in rights()} - PAGES) == []
    assert sorted({right.method for right in rights()} - set(METHODS)) == []
    assert sorted(set(EVERYWHERE) - PAGES) == []


def test_no_line_stands_twice_and_the_lines_are_in_order():
    lines = [(right.page, right.method) for right in rights()]

    assert [line for line, count in Counter(lines).items() if count > 1] == []
    assert lines == sorted(lines)


def test_every_role_has_its_column():
    assert set(people()) == {*BESIDE_ROLES, *Role.values}


def test_every_field_holds_one_of_the_five_outcomes():
    odd = {(str(right), who): outcome for right in rights() for who, outcome in right.outcomes.items()}

    assert {place: outcome for place, outcome in odd.items() if outcome not in OUTCOMES} == {}
