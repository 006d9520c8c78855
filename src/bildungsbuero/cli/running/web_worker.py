"""The web process of gunicorn, which answers in German also where a request never reaches a page."""

import gc
from html import escape
from socket import socket
from typing import Any

from gunicorn import util
from gunicorn.workers.sync import SyncWorker

SENTENCES = {
    414: ("Diese Adresse ist zu lang.", "Suchen Sie mit weniger Worten oder Filtern."),
    431: ("Diese Anfrage bringt zu viel mit.", "Löschen Sie die Cookies dieser Seiten im Browser und laden Sie neu."),
}
FOR_ALL = ("Diese Anfrage kann nicht gelesen werden.", "Öffnen Sie die Seite noch einmal von der Startseite aus.")
PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{message}</title></head>
<body><main><h1>{message}</h1><p>{remedy}</p><p><a href="/">Zur Startseite</a></p></main></body></html>
"""
HEAD = (
    "HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\nContent-Length: {length}\r\n\r\n"
)
# After so many answers what lives is there to stay: the program, its templates, the vocabularies.
SETTLED = frozenset({1, 20, 200})


class WebWorker(SyncWorker):
    """A synchronous worker; what gunicorn itself turns down is answered by `write_refusal`.

    A full search for garbage among all that stays takes 150 ms, in the middle of somebody's page. So what stays is left
    out of that search, and the search for it happens between two answers.
    """

    _answers = 0

    def handle_request(self, *arguments: Any) -> None:
        """Answer one request."""
        super().handle_request(*arguments)
        self._answers += 1
        if self._answers in SETTLED:
            leave_out_what_stays()


def leave_out_what_stays() -> None:
    """Collect garbage once, and look no more at what is left."""
    gc.collect()
    gc.freeze()


def write_refusal(sock: socket, status_int: int, reason: str, mesg: str) -> None:  # noqa: ARG001 - gunicorn's signature
    """Write what is wrong with a request as a small German page; what the request said is not repeated."""
    message, remedy = (escape(part) for part in SENTENCES.get(status_int, FOR_ALL))
    body = PAGE.format(message=message, remedy=remedy).encode()
    head = HEAD.format(status=status_int, reason=reason, length=len(body)).encode("latin1")
    util.write_nonblock(sock, head + body)


# gunicorn has no setting for this page; every worker looks the function up here.
util.write_error = write_refusal
