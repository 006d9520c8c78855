"""Jobs that wait until a test lets them go on, and a job process for them: `python -m tests.support.slow_jobs`."""

import os
import signal
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django first

from bildungsbuero.apps.accounts.models import Office  # noqa: E402
from bildungsbuero.apps.operations import jobs  # noqa: E402
from bildungsbuero.apps.operations.models import Job  # noqa: E402
from bildungsbuero.apps.operations.worker import run_worker  # noqa: E402

__all__ = ["Job", "Office", "all_jobs", "jobs"]

DATA_DIR = Path(settings.DATA_DIR)
DIARY = DATA_DIR / "diary.txt"
GO = DATA_DIR / "go"


def note(word):
    """Write a word into the diary of the test."""
    with DIARY.open("a") as diary:
        diary.write(f"{word}\n")


def slow(job, progress):
    """Say that the work began, wait for the test, say that it ended."""
    note(f"begin {job.public_id}")
    progress.report(1, 2)
    while not GO.exists():
        time.sleep(0.01)
    note(f"end {job.public_id}")
    return {}


jobs.job_kind("test.repeatable", title="repeatable", repeatable=True)(slow)
jobs.job_kind("test.once", title="once")(slow)


def all_jobs():
    """Return all jobs of the installation, oldest first."""
    return Job.objects.across_offices(because="a test looks").order_by("pk")


if __name__ == "__main__":
    ended = []
    signal.signal(signal.SIGTERM, lambda *_: ended.append(True))
    note("worker")
    run_worker(stop=lambda: bool(ended), pause=lambda _seconds: time.sleep(0.02))
