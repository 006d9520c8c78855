"""No file names a package registry or a machine; lock files hold no address at all."""

import re

import pytest

from tests.architecture.tree import ROOT, files

# Put together here, so that this file does not hold what it looks for.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
)
INDEX_OPTIONS = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links", "registry" + "=")
MACHINE_PATHS = tuple(f"/{name}/" for name in ("work", "home", "root", "Users", "tmp"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock", "package-lock.json")


def readable_files() -> list[tuple[str, str]]:
    """Return name and text of every file that is text."""
    found = []
    for path in files():
        try:
            found.append((str(path.relative_to(ROOT)), path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_a_registry():
    assert [name for name, text in readable_files() if names_a_registry(text)] == []


def test_no_file_names_a_path_of_a_machine():
    found = {f"{name}: {path}" for name, text in readable_files() for path in paths(text)}

    assert sorted(found) == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_file_holds_an_address(name):
    lines = (ROOT / name).read_text("utf-8").splitlines()

    # Who asks for money for his work may be named; npm writes it down.
    assert [line for line in lines if "://" in line and not is_about_funding(line)] == []


def test_every_python_dependency_is_locked_by_its_hash():
    text = (ROOT / "requirements.lock").read_text("utf-8")
    names = re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE)

    assert len(names) == len(re.findall(r"^[\w.\[\]-]+==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE))
    assert names


def test_what_is_looked_for_would_be_noticed():
    host = REGISTRIES[0]

    assert names_a_registry(f"see https://{host}/project/x")
    assert names_a_registry(f"pip install {INDEX_OPTIONS[0]} https://mirror.example")
    assert paths("kept in /" + "home/anna/data") == ["/" + "home/"]
    assert paths("GET /trier/" + "home/") == []


def names_a_registry(text: str) -> bool:
    """Whether a text names the host of a registry or asks for another one."""
    return any(sign in text for sign in (*REGISTRIES, *INDEX_OPTIONS))


def paths(text: str) -> list[str]:
    """Return the beginnings of paths that exist on one machine only."""
    return [path for path in MACHINE_PATHS if re.search(rf"(?<![\w.}}/-]){re.escape(path)}", text)]


def is_about_funding(line: str) -> bool:
    """Whether a line of npm's lock file names where a maintainer can be supported."""
    return '"url":' in line
