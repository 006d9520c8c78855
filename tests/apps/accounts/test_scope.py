"""The tenant scope."""

import pytest
from django.db.models import Max

from bildungsbuero.apps.accounts.models import Membership, Person
from bildungsbuero.apps.accounts.scope import UnscopedQuery
from tests.support.cast import editor_of, make_office

pytestmark = pytest.mark.django_db


def test_a_query_without_scope_is_refused():
    with pytest.raises(UnscopedQuery):
        list(Membership.objects.all())
    with pytest.raises(UnscopedQuery):
        Membership.objects.filter(role="editor").count()


def test_a_scoped_query_sees_one_office_only():
    trier, konz = make_office(), make_office(key="konz")
    editor_of(trier)
    editor_of(konz)

    assert [membership.office for membership in Membership.objects.of(trier)] == [trier]
    assert Membership.objects.of(None).count() == 0


def test_the_scope_survives_further_filters():
    trier = make_office()
    editor_of(trier)

    assert Membership.objects.of(trier).filter(role="editor").order_by("pk").exists()


def test_across_offices_needs_a_reason():
    with pytest.raises(UnscopedQuery):
        Membership.objects.across_offices(because="")
    assert Membership.objects.across_offices(because="the nightly run").count() == 0


def test_a_related_manager_is_scoped_by_its_object():
    trier = make_office()
    person = editor_of(trier)

    assert person.memberships.count() == 1
    assert trier.memberships.count() == 1


def test_a_query_inside_another_needs_a_scope_too():
    trier = make_office()
    editor_of(trier)

    with pytest.raises(UnscopedQuery):
        Person.objects.filter(memberships__in=Membership.objects.filter(role="editor"))
    inside = Membership.objects.of(trier).filter(role="editor")
    assert Person.objects.filter(memberships__in=inside).count() == 1


def test_joining_an_unscoped_query_to_a_scoped_one_is_refused():
    scoped, unscoped = Membership.objects.of(make_office()), Membership.objects.filter(role="editor")

    for join in (scoped.union, scoped.intersection, scoped.difference, scoped.__or__, scoped.__and__, scoped.__xor__):
        with pytest.raises(UnscopedQuery):
            join(unscoped)
    assert list(scoped | scoped.filter(role="editor")) == []


@pytest.mark.parametrize(
    "use",
    [
        lambda records: list(records),
        lambda records: records.first(),
        lambda records: records.last(),
        lambda records: records.get(pk=1),
        lambda records: records.in_bulk([1]),
        lambda records: records[0],
        lambda records: list(records.values("pk")),
        lambda records: list(records.values_list("pk", flat=True)),
        lambda records: list(records.iterator()),
        lambda records: records.count(),
        lambda records: records.exists(),
        lambda records: records.contains(Membership(pk=1)),
        lambda records: records.aggregate(Max("pk")),
        lambda records: records.update(role="editor"),
        lambda records: records.delete(),
        lambda records: records.get_or_create(pk=1),
        lambda records: records.earliest("pk"),
        lambda records: list(records.union(Membership.objects.filter(role="x"))),
        lambda records: list(records.dates("since", "year")),
        lambda records: bool(records),
        lambda records: len(records),
        lambda records: repr(records),
    ],
)
def test_no_way_to_ask_gets_around_the_scope(use):
    editor_of(make_office())

    with pytest.raises(UnscopedQuery):
        use(Membership.objects.all())
