"""`bildungsbuero statistics …`"""

import typer

app = typer.Typer(no_args_is_help=True, help="Statistische Lieferungen ansehen, einlesen, abfragen.")


@app.callback()
def group() -> None:
    """Statistische Lieferungen ansehen, einlesen, abfragen."""
