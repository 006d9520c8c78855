"""`bildungsbuero offers …`"""

import typer

app = typer.Typer(no_args_is_help=True, help="Angebote einlesen, suchen, ausgeben.")


@app.callback()
def group() -> None:
    """Angebote einlesen, suchen, ausgeben."""
