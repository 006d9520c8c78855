"""Hints that official tables bring along every time, with the reason for which they are accepted."""

from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

import yaml

from bildungsbuero.apps.monitoring.declarations import shipped

FOR_ALL = "*"


def expected_reason(dataset: str, check: str) -> str:
    """Return why a hint is accepted when an official table arrives; empty where somebody has to look."""
    declared = shipped(dataset)
    if declared is None or declared.own:
        return ""
    known = _reasons()
    for group in (dataset, FOR_ALL):
        for pattern, reason in known.get(group, {}).items():
            if fnmatchcase(check, pattern):
                return reason
    return ""


@cache
def _reasons() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load((files(__package__) / "expected.yaml").read_text("utf-8"))
    return found
