"""Commands that set up, run and look after an installation: init, serve, worker, check, backup, restore."""

import typer

app = typer.Typer()
