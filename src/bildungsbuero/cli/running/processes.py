"""Child processes that belong together: started, watched, started again when one dies, ended as one."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bildungsbuero.core.errors import Refusal

LOOK_EVERY_S = 0.1
GRACE_S = 30.0
# A child that lives shorter than this died of its start.
HEALTHY_AFTER_S = 5.0
QUICK_DEATHS = 5
ENDING_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What a child runs, and what people call it."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]


@dataclass
class Child:
    """A program with the process that runs it at the moment."""

    program: Program
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    quick_deaths: int = 0


@dataclass
class Family:
    """All children of this process."""

    children: list[Child]
    say: Callable[[str], object]
    clock: Callable[[], float] = time.monotonic
    _is_ending: bool = field(default=False)
    _is_impatient: bool = field(default=False)

    def live(self) -> None:
        """Keep the children running until a signal ends the family; raises Refusal where one cannot live."""
        with self._listening():
            try:
                while not self._is_ending:
                    for child in self.children:
                        self._look_after(child)
                    time.sleep(LOOK_EVERY_S)
            finally:
                self._end()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._hear) for number in ENDING_SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _hear(self, _number: int, _frame: object) -> None:
        self._is_impatient = self._is_ending
        self._is_ending = True

    def _look_after(self, child: Child) -> None:
        now = self.clock()
        if child.process is None:
            if now >= child.start_again_at:
                child.process, child.started_at = _start(child.program), now
            return
        code = child.process.poll()
        if code is None:
            return
        child.process = None
        child.quick_deaths = child.quick_deaths + 1 if now - child.started_at < HEALTHY_AFTER_S else 1
        if child.quick_deaths >= QUICK_DEATHS:
            raise Refusal("serve.processes_die", name=child.program.name, times=child.quick_deaths)
        child.start_again_at = now + min(0.25 * 2**child.quick_deaths, 10)
        self.say(f"{child.program.name} hat sich beendet ({code}) und wird neu gestartet.")

    def _end(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        deadline = self.clock() + GRACE_S
        while any(process.poll() is None for process in running):
            if self.clock() > deadline or self._is_impatient:
                for process in running:
                    process.kill()
            time.sleep(LOOK_EVERY_S)


def _start(program: Program) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl+C reaches this process alone, which then ends the children in order.
    return subprocess.Popen(  # noqa: S603 - the commands are our own
        program.command,
        env=os.environ | program.environment,
        start_new_session=True,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )


def _die_with_parent() -> None:
    """Ask Linux to end this child when its parent is killed, so that no port and no lock stays taken."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
