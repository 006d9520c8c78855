"""Many records stored at once have the same history as those that are stored one by one."""

import pytest

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.operations.first_versions import BATCH, create_all
from tests.support.cast import make_office

pytestmark = pytest.mark.django_db


def versions_of(name: str) -> list[dict[str, object]]:
    differs = {"history_id", "id", "public_id", "name", "history_date", "created_at", "changed_at"}
    found = Organisation.history.filter(name=name).values()
    return [{key: value for key, value in version.items() if key not in differs} for version in found]


def test_a_copied_version_says_what_one_made_one_by_one_says():
    trier = make_office()
    alone = Organisation(office=trier, name="Allein", sectors=("culture",), operator_kind="association")
    alone._change_reason = "Liste 7"
    alone.save()

    create_all(
        [Organisation(office=trier, name="Zusammen", sectors=("culture",), operator_kind="association")],
        reason="Liste 7",
    )

    assert versions_of("Zusammen") == versions_of("Allein")
    assert Organisation.objects.of(trier).get(name="Zusammen").history.get().history_date is not None


def test_each_of_many_has_its_own_version_in_their_order():
    trier = make_office()
    many = [Organisation(office=trier, name=f"Verein {number}") for number in range(BATCH + 2)]

    create_all(many)

    assert all(one.pk for one in many)
    assert list(Organisation.history.order_by("history_id").values_list("id", flat=True)) == [one.pk for one in many]
