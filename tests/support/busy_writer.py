"""Writes pairs of records, each with a file, without rest: `python -m tests.support.busy_writer`."""

from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import transaction

from tests.support.slow_jobs import Office


def main() -> None:
    """Write until somebody ends the process."""
    from bildungsbuero.apps.operations.models import ErrorReport

    folder = Path(settings.DATA_DIR) / "media" / "busy"
    office = Office.objects.get()
    for number in count():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / str(number)).write_text(str(number))
        with transaction.atomic():
            for _half in range(2):
                ErrorReport.unscoped.create(office=office, path=str(number), message="busy")


if __name__ == "__main__":
    main()
