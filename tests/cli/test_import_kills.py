"""An import is killed at random moments: afterwards the old or the new state stands, and nothing half-stored."""

import json
import random
import time

import pytest

from tests.support import samples
from tests.support.installation import installation_in, kill


@pytest.fixture
def installation(tmp_path):
    copy = installation_in(tmp_path / "data")
    yield copy
    copy.end_all()


def numerator(installation) -> int | None:
    """The published number of Trier, after whatever was left open is brought to an end."""
    assert installation.command("statistics", "build").returncode == 0
    done = installation.command("indicators", "value", "D-17", "--area", "07211", "--period", "2023", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)["numerator"]


def stored_values(installation) -> set[str]:
    done = installation.command("statistics", "values", "21111-02-06-4", "--area", "07211", "--json")
    return {row["value"] for row in json.loads(done.stdout)}


def check_kills(installation, folder, *, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    path = samples.write_leavers(folder)
    started = time.monotonic()
    assert installation.command("statistics", "import", str(path), "--office", "shared").returncode == 0
    whole_s = time.monotonic() - started
    before = 8
    for attempt in range(1, kills + 1):
        after = 8 + attempt
        text = samples.leavers_text().replace("120;62;8;3", f"120;62;{after};3")
        path = samples.write_leavers(folder, text=text)
        process = installation.start("-m", "bildungsbuero.cli", "statistics", "import", str(path), "--office", "shared")
        time.sleep(chance.uniform(0.1, whole_s))
        kill(process)
        found = numerator(installation)
        assert found in {before, after}
        values = stored_values(installation)
        assert str(found) in values
        parquet = list((installation.folder / "warehouse" / "deliveries").rglob("*"))
        assert not [item for item in parquet if item.suffix == ".unfinished"]
        before = found


def test_an_import_killed_three_times_leaves_the_old_or_the_new_state(installation, tmp_path):
    check_kills(installation, tmp_path, kills=3, seed=20251103)


@pytest.mark.prove
def test_an_import_killed_fifty_times_leaves_the_old_or_the_new_state(installation, tmp_path):
    check_kills(installation, tmp_path, kills=50, seed=7)
