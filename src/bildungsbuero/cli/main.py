"""The command `bildungsbuero`: its groups, the data folder, and refusals as sentences with exit code 1."""

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from bildungsbuero.cli import access, demo, indicators, offers, offices, protection, running, statistics
from bildungsbuero.cli.wrong_use import wrong_use
from bildungsbuero.core.errors import Refusal

app = typer.Typer(
    name="bildungsbuero",
    help="Bildungsbüro: Kennzahlen, Angebote, Bedarfe und Maßnahmen einer Kommune.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

app.add_typer(running.app)
app.add_typer(protection.app)
app.add_typer(access.app)
app.add_typer(demo.app)
app.add_typer(offices.app, name="offices")
app.add_typer(statistics.app, name="statistics")
app.add_typer(indicators.app, name="indicators")
app.add_typer(offers.app, name="offers")


@app.callback()
def installation(
    data_dir: Annotated[
        Path | None,
        typer.Option("--data-dir", help="Ordner der Installation (sonst BILDUNGSBUERO_DATA_DIR oder ./data)."),
    ] = None,
) -> None:
    """Bildungsbüro: Kennzahlen, Angebote, Bedarfe und Maßnahmen einer Kommune."""
    if data_dir is not None:
        os.environ["BILDUNGSBUERO_DATA_DIR"] = str(data_dir)


def run() -> None:
    """Run the command line; a refused input ends with a sentence and exit code 1, wrong use with 2."""
    # Whatever this program writes, in its own processes too, is for its owner alone.
    os.umask(0o077)
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except NoArgsIsHelpError as help_asked:
        help_asked.show()
        sys.exit(2)
    except typer.Abort:
        sys.exit(1)
    except ClickException as error:
        _end_with(wrong_use(error), code=2)
    except Refusal as refusal:
        _end_with(refusal)
    except Exception:  # noqa: BLE001 - the outermost edge: people get a sentence, the log the whole story
        _end_with(Refusal("command.fault", file=str(_log_fault())))


def _end_with(refusal: Refusal, *, code: int = 1) -> NoReturn:
    from bildungsbuero.cli.output import print_refusal

    print_refusal(refusal, as_document="--json" in sys.argv)
    sys.exit(code)


def _log_fault() -> Path:
    """Write the traceback at hand to the data folder, else beside temporary files, and return where it stands."""
    folder = Path(os.environ.get("BILDUNGSBUERO_DATA_DIR", "data"))
    path = (folder if folder.is_dir() else Path(tempfile.gettempdir())) / "bildungsbuero-faults.log"
    with path.open("a", encoding="utf-8") as log:
        log.write(traceback.format_exc() + "\n")
    return path
