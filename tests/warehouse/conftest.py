"""Published figures made from everything that ships, built once for all tests of a process."""

import pytest

from bildungsbuero.warehouse.published import open_published


@pytest.fixture(scope="session")
def start_figures(start_folder):
    """The published figures of the official start data."""
    return open_published(start_folder)
