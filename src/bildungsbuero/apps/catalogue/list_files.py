"""The lists of offers in a file, a folder or an archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats import archive, workbook
from bildungsbuero.formats.offer_feeds import find_format
from bildungsbuero.formats.offer_feeds.reading import TABLES

ENDINGS = (
    ".csv",
    ".txt",
    ".tsv",
    ".json",
    ".jsonld",
    ".ndjson",
    ".xlsx",
    ".xls",
    ".ods",
    ".xlsb",
    ".xml",
    ".ics",
    ".html",
)
ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar", ".tgz")
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """One list: where it lies now, and the name that it came with."""

    path: Path
    name: str

    @property
    def list_name(self) -> str:
        """The name under which the list is recognised when it comes again."""
        return Path(self.name).stem


@contextmanager
def lists_in(path: Path, *, limit_bytes: int) -> Iterator[list[ListFile]]:
    """Give the lists that a path leads to; what was unpacked is gone afterwards."""
    if not path.exists():
        raise Refusal("file.not_there", place=Place(file=path.name))
    if find_format(path) == TABLES:
        _check_tables(path, limit_bytes)
        yield [_listed(path)]
    elif path.is_dir():
        yield _checked([_listed(file) for file in sorted(path.iterdir()) if _is_list(file.name)], path, limit_bytes)
    elif _is_archive(path):
        with TemporaryDirectory() as folder:
            yield _checked(list(_unpacked(path, Path(folder), limit_bytes)), path, limit_bytes)
    else:
        yield _checked([_listed(path)], path, limit_bytes)


def _check_tables(path: Path, limit_bytes: int) -> None:
    """Tables that belong together are read together; what they would unpack to is bounded like any archive."""
    if path.is_dir():
        _checked([_listed(file) for file in path.iterdir() if file.is_file()], path, limit_bytes)
    else:
        archive.members(path, limit_bytes=limit_bytes)


def _unpacked(path: Path, folder: Path, limit_bytes: int) -> Iterator[ListFile]:
    for number, entry in enumerate(archive.members(path, limit_bytes=limit_bytes)):
        name = Path(entry.filename).name
        if name.lower().endswith(ARCHIVES):
            raise Refusal("offers.nested_archive", place=Place(file=path.name), name=name[:80])
        if _is_list(name):
            target = folder / f"{number}{Path(name).suffix}"
            yield ListFile(path=archive.unpack(path, entry, target, limit_bytes=limit_bytes), name=name)


def _checked(files: list[ListFile], path: Path, limit_bytes: int) -> list[ListFile]:
    if not files:
        raise Refusal("offers.empty_archive", place=Place(file=path.name))
    for file in files:
        size = file.path.stat().st_size
        if size > limit_bytes:
            raise Refusal(
                "file.too_large",
                place=Place(file=file.name),
                size_mb=size // 2**20 + 1,
                limit_mb=limit_bytes // 2**20,
            )
    return files


def _listed(path: Path) -> ListFile:
    return ListFile(path=path, name=path.name)


def _is_list(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith((".", "~$"))


def _is_archive(path: Path) -> bool:
    with path.open("rb") as file:
        starts_so = file.read(4) == ZIP
    return starts_so and not workbook.is_workbook(path)
