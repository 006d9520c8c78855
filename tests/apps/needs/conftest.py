"""An office and who looks at its needs."""

import pytest

from bildungsbuero.apps.accounts.models import Role
from tests.support.cast import make_office, make_person


@pytest.fixture
def trier(data_dir):
    return make_office()


@pytest.fixture
def reader(client, trier):
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    return client


@pytest.fixture
def steering(client, trier):
    client.force_login(make_person(office=trier, roles=(Role.MANAGEMENT,)))
    return client
