"""A list fetched from a real server in this process: what arrives, what is refused, and that the guard stays shut.

The server listens on this machine, which the guard never lets through. So the test names the way to it itself, as an
argument of the call: there is no setting and no address by which anybody else could.
"""

import gzip
import http.client
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest

from bildungsbuero.apps.catalogue.list_files import lists_in
from bildungsbuero.apps.operations import fetching
from bildungsbuero.apps.operations.fetching import Answer, Wanted, fetch, got
from bildungsbuero.core.errors import Refusal

Give = Callable[[BaseHTTPRequestHandler], None]
HOST = "vhs.example"
PUBLIC = {HOST: ["93.184.216.34"], "andere.example": ["93.184.216.35"], "haus.example": ["10.0.0.1"]}


@contextmanager
def served(**pages: Give) -> Iterator[Callable[[Wanted], Answer]]:
    """A server with pages by name, and a fetch that reaches it in place of the public address of a host."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages[self.path.strip("/").partition("?")[0]](self)

        def log_message(self, *_said: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=partial(server.serve_forever, poll_interval=0.01), daemon=True).start()

    def connect(_target: object) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=1)

    try:
        yield partial(fetch, resolve=lambda host, _port: PUBLIC[host], get=partial(got, connect=connect))
    finally:
        server.shutdown()
        server.server_close()


def page(content: bytes, status: int = 200, **headers: str) -> Give:
    def give(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return give


def wanted(folder: Path, name: str = "liste", **options) -> Wanted:
    return Wanted(address=f"https://{HOST}/{name}", target=folder / "ziel", **{"limit_bytes": 10_000, **options})


def test_a_list_arrives_byte_for_byte_with_its_version_and_is_not_sent_twice(tmp_path):
    asked = []

    def give(handler: BaseHTTPRequestHandler) -> None:
        asked.append(dict(handler.headers))
        known = handler.headers.get("If-None-Match") == '"v1"'
        page(b"" if known else b"Titel;Art\n\x00\xff", 304 if known else 200, ETag='"v1"')(handler)

    with served(liste=give) as get:
        answer = get(wanted(tmp_path))
        assert (answer.status, answer.etag) == (200, '"v1"')
        assert (tmp_path / "ziel").read_bytes() == b"Titel;Art\n\x00\xff"
        assert get(wanted(tmp_path, etag='"v1"')).status == 304

    assert asked[0]["Host"] == HOST
    assert asked[0]["Accept-Encoding"] == "identity"
    assert "Cookie" not in asked[0]


def test_redirects_are_followed_to_public_hosts_and_never_into_the_house(tmp_path):
    def to(address: str) -> Give:
        return page(b"", 302, Location=address)

    pages = {
        "liste": to("/neu"),
        "neu": to("https://andere.example/da"),
        "da": page(b"gut"),
        "haus": to("https://haus.example/"),
        "offen": to("http://andere.example/da"),
        "datei": to("file:///etc/passwd"),
        "kreis": to("/kreis"),
    }
    with served(**pages) as get:
        assert get(wanted(tmp_path)).status == 200
        assert (tmp_path / "ziel").read_bytes() == b"gut"
        for name, code in (
            ("haus", "not_public"),
            ("offen", "only_https"),
            ("datei", "only_https"),
            ("kreis", "bad_answer"),
        ):
            with pytest.raises(Refusal, match=rf"outside\.{code}"):
                get(wanted(tmp_path, name))


def test_more_than_is_allowed_is_cut_off_whatever_the_server_says_of_its_length(tmp_path):
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 65_536)
        except OSError:
            pass

    with served(liste=endless) as get, pytest.raises(Refusal, match=r"file\.too_large"):
        get(wanted(tmp_path, limit_bytes=200_000))
    assert (tmp_path / "ziel").stat().st_size <= 200_000


def test_who_sends_too_slowly_or_breaks_off_is_no_answer(tmp_path, monkeypatch):
    stop = threading.Event()

    def drips(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _step in range(40):
            if stop.wait(0.02):
                return
            handler.wfile.write(b"x")
            handler.wfile.flush()

    def breaks_off(handler: BaseHTTPRequestHandler) -> None:
        page(b"kurz", Content_Length="1000")(handler)

    monkeypatch.setattr(fetching, "LONGEST_S", 0.1)
    monkeypatch.setattr(fetching, "CHUNK", 1)
    with served(tropft=drips, endet=breaks_off) as get:
        for name in ("tropft", "endet"):
            with pytest.raises(Refusal, match=r"outside\.no_answer"):
                get(wanted(tmp_path, name))
        stop.set()


def test_nobody_there_and_bad_answers_are_named(tmp_path):
    with served(weg=page(b"", 404), kaputt=page(b"Fehler", 500), geheim=page(b"", 401)) as get:
        for name, status in (("weg", 404), ("kaputt", 500), ("geheim", 401)):
            with pytest.raises(Refusal) as caught:
                get(wanted(tmp_path, name))
            assert (caught.value.code, caught.value.facts["status"]) == ("outside.bad_answer", status)
    with pytest.raises(Refusal, match=r"outside\.no_answer"):
        get(wanted(tmp_path, "weg"))


def test_a_bomb_is_not_unpacked_neither_in_transit_nor_as_an_archive(tmp_path):
    zeros = bytes(5_000_000)
    packed = gzip.compress(zeros)
    box = BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("liste.csv", zeros)
    with served(
        gzip=page(packed, Content_Encoding="gzip"),
        zip=page(box.getvalue(), Content_Type="application/zip"),
    ) as get:
        get(wanted(tmp_path, "gzip"))
        assert (tmp_path / "ziel").read_bytes() == packed
        get(wanted(tmp_path, "zip"))

    limit = 1_000_000
    with pytest.raises(Refusal, match=r"file\."), lists_in(tmp_path / "ziel", limit_bytes=limit) as files:
        assert not files


def test_without_the_test_naming_a_way_this_machine_is_never_reached(tmp_path):
    with served(liste=page(b"geheim")):
        for host in ("127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254"):
            with pytest.raises(Refusal, match=r"outside\.not_public"):
                fetch(Wanted(address=f"https://{host}/liste", target=tmp_path / "ziel", limit_bytes=100))
    assert not (tmp_path / "ziel").exists()
