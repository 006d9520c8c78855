"""The key that signs sessions and links: made once per installation, readable by its owner alone."""

import os
import secrets
from pathlib import Path


def secret_key(data_dir: Path) -> str:
    """Return the key kept in the data folder, making it at first use; without a folder one for this process."""
    path = data_dir / "secret.key"
    if path.is_file():
        return path.read_text("ascii").strip()
    key = secrets.token_urlsafe(48)
    if data_dir.is_dir():
        _write_once(path, key)
        return path.read_text("ascii").strip()
    return key


def _write_once(path: Path, key: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
