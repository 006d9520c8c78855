"""How far a job is. Kept in a file, so that it is seen while the job is inside one long transaction."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from bildungsbuero.apps.operations.models import Job

SECONDS_BETWEEN_WRITES = 0.5
NOTE_LENGTH = 200
Listener = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReading:
    """How far a job is at a moment."""

    done: int
    total: int | None
    note: str

    @property
    def percent(self) -> int | None:
        """Return 0 to 100, or None where the end is not known."""
        if not self.total:
            return None
        return max(0, min(100, round(100 * self.done / self.total)))


class Progress:
    """What a job reports to while it works; writes at most twice a second, however often it is told."""

    def __init__(
        self, job: Job, *, listener: Listener | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._path = _path(job.public_id)
        self._listener = listener
        self._clock = clock
        self._written_at: float | None = None
        self.latest = ProgressReading(done=0, total=None, note="")

    def report(self, done: int, total: int | None, note: str = "") -> None:
        """Say how much of the whole is done, and with what one is busy."""
        self.latest = ProgressReading(done=done, total=total, note=str(note)[:NOTE_LENGTH])
        if self._listener is not None:
            self._listener(done, total, self.latest.note)
        now = self._clock()
        if self._written_at is None or now - self._written_at >= SECONDS_BETWEEN_WRITES:
            self._written_at = now
            self._write()

    def forget(self) -> None:
        """Take the file away; the job itself holds the last state now."""
        self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        self._path.parent.mkdir(mode=0o700, exist_ok=True)
        beside = self._path.with_suffix(".new")
        latest = self.latest
        beside.write_text(json.dumps({"done": latest.done, "total": latest.total, "note": latest.note}), "utf-8")
        beside.replace(self._path)


def progress_of(job: Job) -> ProgressReading:
    """Return how far a job is: from its file while it runs, from its row afterwards."""
    if job.is_open:
        try:
            return ProgressReading(**json.loads(_path(job.public_id).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return ProgressReading(done=0, total=None, note="")
    return ProgressReading(done=job.done, total=job.total, note=job.note)


def _path(public_id: str) -> Path:
    return Path(settings.DATA_DIR) / "progress" / f"{public_id}.json"
