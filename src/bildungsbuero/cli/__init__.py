"""The command line: thin commands over the apps. `run` is what `bildungsbuero` calls."""

from bildungsbuero.cli.main import run

__all__ = ["run"]
