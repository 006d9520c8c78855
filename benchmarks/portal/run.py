"""Send visitors to the search, to offers and to a bare Django page, at a constant rate, and print what they take."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.timing import Line, as_p50_p95, percentile, table

FULL = 1_000_000
PER_SECOND, SECONDS = 30, 60
# What happens before is not counted: caches fill, and locust starts.
WARM_UP = 30
# So many offers are looked at again and again, as those of a campaign are.
AGAIN = 200
SEARCH_MS, TIMES_BARE = 60.0, 1.5
WEB = "bildungsbuero.cli.running.web_worker.WebWorker"


def run(size: int) -> list[Line]:
    """Print and return what the pages take under a constant stream."""
    folder = machine.folder(f"offers-{size}")
    (folder / "data").mkdir(exist_ok=True)
    environment = {**os.environ, "BILDUNGSBUERO_DATA_DIR": str(folder / "data"), "BILDUNGSBUERO_ALLOWED_HOSTS": "*"}
    asked = folder / "addresses.json"
    subprocess.run(
        [sys.executable, "-m", "benchmarks.portal.addresses", str(size), str(asked)], env=environment, check=True
    )
    lists = json.loads(asked.read_text("utf-8"))
    print(machine.described("django", "gunicorn", "locust", "tantivy"))
    with _served("benchmarks.portal.timed:application", environment) as port:
        search = _visited(port, lists["search"], folder)
        size_of_page = len(_get(port, lists["offer"][0]))
        with _served("benchmarks.portal.bare:application", _bare(environment, size_of_page)) as bare_port:
            bare_first = _visited(bare_port, lists["bare"], folder)
            offer = _visited(port, lists["offer"], folder)
            again = _visited(port, lists["offer"][:AGAIN], folder)
            bare = _visited(bare_port, lists["bare"], folder)
    bare["taken"] += bare_first["taken"]
    print(
        f"{PER_SECOND} visitors a second for {SECONDS} s, 2 web processes; of {len(search['taken']):,} searches "
        f"{_different(lists['search'], len(search['taken'])):,} were different. Waited for a search: "
        f"{as_p50_p95(search['waited'])} ms. Failures: {search['failures'] + offer['failures']}. "
        f"A page of an offer has {size_of_page:,} bytes."
    )
    lines = [
        _line("search", search, SEARCH_MS, percentile(search["taken"], 0.95)),
        *(
            _line(
                f"{name}, {words}",
                ours,
                TIMES_BARE,
                percentile(ours["taken"], share) / percentile(bare["taken"], share),
                bare,
            )
            for name, ours in (("an offer never seen before", offer), ("an offer seen before", again))
            for words, share in (("p95", 0.95), ("median", 0.5))
        ),
    ]
    print(table(f"Public pages, {size:,} offers, ms p50 / p95 in the server", ("ours", "bare Django"), lines))
    return lines


def _different(addresses: list[str], count: int) -> int:
    first = PER_SECOND * WARM_UP
    return len(set(addresses[first : first + count]))


def _line(name: str, ours: Any, goal: float | None, ratio: float, peer: Any = None) -> Line:
    shown = as_p50_p95(peer["taken"]) if peer else ""
    return Line(name=name, ours=as_p50_p95(ours["taken"]), peer=shown, ratio=ratio, goal=goal)


def _bare(environment: dict[str, str], size: int) -> dict[str, str]:
    return {**environment, "DJANGO_SETTINGS_MODULE": "benchmarks.portal.bare_settings", "BARE_BYTES": str(size)}


@contextmanager
def _served(application: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve as `bildungsbuero serve` does, with two web processes."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    worker = ["--worker-class", WEB, "--log-level", "warning", "--no-control-socket"]
    process = subprocess.Popen([*command, *worker], env=environment)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _visited(port: int, addresses: list[str], folder: Path) -> dict[str, Any]:
    for address in addresses[-40:]:
        _get(port, address)
    (folder / "asked.json").write_text(json.dumps(addresses), "utf-8")
    figures = folder / "figures.json"
    environment = {**os.environ, "ADDRESSES": str(folder / "asked.json"), "FIGURES": str(figures)}
    command = [sys.executable, "-m", "locust", "-f", str(Path(__file__).parent / "visitors.py"), "--headless"]
    load = [
        "-u",
        str(PER_SECOND),
        "-r",
        str(PER_SECOND),
        "-t",
        f"{WARM_UP + SECONDS}s",
        "-H",
        f"http://127.0.0.1:{port}",
    ]
    subprocess.run(
        [*command, *load, "--only-summary", "--loglevel", "WARNING"],
        env=environment,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    found = json.loads(figures.read_text("utf-8"))
    first = PER_SECOND * WARM_UP
    return {**found, "taken": found["taken"][first:], "waited": found["waited"][first:]}


def _get(port: int, address: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=120) as answer:
        body: bytes = answer.read()
    return body


def _wait_for(port: int) -> None:
    for _number in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nothing answers on port {port}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
