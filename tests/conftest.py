"""Fixtures for all tests."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.urls import clear_script_prefix
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from bildungsbuero.warehouse.deliveries import Folder
from tests.support.figures import build_start_figures

# How long an example takes says something about the machine, not about the code.
hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _fresh_process() -> None:
    """No rate limit, stored answer or address of one test reaches the next."""
    cache.clear()
    clear_script_prefix()


@pytest.fixture
def data_dir(settings, tmp_path: Path) -> Path:
    """A data folder for one test."""
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture(scope="session")
def start_folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The figures of the official start data, built once for this process; read only."""
    return build_start_figures(tmp_path_factory.mktemp("start"))
