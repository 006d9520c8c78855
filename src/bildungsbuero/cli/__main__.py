"""`python -m bildungsbuero.cli`: the command where it is not installed as a script, and for child processes."""

from bildungsbuero.cli.main import run

run()
