"""`bildungsbuero backup` and `restore`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare
from bildungsbuero.cli.progress import progress

if TYPE_CHECKING:
    from bildungsbuero.apps.operations.backup.manifest import Manifest

PassphraseFile = Annotated[
    Path | None, typer.Option("--passphrase-file", help="Datei, deren erste Zeile die Passphrase ist, statt zu fragen.")
]
Json = Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt Sätzen ausgeben.")]


def backup(
    file: Annotated[Path, typer.Argument(help="Wohin gesichert wird; die Datei darf es noch nicht geben.")],
    with_secrets: Annotated[
        bool, typer.Option("--with-secrets", help="Auch Passwörter und Schlüssel sichern: Datei gut verwahren!")
    ] = False,
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Mit einer Passphrase verschlüsseln; sie wird zweimal gefragt.")
    ] = False,
    passphrase_file: PassphraseFile = None,
    json: Json = False,
) -> None:
    """Sichert die ganze Installation in eine Datei, auch während sie läuft."""
    prepare(needs_tables=True)
    from django.utils import timezone

    from bildungsbuero.apps.operations.backup import BackupOrder, write_backup
    from bildungsbuero.config.options import OPTIONS

    passphrase = _new_passphrase(passphrase_file) if encrypt or passphrase_file else ""
    secret_keys = frozenset(option.key for option in OPTIONS if option.secret)
    order = BackupOrder(
        target=file, at=timezone.now(), secret_keys=secret_keys, with_secrets=with_secrets, passphrase=passphrase
    )
    with progress("Sicherung", hidden=json) as report:
        manifest = write_backup(order, listener=report)
    if json:
        output.print_document(_document(file, manifest) | {"encrypted": bool(passphrase)})
        return
    size_mb = f"{manifest.size / 2**20:.1f}".replace(".", ",")
    output.people.print(f"Gesichert: {len(manifest.parts)} Teile, {size_mb} MB, in {file}.", highlight=False)
    if not with_secrets:
        output.people.print("Passwörter und Schlüssel sind nicht dabei; bewahren Sie sie getrennt auf.")
    if passphrase:
        output.people.print("Die Datei ist verschlüsselt. Ohne die Passphrase kann sie niemand mehr öffnen.")


def restore(
    file: Annotated[Path, typer.Argument(help="Datei, die „backup“ geschrieben hat.")],
    passphrase_file: PassphraseFile = None,
    json: Json = False,
) -> None:
    """Spielt eine Sicherung in einen leeren Datenordner ein; vorher wird jeder Teil geprüft."""
    prepare()
    from bildungsbuero.apps.operations import backup as backups
    from bildungsbuero.web import slots

    passphrase = _known_passphrase(file, passphrase_file)
    with progress("Einspielen", hidden=json) as report:
        manifest = backups.restore(file, passphrase=passphrase, listener=report)
    sentences = [str(sentence) for sentence in slots.REBUILDERS.collect()]
    if json:
        output.print_document(_document(file, manifest))
        return
    for sentence in sentences:
        output.people.print(sentence)
    folder = os.environ.get("BILDUNGSBUERO_DATA_DIR", "data")
    output.people.print(f"Eingespielt in {folder}: Stand {manifest.made_at}.", highlight=False)
    if not manifest.with_secrets:
        output.people.print(
            "Die Sicherung enthielt keine Schlüssel: Alle melden sich neu an, offene Einladungen bitte neu senden."
        )


def _new_passphrase(file: Path | None) -> str:
    if file is not None:
        return _first_line(file)
    return str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt="Noch einmal"))


def _known_passphrase(backup: Path, file: Path | None) -> str:
    """Return the passphrase of a sealed backup; where nobody can be asked an empty one, which is then refused."""
    from bildungsbuero.apps.operations.backup.reading import needs_passphrase

    if file is not None:
        return _first_line(file)
    if needs_passphrase(backup) and sys.stdin.isatty():
        return str(typer.prompt("Passphrase", hide_input=True))
    return ""


def _first_line(file: Path) -> str:
    from bildungsbuero.core.errors import Refusal

    try:
        line = file.read_text("utf-8").splitlines()[0].strip()
    except (OSError, UnicodeDecodeError, IndexError):
        line = ""
    if not line:
        raise Refusal("backup.passphrase_file")
    return line


def _document(file: Path, manifest: "Manifest") -> dict[str, object]:
    return {
        "file": str(file),
        "version": manifest.version,
        "made_at": manifest.made_at,
        "parts": len(manifest.parts),
        "bytes": manifest.size,
        "with_secrets": manifest.with_secrets,
    }
