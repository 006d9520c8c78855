"""The settings of an installation with or without what must stay secret."""

import json
import tomllib
from pathlib import Path


def without_secrets(path: Path, secret_keys: frozenset[str]) -> str:
    """Return a settings file without its secret lines; comments go with them, because they may repeat a password."""
    table = tomllib.loads(path.read_text("utf-8"))
    lines = [f"{key} = {json.dumps(value)}" for key, value in table.items() if key not in secret_keys]
    return "\n".join(["# Restored from a backup; passwords and keys are not part of it.", *lines, ""])
