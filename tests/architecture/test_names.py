"""Names that say nothing are turned down: whatever lands in `utils` has a better home."""

from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files

EMPTY_NAMES = frozenset(
    {"common", "data", "helper", "helpers", "manager", "managers", "misc", "process", "util", "utils"}
)


@pytest.mark.parametrize("folder", ["src", "tests", "tools", "benchmarks"])
def test_no_module_or_folder_has_a_name_that_says_nothing(folder):
    paths = [path.relative_to(ROOT) for path in files(".py") if path.is_relative_to(ROOT / folder)]

    assert empty_names(paths) == []


def test_an_empty_name_is_noticed_wherever_it_stands():
    paths = [
        "src/utils/dates.py",
        "src/text_utils.py",
        "src/core/process.py",
        "src/core/processes.py",
        "src/database.py",
    ]

    assert empty_names([Path(path) for path in paths]) == paths[:3]


def empty_names(paths: list[Path]) -> list[str]:
    """Return the paths in which a folder or module is called by a word that says nothing."""
    return [str(path) for path in paths if any(_is_empty(part) for part in (*path.parts[:-1], path.stem))]


def _is_empty(name: str) -> bool:
    return name in EMPTY_NAMES or name.rpartition("_")[2] in {"utils", "helpers", "misc"}
