"""What tests of the catalogue share: the office in Trier, and who works there."""

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Office, Person
from tests.support.cast import editor_of, make_office


@pytest.fixture
def trier(data_dir) -> Office:
    """The Bildungsbüro in Trier, with a data folder."""
    return make_office()


@pytest.fixture
def brandt(client: Client, trier: Office) -> Person:
    """Herr Brandt, who edits and is signed in."""
    person = editor_of(trier)
    client.force_login(person)
    return person
