"""`bildungsbuero offices …`"""

import typer

app = typer.Typer(no_args_is_help=True, help="Bildungsbüros der Installation.")


@app.callback()
def group() -> None:
    """Bildungsbüros der Installation."""
