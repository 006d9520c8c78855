"""What the tests of the plan share: an office, and whoever steers it."""

import pytest

from bildungsbuero.apps.accounts.models import Role
from tests.support.cast import make_office, make_person


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def manager(client, trier):
    """Whoever steers the office, signed in."""
    person = make_person(office=trier, roles=(Role.MANAGEMENT,), name="Frau Lehnen")
    client.force_login(person)
    return person
