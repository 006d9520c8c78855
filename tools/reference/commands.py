"""The page about the command line, and the commands as the code has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from typer.main import get_command

from bildungsbuero.cli.main import app
from tools.reference.markdown import code, document, table

ROOT_NAME = "bildungsbuero"
INTRODUCTION = """
Ein Befehl heißt immer `bildungsbuero …`; nach der Einrichtung liegt er unter `.venv/bin/bildungsbuero`.

- `--data-dir ORDNER` vor dem Befehl (oder die Umgebungsvariable `BILDUNGSBUERO_DATA_DIR`) nennt die Installation.
  Ohne Angabe ist es der Ordner `data` an der Stelle, an der man steht.
- Mit `--json` steht auf der Standardausgabe genau ein JSON-Dokument und sonst nichts.
- Ende mit 0: gut. Ende mit 1: Eingabe nicht angenommen, mit Grund und Abhilfe. Ende mit 2: falsch aufgerufen.
- Eine abgelehnte Eingabe ergibt mit `--json` das Dokument `{"error": {"code", "message", "place", "remedy"}}`;
  die Codes stehen in [Meldungen](problems.md).
- `--help` zeigt bei jedem Befehl diese Angaben an.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """An argument or option of a command."""

    names: tuple[str, ...]
    help: str
    is_option: bool
    is_required: bool
    is_flag: bool
    is_repeatable: bool
    default: str

    @property
    def label(self) -> str:
        """How it is written in a call: `DATEI` for an argument, `--office` for an option."""
        return ", ".join(self.names) if self.is_option else self.names[0].upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command or a group of commands."""

    path: tuple[str, ...]
    help: str
    is_group: bool
    parameters: tuple[Parameter, ...]

    @property
    def name(self) -> str:
        """The words of the call."""
        return " ".join(self.path)

    @property
    def usage(self) -> str:
        """The call with its arguments and the options that it must have."""
        needed = [item for item in self.parameters if item.is_option and item.is_required]
        arguments = [item for item in self.parameters if not item.is_option]
        words = [item.label if item.is_required else f"[{item.label}]" for item in arguments]
        words += [f"{item.names[0]} …" for item in needed]
        has_more = any(item.is_option and not item.is_required for item in self.parameters)
        return " ".join([self.name, *words, *(["[Optionen]"] if has_more else [])])


def all_commands() -> list[Command]:
    """Return every command and group, in the order in which the help lists them."""
    return list(_walked(get_command(app), (ROOT_NAME,)))


def page() -> str:
    """Return the page."""
    first, *others = all_commands()
    parts = [INTRODUCTION, _parameters(first)]
    for command in others:
        is_inner = len(command.path) > 2
        parts.append(f"{'###' if is_inner else '##'} {command.name}")
        parts.append(command.help)
        if not command.is_group:
            parts.append(f"```text\n{command.usage}\n```")
        parts.append(_parameters(command))
    return document("Befehlszeile", *parts)


def _walked(found: Any, path: tuple[str, ...]) -> Iterator[Command]:
    inner = getattr(found, "commands", {})
    parameters = tuple(_parameter(item) for item in found.params)
    yield Command(path=path, help=found.help or "", is_group=bool(inner), parameters=parameters)
    for name, command in inner.items():
        yield from _walked(command, (*path, name))


def _parameter(found: Any) -> Parameter:
    return Parameter(
        names=tuple(sorted(found.opts, key=len)),
        help=found.help or "",
        is_option=found.opts[0].startswith("-"),
        is_required=found.required,
        is_flag=getattr(found, "is_flag", False),
        is_repeatable=found.multiple,
        default=_default(found.default),
    )


def _default(value: object) -> str:
    if value is None or value is False or value == "":
        return ""
    return value.as_posix() if isinstance(value, PurePath) else str(value)


def _parameters(command: Command) -> str:
    rows = [(code(item.label), item.help, _condition(item)) for item in command.parameters]
    return table(["Angabe", "Bedeutung", "Vorgabe"], rows)


def _condition(item: Parameter) -> str:
    if item.is_required:
        return "nötig"
    return code(item.default)
