"""The ways as they are shipped: one file for a Land, read once per process."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bildungsbuero.apps.portal.ways.entries import StationEntry, Texts, TransitionEntry
from bildungsbuero.core.ways import Validity

FOLDER = Path(__file__).parent.parent / "reference"
# A file for each further language: titles by key; what it does not say stands on the pages in German.
LANGUAGES = FOLDER / "ways"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A part of the graph that fits into one picture."""

    key: str
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """A situation in the words of a person, with the stations from which the ways begin."""

    key: str
    stations: tuple[str, ...]
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that is shipped for a Land."""

    stations: dict[str, StationEntry]
    transitions: dict[str, TransitionEntry]
    drawings: tuple[Drawing, ...] = ()
    entrances: tuple[Entrance, ...] = ()


EMPTY = Reference(stations={}, transitions={})


def reference_for(lands: frozenset[str]) -> Reference:
    """Return what is shipped for the first of these Länder that anything is shipped for."""
    return next((_read(land) for land in sorted(lands) if (FOLDER / f"ways-{land}.yaml").exists()), EMPTY)


@cache
def _read(land: str) -> Reference:
    content = yaml.safe_load((FOLDER / f"ways-{land}.yaml").read_text("utf-8"))
    _speak(content)
    known = {number: str(text) for number, text in content["sources"].items()}
    stations = [_station(entry, known, content["checked_on"]) for entry in content["stations"]]
    transitions = [one for entry in content["transitions"] for one in _transitions(entry, known, content["checked_on"])]
    return Reference(
        stations={one.key: one for one in stations},
        transitions={one.key: one for one in transitions},
        drawings=tuple(Drawing(key=entry["key"], texts=_texts(entry)) for entry in content["drawings"]),
        entrances=tuple(
            Entrance(key=entry["key"], stations=tuple(entry["from"]), texts=_texts(entry))
            for entry in content["entrances"]
        ),
    )


def _speak(content: dict[str, Any]) -> None:
    """Write the titles of further languages beside the German ones."""
    for file in sorted(LANGUAGES.glob("*.yaml")):
        said = yaml.safe_load(file.read_text("utf-8"))
        for part, words in said.items():
            for entry in content[part]:
                if text := words.get(entry["key"]):
                    entry[file.stem] = text if isinstance(text, dict) else {"title": text}


def _station(entry: dict[str, Any], known: dict[int, str], checked_on: date) -> StationEntry:
    return StationEntry(
        key=entry["key"],
        texts=_texts(entry),
        kind=entry["kind"],
        stage=entry["stage"],
        drawings=tuple(entry.get("drawings", ())),
        school_types=tuple(entry.get("school_types", ())),
        topics=tuple(entry.get("topics", ())),
        **_evidence(entry, known, checked_on),
    )


def _transitions(entry: dict[str, Any], known: dict[int, str], checked_on: date) -> list[TransitionEntry]:
    name = f"-{entry['name']}" if "name" in entry else ""
    return [
        TransitionEntry(
            key=f"{source}--{target}{name}",
            source=source,
            target=target,
            texts=_texts(entry),
            **_evidence(entry, known, checked_on),
        )
        for source in entry["from"]
        for target in entry["to"]
    ]


def _evidence(entry: dict[str, Any], known: dict[int, str], checked_on: date) -> dict[str, Any]:
    is_checked = entry.get("checked", True)
    return {
        "sources": tuple(known[number] for number in entry.get("sources", ())),
        "is_checked": is_checked,
        "checked_on": checked_on if is_checked else None,
        "validity": Validity(since=entry.get("since"), until=entry.get("until")),
        "note": entry.get("note", ""),
    }


def _texts(entry: dict[str, Any]) -> Texts:
    """Texts stand under the key of their language: "de", "en"."""
    return {name: value for name, value in entry.items() if isinstance(value, dict)}
