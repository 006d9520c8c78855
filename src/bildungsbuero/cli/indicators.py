"""`bildungsbuero indicators …`"""

import typer

app = typer.Typer(no_args_is_help=True, help="Kennzahlen auflisten und abfragen.")


@app.callback()
def group() -> None:
    """Kennzahlen auflisten und abfragen."""
