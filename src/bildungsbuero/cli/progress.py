"""A bar on the error output while a command works, so that standard output stays clean for documents."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bildungsbuero.cli import output

Report = Callable[[int, int | None], None]


@contextmanager
def progress(title: str, *, hidden: bool) -> Iterator[Report]:
    """Give a function that takes how much is done and, where it is known, of how much."""
    if hidden or not output.errors.is_terminal:
        yield _nothing
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=output.errors, transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _nothing(done: int, total: int | None) -> None:
    """Report to nobody."""
