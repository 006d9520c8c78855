"""What lies in files goes with its office: deliveries, what its releases showed and withheld, figures of editions."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.editions.store import editions_folder
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.warehouse.catalogue import SHARED
from bildungsbuero.warehouse.deliveries import arriving
from bildungsbuero.warehouse.releases import releases_folder


def forget_files_of_gone_offices() -> list[str]:
    """Remove the files of every office that no longer exists and return their keys; safe to run again after a kill."""
    figures = figures_folder().made()
    with arriving(figures):
        standing = {SHARED, *Office.objects.values_list("key", flat=True)}
        gone = [folder for folder in _owners(figures.deliveries, releases_folder(figures), editions_folder())
                if folder.name not in standing]  # fmt: skip
        for folder in gone:
            shutil.rmtree(folder, ignore_errors=True)
    return sorted({folder.name for folder in gone})


def _owners(*folders: Path) -> Iterator[Path]:
    """The folder of each owner; it is named by its key."""
    return (path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir())
