"""The command line inside the test's own process: quick, and on the test's database."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from bildungsbuero.cli.main import run


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a command ended and what it printed."""

    code: int
    printed: str
    errors: str

    @property
    def document(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.printed)


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Return a function that runs `bildungsbuero …` and answers with its outcome."""

    def command(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["bildungsbuero", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        captured = capsys.readouterr()
        return Outcome(code=ended.value.code or 0, printed=captured.out, errors=captured.err)

    return command
