"""A server without internet: the archive unpacked and installed into a folder of its own."""

import os
import subprocess
import tarfile
from pathlib import Path

from tests.support.installation import PATIENCE_S


def unpacked(archive: Path, folder: Path) -> Path:
    """Return the folder that the archive holds."""
    with tarfile.open(archive) as file:
        file.extractall(folder, filter="data")
    return next(folder.iterdir())


def install(content: Path, program: Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Run the install script as a server does: no registry can be reached, no proxy leads anywhere."""
    nowhere = {
        "PIP_INDEX" + "_URL": "http://127.0.0.1:9/",
        "https_proxy": "http://127.0.0.1:9",
        "HOME": str(data.parent),
    }
    kept = {"PATH": os.environ["PATH"], **nowhere}
    command = ["sh", str(content / "install.sh"), str(program), str(data)]
    return subprocess.run(command, env=kept, capture_output=True, text=True, timeout=10 * PATIENCE_S, check=False)
