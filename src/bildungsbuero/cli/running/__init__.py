"""Commands that set up, run and look after an installation: init, serve, worker, check, backup, restore, update."""

import typer

from bildungsbuero.cli.running.backup import backup, restore
from bildungsbuero.cli.running.check import check
from bildungsbuero.cli.running.init import init
from bildungsbuero.cli.running.serve import serve, worker
from bildungsbuero.cli.running.update import update

app = typer.Typer()
for command in (init, serve, worker, check, backup, restore, update):
    app.command()(command)
