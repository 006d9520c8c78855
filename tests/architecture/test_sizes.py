"""Ceilings of length. Most code is far below them; what grows towards them is split."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import Finding, Function, Module, check, module, modules

LINES_OF_A_FUNCTION = 50
LINES_OF_A_MODULE = {"src": 400, "tools": 400, "benchmarks": 400, "tests": 500}
# More than two are better named at the call; beyond five a value object begins. Ruff counts those that are named.
POSITIONAL_PARAMETERS = 5
# typer reads the options of a command from its parameters.
BY_SIGNATURE = ("src/bildungsbuero/cli/",)


@pytest.mark.parametrize("folder", LINES_OF_A_MODULE)
def test_no_module_is_longer_than_its_ceiling(folder):
    check(finding for one in modules(folder) for finding in long_modules(one))


@pytest.mark.parametrize("folder", LINES_OF_A_MODULE)
def test_no_function_is_longer_than_fifty_lines(folder):
    check(finding for one in modules(folder) for finding in long_functions(one))


def test_no_function_takes_a_row_of_positional_parameters():
    check(finding for one in modules() for finding in crowded_functions(one))


def test_what_is_too_long_or_too_crowded_is_noticed():
    long = module("def long() -> None:\n" + "    pass\n" * 50)
    crowded = module("def crowded(a, b, c, d, e, f): ...\n")

    assert [finding.name for finding in long_functions(long)] == ["long"]
    assert [finding.name for finding in long_modules(module("\n" * 401))] == ["module"]
    assert [finding.name for finding in crowded_functions(crowded)] == ["crowded"]


def test_what_stands_at_the_ceiling_is_left_alone():
    plain = module("class A:\n    def plain(self, a, b, c, d, e):\n" + "        pass\n" * 49)

    assert not [*long_functions(plain), *crowded_functions(plain), *long_modules(module("\n" * 400))]


def long_modules(one: Module) -> Iterator[Finding]:
    """Yield a module that is too long."""
    ceiling = LINES_OF_A_MODULE[one.place.partition("/")[0]]
    if (length := len(one.text.splitlines())) > ceiling:
        yield Finding(place=one.place, line=1, name="module", says=f"{length} lines; {ceiling} are the ceiling")


def long_functions(one: Module) -> Iterator[Finding]:
    """Yield functions that are too long."""
    for function in one.functions:
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > LINES_OF_A_FUNCTION:
            yield _finding(one, function, f"{length} lines; {LINES_OF_A_FUNCTION} are the ceiling")


def crowded_functions(one: Module) -> Iterator[Finding]:
    """Yield functions with too many parameters."""
    if one.place.startswith(BY_SIGNATURE):
        return
    for function in one.functions:
        if _positional(function.args) > POSITIONAL_PARAMETERS:
            yield _finding(one, function, "takes a row of positional parameters; name them or make a value object")


def _positional(arguments: ast.arguments) -> int:
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    return len([name for name in names if name not in {"self", "cls"}])


def _finding(one: Module, function: Function, says: str) -> Finding:
    return Finding(place=one.place, line=function.lineno, name=function.name, says=says)
