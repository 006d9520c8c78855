"""Templates: each is used, each can be found, none holds a style, a script or an address of somebody else."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT, Finding, check, files, modules

FOLDERS = ("templates", "form_templates")
# Found by Django and allauth under names of their own.
FOUND_BY_NAME = ("429.html", "account/", "mfa/", "django/forms/widgets/")
# Put together in the code: a mail has a subject and a message, a component stands by its name.
PUT_TOGETHER = (r"(?P<start>.+)_(subject|message)\.txt", r"web/components/(?P<start>\w+)\.html")
INLINE = {
    r"\sstyle\s*=": "a style attribute; use a class",
    r"<style\b": "an inline style; use a style sheet",
    r"\son[a-z]+\s*=\s*[\"']": "an inline handler; use a script file",
    r"javascript:": "a script in an address",
    # A block of JSON-LD is no script; the content policy lets it be.
    r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)": "an inline script; use a script file",
}
FOREIGN = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+")
REFERENCE = re.compile(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")


@cache
def templates() -> dict[str, Path]:
    """Return every template by the name under which it is found."""
    return {name: path for path in files(".html", ".txt") if (name := name_of(path))}


def name_of(path: Path) -> str:
    """Return the name under which a template is found, empty for other files."""
    parts = path.relative_to(ROOT).parts
    folder = next((number for number, part in enumerate(parts) if part in FOLDERS), None)
    return "/".join(parts[folder + 1 :]) if folder is not None and str(path).startswith(str(ROOT / PACKAGE)) else ""


@cache
def references() -> frozenset[str]:
    """Return every text in code and every template that another one names."""
    in_code = {text.value for one in modules() for text in one.texts}
    return frozenset(in_code | {name for path in templates().values() for name in named_in(path.read_text("utf-8"))})


def test_every_template_is_used():
    assert [name for name in templates() if not is_used(name, references())] == []


def test_every_template_that_is_named_can_be_found():
    named = {name for path in templates().values() for name in named_in(path.read_text("utf-8"))}
    asked = {text for text in references() if re.fullmatch(r"[\w-]+/[\w/-]+\.html", text)}

    assert sorted((named | asked) - set(templates())) == []


def test_no_template_holds_a_style_or_a_script():
    check(finding for path in templates().values() for finding in inline_parts(path))


@pytest.mark.parametrize("ending", [".html", ".css", ".js", ".svg"])
def test_nothing_that_pages_load_names_an_address_of_somebody_else(ending):
    served = [path for path in files(ending) if path.is_relative_to(ROOT / PACKAGE)]

    assert [f"{path.relative_to(ROOT)}: {found}" for path in served for found in foreign(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<style>p { color: red }</style>",
        '<a onclick="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
    ],
)
def test_an_inline_part_is_noticed(text, tmp_path):
    path = tmp_path / "planted.html"
    path.write_text(text, "utf-8")

    assert len(list(inline_parts(path))) == 1


def test_a_foreign_address_is_noticed():
    assert foreign('<script src="//cdn.example.net/a.js">') == ["//cdn.example.net"]
    assert foreign("background: url(https://tiles.example.net/1.png)") == ["https://tiles.example.net"]
    assert foreign('<svg xmlns="http://www.w3.org/2000/svg">') == []


def test_an_unused_template_is_noticed():
    assert not is_used("portal/forgotten.html", frozenset({"portal/start.html"}))
    assert is_used("accounts/mail/invitation_subject.txt", frozenset({"accounts/mail/invitation"}))
    assert is_used("web/components/alert.html", frozenset({"alert"}))


def is_used(name: str, named: frozenset[str]) -> bool:
    """Whether code, a template, Django or allauth names a template."""
    starts = (found["start"] for pattern in PUT_TOGETHER if (found := re.fullmatch(pattern, name)))
    return name in named or name.startswith(FOUND_BY_NAME) or any(start in named for start in starts)


def named_in(text: str) -> list[str]:
    """Return the templates that a template extends or includes."""
    return REFERENCE.findall(text)


def inline_parts(path: Path) -> Iterator[Finding]:
    """Yield styles and scripts that stand in a template itself."""
    place = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        for pattern, says in INLINE.items():
            if re.search(pattern, line):
                yield Finding(place=place, line=number, name="inline", says=says)


def foreign(text: str) -> list[str]:
    """Return addresses that a page would load from elsewhere."""
    return FOREIGN.findall(text)
