"""`bildungsbuero update`: this installation brought to the version of the program, with a backup before."""

from pathlib import Path
from typing import Annotated

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare
from bildungsbuero.cli.running.init import set_up

SAID = {"backup": "Gesichert.", "tables": "Tabellen und Gebiete sind auf dem neuen Stand und geprüft."}


def update(
    backup_to: Annotated[
        Path | None, typer.Option("--backup-to", help="Ordner für die Sicherung davor (sonst neben dem Datenordner).")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt Sätzen ausgeben.")] = False,
) -> None:
    """Sichert, bringt die Installation auf diese Fassung und prüft; misslingt etwas, bleibt alles, wie es war."""
    prepare(needs_tables=True)
    from django.utils import timezone

    import bildungsbuero
    from bildungsbuero.apps.operations.backup import updating
    from bildungsbuero.config.options import OPTIONS

    at = timezone.localtime()
    backup = updating.backup_path(backup_to, at)
    done = updating.update(
        backup=backup,
        at=at,
        secret_keys=frozenset(option.key for option in OPTIONS if option.secret),
        work=set_up,
        say=lambda step: None if json else output.people.print(SAID[step]),
    )
    if json:
        output.print_document({"version": bildungsbuero.__version__, "backup": str(backup), "done": done})
        return
    for sentence in done:
        output.people.print(sentence)
    output.people.print(f"Die Sicherung von vorher: {backup}", highlight=False, soft_wrap=True)
    output.people.print("Als Nächstes: bildungsbuero serve", highlight=False)
