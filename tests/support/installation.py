"""A real installation in a folder of its own, used through other processes: what a kill or a restart leaves is real."""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.support.forked import Started, forked

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120


@dataclass
class Installation:
    """A data folder and the processes that work on it."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    _running: list[subprocess.Popen[str]] = field(default_factory=list)
    _begun: list[Started] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """Return the environment of its processes: each installation has a database of its own in its folder."""
        foreign = ("BILDUNGSBUERO_", "DATABASE_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        path = os.pathsep.join([str(ROOT), kept.pop("PYTHONPATH", "")]).rstrip(os.pathsep)
        return kept | {"BILDUNGSBUERO_DATA_DIR": str(self.folder), "PYTHONPATH": path} | self.settings

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `bildungsbuero …` to its end."""
        return self._to_the_end("-m", "bildungsbuero.cli", *arguments)

    def python(self, code: str) -> str:
        """Run code with Django set up and return what it printed; a failure is a failure of the test."""
        done = self._to_the_end("-c", f"from tests.support.slow_jobs import *\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def script(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run code in a process of its own and return how it ended."""
        return self._to_the_end("-c", code)

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a process that goes on; it ends with the test at the latest."""
        process = subprocess.Popen(
            [sys.executable, *command],
            env=self.environment(),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._running.append(process)
        return process

    def begin(self, *arguments: str) -> Started:
        """Begin `bildungsbuero …` in a process of its own, ready in a third of the time of a new one."""
        command = ("-m", "bildungsbuero.cli", *arguments)
        self._begun.append(Started(command, environment=self.environment(), folder=ROOT))
        return self._begun[-1]

    def end_all(self) -> None:
        """Kill what still runs."""
        for begun in self._begun:
            begun.kill()
        for process in self._running:
            if process.poll() is None:
                process.kill()
            process.communicate()

    def _to_the_end(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return forked(arguments, environment=self.environment(), folder=ROOT, patience_s=PATIENCE_S)


def until(condition: Callable[[], object], what: str) -> None:
    """Wait until something holds, looking often; give up after a minute."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain until {what}")
        time.sleep(0.02)


def kill(process: subprocess.Popen[str]) -> None:
    """End a process as a power cut would."""
    process.send_signal(signal.SIGKILL)
    process.wait()


@cache
def template() -> Path:
    """Return the data folder of a new installation with the office Trier, made once for all tests of a process."""
    folder = Path(tempfile.mkdtemp(prefix="bildungsbuero-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = Installation(folder / "data")
    for command in (["init"], ["offices", "add", "trier", "Bildungsbüro Trier"]):
        done = made.command(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    return made.folder


def installation_in(target: Path) -> Installation:
    """Return an installation of its own that begins as a copy of the template."""
    shutil.copytree(template(), target)
    return Installation(target)
