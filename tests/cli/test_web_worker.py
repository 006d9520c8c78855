"""What the web server itself turns down, before any page is asked."""

import gc
import socket

from gunicorn import util

from bildungsbuero.cli.running.serve import web_command
from bildungsbuero.cli.running.web_worker import leave_out_what_stays, write_refusal


def answer(status: int, reason: str) -> str:
    here, there = socket.socketpair()
    with here, there:
        write_refusal(here, status, reason, "<script>alert(1)</script>")
        return there.recv(100_000).decode()


def test_a_request_that_cannot_be_read_is_answered_in_german():
    for status, sentence in ((414, "Diese Adresse ist zu lang."), (400, "Diese Anfrage kann nicht gelesen werden.")):
        text = answer(status, "Bad Request")
        head, _, body = text.partition("\r\n\r\n")

        assert head.startswith(f"HTTP/1.1 {status} ")
        assert f"Content-Length: {len(body.encode())}" in head
        assert sentence in body
        assert "script" not in body


def test_the_web_processes_use_it():
    command = web_command("127.0.0.1", 8000, 1)

    assert "bildungsbuero.cli.running.web_worker.WebWorker" in command
    assert command[command.index("--limit-request-line") + 1] == "8190"
    assert util.write_error is write_refusal


def test_what_stays_is_left_out_of_the_search_for_garbage():
    before = gc.get_freeze_count()
    try:
        leave_out_what_stays()

        assert gc.get_freeze_count() > before + 1000
    finally:
        gc.unfreeze()
