"""The core calculates: no file, no clock, no chance, no network. The contract for packages is in `.importlinter`."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import Finding, Module, check, module, modules

CORE = "src/bildungsbuero/core"
NUMERIC = ["highspy", "networkx", "numba", "numpy", "rapidfuzz", "scipy"]
LANGUAGE = ["abc", "collections", "contextlib", "dataclasses", "enum", "functools", "itertools", "operator", "typing"]
VALUES = ["bisect", "calendar", "datetime", "decimal", "difflib", "fractions", "hashlib", "heapq", "json", "math"]
MORE_VALUES = ["random", "re", "statistics", "string", "textwrap", "unicodedata"]
# The rest of the standard library reaches out of the process, or has no use in a calculation.
ALLOWED = frozenset({*NUMERIC, *LANGUAGE, *VALUES, *MORE_VALUES})
CLOCKS = frozenset({"today", "now", "utcnow", "fromtimestamp"})
NAMES = frozenset({"open", "input", "print", "exec", "eval", "__import__"})
UNSEEDED = "chance without a seed"


def test_the_core_only_calculates():
    check(finding for one in modules(CORE) for finding in breaches(one))


@pytest.mark.parametrize(
    "code",
    [
        "open('table.csv')",
        "import os",
        "from pathlib import Path",
        "from urllib.request import urlopen",
        "import pandas",
        "from bildungsbuero.web import wording",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "import random\nrandom.random()",
        "import random\nrandom.Random()",
        "import numpy\nnumpy.random.default_rng()",
        "def late():\n    import time",
    ],
)
def test_whatever_reaches_out_is_noticed(code):
    assert list(breaches(module(code)))


@pytest.mark.parametrize(
    "code",
    [
        "from decimal import Decimal",
        "import random\nrandom.Random(7)",
        "import numpy\nnumpy.random.default_rng(7)",
        "from datetime import date\ndate(2024, 12, 31)",
        "from bildungsbuero.core.cells import Cell",
    ],
)
def test_whatever_only_calculates_is_left_alone(code):
    assert not list(breaches(module(code)))


def breaches(one: Module) -> Iterator[Finding]:
    """Yield imports and calls that reach out of the core."""
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in _imported(node):
                if not _is_allowed(name):
                    yield Finding(place=one.place, line=node.lineno, name=name, says="is not for the core")
        elif isinstance(node, ast.Call) and (says := _reaches_out(node)):
            yield Finding(place=one.place, line=node.lineno, name=ast.unparse(node.func), says=says)


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]


def _is_allowed(name: str) -> bool:
    top = name.partition(".")[0]
    if top == "bildungsbuero":
        return name.startswith("bildungsbuero.core")
    return top in ALLOWED


def _reaches_out(call: ast.Call) -> str:
    path = ast.unparse(call.func)
    last = path.rpartition(".")[2]
    if path in NAMES:
        return "reaches out of the process"
    if last in CLOCKS:
        return "looks at the clock; let the caller give the day"
    if last in {"default_rng", "Random", "RandomState"}:
        return "" if call.args or call.keywords else UNSEEDED
    return UNSEEDED if path.startswith(("random.", "numpy.random.", "np.random.")) else ""
