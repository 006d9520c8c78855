"""The world is built once for all tests of the package; each visit is undone."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.access.world import HOST, World, build_world, undone


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """Two offices, their people and their records, in a data folder of their own."""
    folder = tmp_path_factory.mktemp("access")
    changed = override_settings(
        DATA_DIR=folder, MEDIA_ROOT=folder / "media", ALLOWED_HOSTS=["testserver", HOST], SECURE_SSL_REDIRECT=False
    )
    with changed, django_db_blocker.unblock(), undone():
        yield build_world(folder / "files")
