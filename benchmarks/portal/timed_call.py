"""An application with the milliseconds that each of its answers took."""

import time
from collections.abc import Callable, Iterable
from typing import Any

HEAD = "Server-Timing"


def timed(app: Callable[..., Any], environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Call an application and say how long it took, the answer joined."""
    begin = time.perf_counter()
    said: list[Any] = []
    body = b"".join(app(environ, lambda *arguments: said.append(arguments)))
    status, headers, *rest = said[0]
    took = (time.perf_counter() - begin) * 1000
    start_response(status, [*headers, (HEAD, f"app;dur={took:.2f}")], *rest)
    return [body]
