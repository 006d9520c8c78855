"""Documents say what is true: the tree, the dependencies, the words, the commands, the links."""

import re
import shlex
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

from bildungsbuero.config.options import OPTIONS
from tests.architecture.tree import PACKAGE, ROOT, files, modules
from tools.reference.commands import Command, all_commands

STATES = ("works", "partly", "not yet")
SYSTEMS = 16
# Used by name in settings, or as a program.
USED_BY_NAME = {"argon2-cffi": "Argon2PasswordHasher", "psycopg": "django.db.backends.postgresql"}
MODULE_NAMES = {
    "Django": "django",
    "PyYAML": "yaml",
    "pillow": "PIL",
    "django-allauth": "allauth",
    "django-ninja": "ninja",
    "django-simple-history": "simple_history",
    "ibis-framework": "ibis",
    "markdown-it-py": "markdown_it",
    "python-dateutil": "dateutil",
    "vl-convert-python": "vl_convert",
}


@cache
def text_of(name: str) -> str:
    """Return the text of a document."""
    return (ROOT / name).read_text("utf-8")


def documents() -> list[Path]:
    """Return every document that people read."""
    return list(files(".md"))


def test_the_readme_shows_the_tree_as_it_is():
    shown = re.search(r"src/bildungsbuero/\n((?: {6}\w+/.*\n)+)", text_of("README.md"))
    folders = {path.relative_to(ROOT / PACKAGE).parts[0] for path in files() if path.is_relative_to(ROOT / PACKAGE)}

    assert shown is not None
    assert sorted(re.findall(r"^ {6}(\w+)/", shown[1], re.MULTILINE)) == sorted(
        name for name in folders if not name.endswith(".py")
    )


def test_the_readme_says_of_every_system_how_far_it_is():
    table = re.search(r"\| system \| state \|.*?\n\n", text_of("README.md"), re.DOTALL)

    assert table is not None
    rows = [line.split(" | ") for line in table[0].splitlines()[2:] if line]
    assert len(rows) == SYSTEMS
    assert {row[1].strip() for row in rows} <= set(STATES)


def test_every_direct_dependency_has_its_reason():
    rows = re.findall(
        r"^\| ([\w-]+) \| (.+?) \| (.+?) \|$", text_of("docs/decisions/0008-dependencies.md"), re.MULTILINE
    )
    explained = {name for name, _reason, _rejected in rows if name != "package"}

    assert explained == set(direct_dependencies())


def test_every_direct_dependency_is_used():
    code = "\n".join(one.text for one in modules())

    assert [name for name in direct_dependencies() if not is_used(name, code)] == []


def test_an_unused_dependency_is_noticed():
    assert not is_used("left-over", "import typer\n")
    assert is_used("django-allauth", "    from allauth.account import views\n")


def test_every_identifier_of_the_glossary_is_a_name_in_the_code():
    text, _separator, _kept_free = text_of("GLOSSARY.md").partition("## Words that are kept free")
    identifiers = re.findall(r"`([a-z_]+)`", "\n".join(re.findall(r"^\|[^|]+\|([^|]+)\|", text, re.MULTILINE)))

    assert len(identifiers) > 80
    assert [name for name in identifiers if not is_a_name(name)] == []
    assert not is_a_name("provider_of_nothing")


def test_every_command_in_a_document_can_be_called():
    faults = [
        f"{path.relative_to(ROOT)}: {call}"
        for path in documents()
        for call in calls_in(path.read_text("utf-8"))
        if not is_a_call(call)
    ]

    assert faults == []


@pytest.mark.parametrize("call", ["bildungsbuero figures import x.csv", "bildungsbuero statistics import x.csv --loud"])
def test_a_call_that_does_not_exist_is_noticed(call):
    assert calls_in(f"```sh\n{call}\n```\n") == [call]
    assert not is_a_call(call)


def test_every_target_of_make_in_a_document_exists():
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    call = re.compile(r"(?:`|^ {4}|&& )make ([a-z]+)", re.MULTILINE)
    named = {name for path in documents() for name in call.findall(path.read_text("utf-8"))}

    assert {"demo", "test"} <= named
    assert named - targets == set()


def test_every_setting_in_an_example_exists():
    examples = [
        text for path in documents() for text in re.findall(r"```toml\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
    ]

    assert {key for text in examples for key in tomllib.loads(text)} - {option.key for option in OPTIONS} == set()


def test_every_link_leads_somewhere():
    broken = [f"{path.relative_to(ROOT)}: {link}" for path in documents() for link in broken_links(path)]

    assert broken == []


def test_every_page_of_the_handbook_is_reached_from_its_index():
    index = text_of("docs/index.md") + text_of("docs/decisions/README.md")
    pages = [path for path in documents() if path.is_relative_to(ROOT / "docs") and path.name != "index.md"]

    assert [path.name for path in pages if f"{path.name})" not in index] == []


def test_a_broken_link_is_noticed(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[there](page.md) [nowhere](gone.md) [no heading](page.md#gone)\n# There\n", "utf-8")

    assert list(broken_links(page)) == ["gone.md", "page.md#gone"]


def test_every_file_that_the_security_page_names_exists():
    named = re.findall(r"`(src/[\w/]+\.py)`", text_of("SECURITY.md"))

    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_decision_is_listed_and_has_the_four_parts():
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", text_of("docs/decisions/README.md"))
    records = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("0*.md"))
    parts = ("**Context.**", "**Decision.**", "**Consequences.**")

    assert listed == records
    assert [name for name in records if not all(part in text_of(f"docs/decisions/{name}") for part in parts)] == []
    assert [name for name in records if "ejected" not in text_of(f"docs/decisions/{name}")] == []


def test_the_public_description_fits_the_product():
    description = yaml.safe_load(text_of("publiccode.yml"))
    project = tomllib.loads(text_of("pyproject.toml"))["project"]

    assert description["publiccodeYmlVersion"] == "0.4"
    assert description["softwareVersion"] == project["version"]
    assert description["legal"]["license"] == project["license"]
    for words in description["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def direct_dependencies() -> list[str]:
    """Return the names of the packages that the product asks for."""
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    return [re.split(r"[\[<>=]", entry)[0] for entry in project["dependencies"]]


def is_used(package: str, code: str) -> bool:
    """Whether code imports a package, or names it in settings or as a program."""
    name = MODULE_NAMES.get(package, package.replace("-", "_").lower())
    pattern = rf"^\s*(from|import) {name}\b|\"{name}[\".]|{re.escape(USED_BY_NAME.get(package, name + '.middleware'))}"
    return re.search(pattern, code, re.MULTILINE) is not None


@cache
def words_in_code() -> frozenset[str]:
    """Return every word that code and sheets use as a name or as a text of its own, in small letters."""
    sheets = [path.read_text("utf-8") for path in files(".yaml") if path.is_relative_to(ROOT / PACKAGE)]
    text = "\n".join([*(one.text for one in modules()), *sheets])
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    return frozenset(re.findall(r"[a-z][a-z0-9_]*", spaced.lower()))


def is_a_name(identifier: str) -> bool:
    """Whether the code uses an identifier, alone or in the plural."""
    plurals = (identifier, f"{identifier}s", f"{identifier[:-1]}ies", f"{identifier}es")
    return any(plural in words_in_code() for plural in plurals)


def calls_in(text: str) -> list[str]:
    """Return the calls of our command in the examples of a document."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL) + re.findall(r"^ {4}(?! )(.*)$", text, re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    found = (re.search(r"(?:^|/|&& )(bildungsbuero (?!&&).*)$", line) for line in lines)
    return [match[1] for match in found if match and "…" not in match[1]]


def is_a_call(call: str) -> bool:
    """Whether the words of a call are a command with options that it has."""
    words = shlex.split(call)[1:]
    if words[:1] == ["--data-dir"]:
        words = words[2:]
    known = {command.path[1:]: command for command in all_commands()}
    command = known.get(tuple(words[:2])) or known.get(tuple(words[:1]))
    if command is None or command.is_group:
        return False
    given = {word.partition("=")[0] for word in words if word.startswith("-")}
    return given <= _options(command)


def _options(command: Command) -> set[str]:
    return {name for item in command.parameters if item.is_option for name in item.names}


def broken_links(path: Path) -> list[str]:
    """Return the links of a document that lead nowhere; addresses of others are not followed."""
    links = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", path.read_text("utf-8")))
    return [link for link in links if "://" not in link and not _leads_somewhere(path, link)]


def _leads_somewhere(path: Path, link: str) -> bool:
    name, _hash, heading = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    return target.exists() and (not heading or heading in _headings(target.read_text("utf-8")))


def _headings(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
