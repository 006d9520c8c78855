"""What code says about itself: a package what it is for, a module what it holds, a public function what comes back."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import PACKAGE, Finding, Module, check, module, modules

LINES_OF_A_PACKAGE = 5
ENGINES = ("core", "formats", "warehouse", "search", "documents")


def test_every_package_says_in_few_lines_what_it_is_for():
    check(finding for one in modules() if one.place.endswith("__init__.py") for finding in package_words(one))


def test_every_module_says_what_it_holds():
    check(finding for one in modules() if not ast.get_docstring(one.tree) for finding in [_silent(one, "module", 1)])


@pytest.mark.parametrize("engine", ENGINES)
def test_every_public_function_of_the_engines_says_what_comes_back(engine):
    check(finding for one in modules(f"{PACKAGE}/{engine}") for finding in silent_functions(one))


def test_silence_is_noticed():
    silent = module(
        "def asked(): ...\nclass Shelf:\n    def look(self): ...\n    def _own(self): ...\ndef _own(): ...\n"
    )

    assert [finding.name for finding in silent_functions(silent)] == ["asked", "Shelf", "Shelf.look"]
    assert [finding.says for finding in package_words(module(""))] == ["says nothing of itself"]
    assert len(list(package_words(module('"""A\n\nB\nC\nD\nE\n"""')))) == 1


def package_words(one: Module) -> Iterator[Finding]:
    """Yield a package without words, or with too many."""
    words = ast.get_docstring(one.tree)
    if not words:
        yield _silent(one, "package", 1)
    elif len(words.splitlines()) > LINES_OF_A_PACKAGE:
        yield Finding(place=one.place, line=1, name="package", says="a package says what it is for in five lines")


def silent_functions(one: Module) -> Iterator[Finding]:
    """Yield public functions, classes and methods without a docstring."""
    for node in one.tree.body:
        if not _is_public(node):
            continue
        if not ast.get_docstring(node):
            yield _silent(one, node.name, node.lineno)
        if isinstance(node, ast.ClassDef):
            methods = (item for item in node.body if isinstance(item, ast.FunctionDef) and _is_public(item))
            for method in methods:
                if not ast.get_docstring(method):
                    yield _silent(one, f"{node.name}.{method.name}", method.lineno)


def _is_public(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")


def _silent(one: Module, name: str, line: int) -> Finding:
    return Finding(place=one.place, line=line, name=name, says="says nothing of itself")
