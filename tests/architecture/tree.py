"""The checkout as these tests read it: files, modules as syntax trees, and findings with their place."""

import ast
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "src/bildungsbuero"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A Python file: its place below the root, its text, its tree."""

    place: str
    text: str
    tree: ast.Module

    @property
    def functions(self) -> Iterator[Function]:
        """Every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    @property
    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    @property
    def classes(self) -> Iterator[ast.ClassDef]:
        """Every class."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    @property
    def texts(self) -> Iterator[ast.Constant]:
        """Every text that stands in the code."""
        constants = (node for node in ast.walk(self.tree) if isinstance(node, ast.Constant))
        return (node for node in constants if isinstance(node.value, str))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Where a convention is broken; `name` tells findings of one file apart and survives a moved line."""

    place: str
    line: int
    name: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}:{self.line}: {self.name}: {self.says}"

    @property
    def key(self) -> str:
        """How a list of exceptions names it."""
        return f"{self.place}::{self.name}"


@cache
def modules(folder: str = PACKAGE) -> tuple[Module, ...]:
    """Return every module below a folder, migrations left out."""
    paths = sorted(path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)
    return tuple(module(path.read_text("utf-8"), place=str(path.relative_to(ROOT))) for path in paths)


def module(text: str, *, place: str = f"{PACKAGE}/core/planted.py") -> Module:
    """Return a module from its text; tests plant violations with it."""
    return Module(place=place, text=text, tree=ast.parse(text))


@cache
def files(*endings: str) -> tuple[Path, ...]:
    """Return every file that belongs to the checkout, with one of the endings where some are given."""
    listed = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    paths = sorted(ROOT / name for name in names if name.endswith(endings or ("",)))
    return tuple(path for path in paths if path.is_file())


def check(findings: Iterable[Finding], *, excepted: Mapping[str, str] | None = None) -> None:
    """Fail with every finding that no exception names, and with every exception that is no longer needed."""
    found = list(findings)
    reasons = excepted or {}
    faults = [str(finding) for finding in found if finding.key not in reasons]
    unneeded = sorted(set(reasons) - {finding.key for finding in found})
    assert not faults, "\n" + "\n".join(faults)
    assert not unneeded, f"mended, so the exception can go: {unneeded}"
