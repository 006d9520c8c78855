"""Commands of the product in processes of their own that need not load the libraries again.

A server process has loaded the libraries, but no settings and no models, and forks for each command: the process
is as real as one that was started from the shell, and begins in a third of the time.
"""

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

# What every command loads and what reads no setting.
LIBRARIES = [
    "bildungsbuero.cli.main",
    "bildungsbuero.formats.workbook",
    "bildungsbuero.search.index",
    "bildungsbuero.warehouse.published",
    "django.core.management",
    "django.db.models",
    "django.forms",
    "django.template",
    "requests",
]
_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(LIBRARIES)


class Started:
    """A command in a process of its own that goes on and can be killed."""

    def __init__(self, arguments: Sequence[str], *, environment: Mapping[str, str], folder: Path) -> None:
        nowhere = (Path(os.devnull), Path(os.devnull))
        self._process = _FORKING.Process(target=_run, args=(list(arguments), dict(environment), folder, nowhere))
        self._process.start()

    def wait(self, patience_s: float) -> int | None:
        """Return how the process ended, None where it still goes on."""
        self._process.join(patience_s)
        return self._process.exitcode

    def kill(self) -> None:
        """End the process as a power cut would."""
        self._process.kill()
        self._process.join()


def forked(
    arguments: Sequence[str], *, environment: Mapping[str, str], folder: Path, patience_s: float
) -> subprocess.CompletedProcess[str]:
    """Run `python …` with `-c CODE` or `-m MODULE` and return how it ended; a process that hangs is killed."""
    with tempfile.TemporaryDirectory(prefix="bildungsbuero-command-") as kept:
        out, err = Path(kept) / "out", Path(kept) / "err"
        process = _FORKING.Process(target=_run, args=(list(arguments), dict(environment), folder, (out, err)))
        process.start()
        process.join(patience_s)
        if process.is_alive():
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(list(arguments), patience_s)
        code = process.exitcode
        process.close()
        assert code is not None
        return subprocess.CompletedProcess(list(arguments), code, out.read_text("utf-8"), err.read_text("utf-8"))


def _run(arguments: list[str], environment: dict[str, str], folder: Path, outputs: tuple[Path, Path]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.path[:0] = [entry for entry in environment.get("PYTHONPATH", "").split(os.pathsep) if entry not in sys.path]
    for path, number in zip(outputs, (1, 2), strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    kind, what, *rest = arguments
    sys.argv = [what, *rest]
    if kind == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<command>", "exec"), {"__name__": "__main__"})
