"""`bildungsbuero demo`: the demo region, loaded and served."""

import typer

app = typer.Typer()
