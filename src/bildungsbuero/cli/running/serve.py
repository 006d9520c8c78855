"""`bildungsbuero serve` and `worker`: web processes and the job process."""

import errno
import os
import signal
import socket
import sys
from typing import Annotated

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare
from bildungsbuero.cli.running.first_visit import print_code
from bildungsbuero.cli.running.processes import Child, Family, Program
from bildungsbuero.core.errors import Refusal

DEFAULT_ADDRESS = "http://127.0.0.1:8000"
SHARED_MEMORY = "/dev/shm"  # noqa: S108 - where gunicorn keeps its heartbeat, not a temporary file of ours


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port der Webseiten.")] = 8000,
    host: Annotated[str, typer.Option(help="Adresse dieses Rechners, an der gelauscht wird.")] = "127.0.0.1",
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="Anzahl der Webprozesse.")] = None,
) -> None:
    """Startet Webprozesse und Vorgangsprozess und hält sie am Laufen, bis Strg+C oder SIGTERM sie beendet."""
    prepare(needs_tables=True)
    check_is_up_to_date()
    run_processes(host=host, port=port, workers=workers)


def worker() -> None:
    """Startet nur den Vorgangsprozess: lange Arbeiten, E-Mails, Zeitpläne."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.operations.worker import run_worker

    ended: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: ended.append(number))
    run_worker(stop=lambda: bool(ended))


def run_processes(*, host: str, port: int, workers: int | None) -> None:
    """Serve until a signal says stop; a taken port is refused before anything starts."""
    check_port(host, port)
    environment = _environment(host, port)
    children = [
        Child(Program(name="Der Webprozess", command=web_command(host, port, workers), environment=environment)),
        Child(Program(name="Der Vorgangsprozess", command=worker_command(), environment=environment)),
    ]
    output.people.print(f"Bildungsbüro läuft: {address_of(host, port)}  (Beenden mit Strg+C)", highlight=False)
    print_code(address_of(host, port))
    # A log file that nobody empties by hand would keep the code back otherwise.
    output.people.file.flush()
    Family(children, say=lambda sentence: output.errors.print(sentence, highlight=False)).live()
    output.people.print("Bildungsbüro ist beendet.")


def check_port(host: str, port: int) -> None:
    """The address belongs to this machine and nobody else listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Refusal("serve.port_taken", host=host, port=port) from error
            if error.errno == errno.EACCES:
                raise Refusal("serve.port_reserved", port=port) from error
            raise Refusal("serve.bad_host", host=host) from error


def check_is_up_to_date() -> None:
    """The tables are those of this version."""
    from bildungsbuero.apps.operations.checks import has_open_migrations

    if has_open_migrations():
        raise Refusal("installation.not_migrated")


def web_command(host: str, port: int, workers: int | None) -> tuple[str, ...]:
    """Return the command of the web processes."""
    from django.conf import settings

    count = workers or settings.OPTIONS["WORKERS"]
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    heartbeat = ("--worker-tmp-dir", SHARED_MEMORY) if os.path.isdir(SHARED_MEMORY) else ()
    return (
        *(sys.executable, "-m", "gunicorn", "bildungsbuero.config.wsgi:application"),
        *("--bind", bind, "--workers", str(count)),
        *("--worker-class", "bildungsbuero.cli.running.web_worker.WebWorker"),
        # A search with every filter still fits; more than this gunicorn does not read.
        *("--limit-request-line", "8190"),
        # Processes are renewed now and then, not all at once, so that memory does not grow for months.
        *("--max-requests", "5000", "--max-requests-jitter", "500"),
        *("--timeout", "120", "--graceful-timeout", "20", "--log-level", "warning"),
        # No access log: who looked at what is nobody's business. No control socket: nobody needs a second door.
        *("--no-control-socket", *heartbeat),
    )


def worker_command() -> tuple[str, ...]:
    """Return the command of the job process."""
    return (sys.executable, "-m", "bildungsbuero.cli", "worker")


def address_of(host: str, port: int) -> str:
    """Return where people find the pages: the public address, or this machine where none is set."""
    from django.conf import settings

    if settings.PUBLIC_ADDRESS != DEFAULT_ADDRESS:
        return str(settings.PUBLIC_ADDRESS)
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - only shown
    return f"http://{shown}:{port}"


def _environment(host: str, port: int) -> dict[str, str]:
    from django.conf import settings

    return {"BILDUNGSBUERO_DATA_DIR": str(settings.DATA_DIR), "BILDUNGSBUERO_ADDRESS": address_of(host, port)}
