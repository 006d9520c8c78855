"""Lists that may be very long: exact where few were found, estimated and said so where there are many."""

import pytest

from bildungsbuero.apps.operations.models import Change
from bildungsbuero.web import long_lists
from bildungsbuero.web.long_lists import LongPages, Total, in_order, total_of
from tests.support.cast import make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def changes(monkeypatch):
    monkeypatch.setattr(long_lists, "FARTHEST", 40)
    monkeypatch.setattr(long_lists, "SAMPLE", 60)
    office = make_office()
    rows = [
        Change(kind="even" if number % 2 else "odd", public_id=str(number % 7), office=office) for number in range(120)
    ]
    Change.unscoped.bulk_create(rows)
    return Change.objects.of(office)


def test_few_are_counted_and_many_are_estimated_and_said_so(changes):
    assert total_of(changes.filter(public_id="3"), among=changes) == Total(number=17)
    assert str(total_of(changes, among=changes)) == "etwa 120"
    half = total_of(changes.filter(kind="even"), among=changes)
    assert half.is_estimate
    assert 40 <= half.number <= 80
    assert total_of(changes.none(), among=changes).number == 0


def test_pages_end_where_nobody_counts_any_more_and_keep_their_order(changes):
    pages = LongPages(changes.order_by("-public_id", "pk"), 10, among=changes)

    assert (pages.count, pages.num_pages, pages.has_more) == (40, 4, True)
    page = pages.get_page("99")
    assert page.number == 4
    rows = in_order(changes.filter(pk__in=list(page)), page)
    assert [row.pk for row in rows] == [row.pk for row in changes.order_by("-public_id", "pk")[30:40]]


def test_few_rows_are_put_in_order_as_asked(changes):
    found = changes.filter(public_id="3")
    pages = LongPages(found.order_by("-pk"), 10, among=changes)

    assert (pages.num_pages, pages.has_more) == (2, False)
    assert list(pages.get_page("2")) == [row.pk for row in found.order_by("-pk")[10:]]
    assert list(LongPages(changes.none().order_by("pk"), 10, among=changes).get_page(None)) == []
