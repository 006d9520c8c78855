"""What was entered before the office exists, and the code that lets somebody enter it: one small file.

A file, because both belong to the folder and not to anybody; it is written beside its place and moved there, so that a
kill leaves the old state or the new one.
"""

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

NAME = "set-up.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An office that does not exist yet."""

    kind: str = ""
    name: str = ""
    key: str = ""
    municipality: str = ""
    areas: tuple[str, ...] = ()

    @property
    def has_office(self) -> bool:
        """Whether the first page was answered."""
        return bool(self.name and self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """The code, until when it is valid, who entered it (a digest), and the draft."""

    code: str = ""
    valid_until: str = ""
    visitor: str = ""
    draft: Draft = field(default_factory=Draft)

    def is_valid_at(self, at: datetime) -> bool:
        """Whether the code may still be entered."""
        return bool(self.code) and at < datetime.fromisoformat(self.valid_until)


def read_set_up() -> SetUp:
    """Return what stands in the file; a missing or damaged one is an empty beginning."""
    try:
        given = json.loads(_path().read_text("utf-8"))
        draft = given["draft"]
        return SetUp(**given | {"draft": Draft(**draft | {"areas": tuple(draft["areas"])})})
    except (OSError, ValueError, TypeError, KeyError):
        return SetUp()


def write_set_up(state: SetUp) -> None:
    """Keep a state; only the owner of the folder may read it."""
    beside = _path().with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(state), file, ensure_ascii=False)
    beside.replace(_path())


def change_draft(**changes: Any) -> Draft:
    """Return the draft with something entered anew."""
    state = read_set_up()
    draft = replace(state.draft, **changes)
    write_set_up(replace(state, draft=draft))
    return draft


def forget_set_up() -> None:
    """Take the file away: code and draft have done their work."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.DATA_DIR) / NAME
