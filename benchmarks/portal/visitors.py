"""Visitors for locust: each asks once a second, whatever the answer takes.

`locust -f benchmarks/portal/visitors.py --headless` with ADDRESSES, a file of addresses asked in turn, and FIGURES, the
file that gets what the server took and what the visitors waited.
"""

import json
import os
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import gevent
from locust import HttpUser, constant_throughput, events, task

from benchmarks.portal.timed_call import HEAD

_addresses = cycle(json.loads(Path(os.environ["ADDRESSES"]).read_text("utf-8")))
_chance = Random(1)
_taken: list[float] = []
_waited: list[float] = []


class Visitor(HttpUser):
    """Somebody who asks once a second."""

    wait_time = constant_throughput(1)

    def on_start(self) -> None:
        """Come at any moment of a second, not all at once."""
        gevent.sleep(_chance.random())

    @task
    def look(self) -> None:
        """Ask for the next page."""
        self.client.get(next(_addresses), name="page")


@events.request.add_listener
def note(response_time: float, response: Any, exception: Any, **_rest: Any) -> None:
    """Keep what the server says that it took, and what the visitor waited."""
    if exception is None and HEAD in response.headers:
        _taken.append(float(response.headers[HEAD].partition("dur=")[2]))
        _waited.append(response_time)


@events.quitting.add_listener
def write(environment: Any, **_rest: Any) -> None:
    """Write the figures."""
    figures = {"taken": _taken, "waited": _waited, "failures": environment.stats.total.num_failures}
    Path(os.environ["FIGURES"]).write_text(json.dumps(figures), "utf-8")
