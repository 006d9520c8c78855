"""Fixtures for all tests."""

from pathlib import Path

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """No rate limit or stored answer of one test reaches the next."""
    cache.clear()


@pytest.fixture
def data_dir(settings, tmp_path: Path) -> Path:
    """A data folder for one test."""
    settings.DATA_DIR = tmp_path
    return tmp_path
