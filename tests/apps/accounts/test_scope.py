"""The tenant scope."""

import pytest

from bildungsbuero.apps.accounts.models import Membership
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
