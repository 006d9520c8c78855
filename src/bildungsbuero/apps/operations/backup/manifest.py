"""The list of what a backup holds."""

import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from bildungsbuero.core.errors import Refusal

PRODUCT = "bildungsbuero"
FORMAT = 1
NAME = "manifest.json"
# Folders of files that are written once and never changed.
FOLDERS = ("warehouse/deliveries", "warehouse/releases", "media", "uploads", "editions", "reach")
SQLITE = "database.sqlite3"
RECORDS = "records.jsonl"
SETTINGS = "bildungsbuero.toml"
SECRET = "secret.key"
SINGLE = frozenset({SQLITE, RECORDS, SETTINGS, SECRET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of the backup."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds, from when and from which version it is."""

    version: str
    made_at: str
    with_secrets: bool
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(part.size for part in self.parts)

    def holds(self, path: str) -> bool:
        """Whether a file is among the parts."""
        return any(part.path == path for part in self.parts)

    def as_text(self) -> str:
        """Return the manifest as it stands in the backup."""
        return json.dumps({"product": PRODUCT, "format": FORMAT, **asdict(self)}, indent=1)


def read_manifest(text: str, *, file_name: str) -> Manifest:
    """Return the manifest; raises Refusal where it is not one of ours or newer than this program."""
    try:
        given = json.loads(text)
        if given["product"] != PRODUCT:
            raise Refusal("restore.foreign", name=file_name)
        manifest = Manifest(
            version=str(given["version"]),
            made_at=str(given["made_at"]),
            with_secrets=bool(given["with_secrets"]),
            parts=tuple(_part(part) for part in given["parts"]),
        )
        is_newer_format = int(given["format"]) > FORMAT
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal("restore.foreign", name=file_name) from error
    _check_version(manifest, is_newer_format=is_newer_format)
    return manifest


def _part(given: dict[str, Any]) -> Part:
    part = Part(path=str(given["path"]), size=int(given["size"]), sha256=str(given["sha256"]))
    path = PurePosixPath(part.path)
    in_folder = any(path.is_relative_to(folder) for folder in FOLDERS)
    if path.is_absolute() or ".." in path.parts or not (in_folder or part.path in SINGLE):
        raise ValueError(part.path)
    return part


def _check_version(manifest: Manifest, *, is_newer_format: bool) -> None:
    from bildungsbuero import __version__

    if is_newer_format or _numbers(manifest.version) > _numbers(__version__):
        raise Refusal("restore.newer", theirs=manifest.version, ours=__version__)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
