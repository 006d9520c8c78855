"""Start-up is light: what calculates, draws or prints is loaded when somebody needs it."""

import os
import subprocess
import sys

import pytest

HEAVY = ("numba", "pandas", "pyspark", "scipy", "typst", "vl_convert")
SAY = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
STARTS = {
    "the help of the command line": f"""
import atexit, sys
atexit.register(lambda: exec({SAY!r}))
sys.argv = ["bildungsbuero", "--help"]
from bildungsbuero.cli import run
run()
""",
    "a web process": f"""
import bildungsbuero.config.wsgi
import bildungsbuero.config.urls
{SAY}
""",
}


@pytest.mark.parametrize("what", STARTS)
def test_nothing_heavy_is_loaded_at_the_start(what, tmp_path):
    loaded = loaded_by(STARTS[what], tmp_path)

    assert "bildungsbuero" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_what_a_process_loads_is_seen(tmp_path):
    assert "json" in loaded_by(f"import json; {SAY}", tmp_path)


def loaded_by(code: str, folder: object) -> set[str]:
    """Return the top names of all modules that a fresh process has loaded in the end."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ
        | {"BILDUNGSBUERO_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "bildungsbuero.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())
