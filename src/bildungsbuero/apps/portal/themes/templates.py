"""The theme portals that are shipped as templates, read once per process; further languages have files of their own."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent.parent / "reference" / "themes.yaml"
# A file for each further language: the texts of each template in the order of its parts, of lines only the words.
LANGUAGES = Path(__file__).parent.parent / "reference" / "themes"
# Not texts, although they are mappings.
NO_TEXTS = frozenset({"facets"})


@cache
def templates() -> dict[str, dict[str, Any]]:
    """Return what stands in each template, by key."""
    entries = yaml.safe_load(FILE.read_text("utf-8"))
    found = {entry["key"]: _template(entry) for entry in entries}
    for file in sorted(LANGUAGES.glob("*.yaml")):
        for key, said in yaml.safe_load(file.read_text("utf-8")).items():
            _speak(found[key], file.stem, said)
    return found


def _speak(template: dict[str, Any], language: str, said: dict[str, Any]) -> None:
    """Let a template speak one more language."""
    own = {name: said[name] for name in ("title", "intro") if name in said}
    template["texts"].setdefault(language, {}).update(own)
    for block, texts in zip(template["blocks"], said["parts"], strict=True):
        lines = {"lines": "\n".join(texts["lines"])} if "lines" in texts else {}
        block["texts"][language] = {**texts, **lines}


def _template(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "origin": entry["key"],
        "key": entry["address"],
        "texts": _texts(entry),
        "facets": entry["facets"],
        "territory": tuple(entry.get("territory", ())),
        "takes_released": entry.get("takes_released", False),
        "blocks": [_block(block) for block in entry["blocks"]],
    }


def _block(entry: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {name: entry[name] for name in ("kind", "query", "keys", "limit") if name in entry}
    return {**plain, "texts": _texts(entry)}


def _texts(entry: dict[str, Any]) -> dict[str, dict[str, str]]:
    return {name: dict(said) for name, said in entry.items() if isinstance(said, dict) and name not in NO_TEXTS}
