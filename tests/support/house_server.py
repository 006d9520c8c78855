"""A small OpenID Connect server on this machine, which says about everybody what a test wants it to say."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "bildungsbuero", "a-secret-of-the-test-server-long-enough"


class HouseServer(ThreadingHTTPServer):
    """The server with what it will say; it asks for code, client, secret and the proof key, as real ones do."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.claims: dict[str, Any] = {}
        self.codes: dict[str, str] = {}
        self.is_broken = False
        self.issuer = ""

    @property
    def address(self) -> str:
        """The issuer."""
        return f"http://127.0.0.1:{self.server_port}"

    def let_in(self, address: str) -> str:
        """Return where the browser is sent back to after somebody signed in at the house."""
        asked = parse_qs(urlsplit(address).query)
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked["code_challenge"][0]
        return f"{asked['redirect_uri'][0]}?{urlencode({'code': code, 'state': asked['state'][0]})}"


class Handler(BaseHTTPRequestHandler):
    """Discovery, token and user information."""

    server: HouseServer

    def do_GET(self) -> None:
        issuer = self.server.address
        if self.path == "/.well-known/openid-configuration" and not self.server.is_broken:
            names = ("authorization", "token", "userinfo")
            found = {f"{name}_endpoint": f"{issuer}/{name}" for name in names}
            return self._answer({"issuer": issuer, "jwks_uri": f"{issuer}/jwks", **found})
        if self.path == "/userinfo" and self.headers["Authorization"] == "Bearer token":
            return self._answer({"sub": "1", **self.server.claims})
        return self._answer({"error": "not found"}, status=404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        challenge = self.server.codes.pop(asked.get("code", ""), "")
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        proven = base64.urlsafe_b64encode(digest).decode().rstrip("=") == challenge
        if not proven or (asked.get("client_id"), asked.get("client_secret")) != (CLIENT, SECRET):
            return self._answer({"error": "invalid_grant"}, status=400)
        now = int(time.time())
        issuer = self.server.issuer or self.server.address
        told = {"iss": issuer, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 60, **self.server.claims}
        token = jwt.encode(told, SECRET, algorithm="HS256")
        return self._answer({"access_token": "token", "token_type": "Bearer", "id_token": token})

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""

    def _answer(self, content: dict[str, Any], *, status: int = 200) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running_house() -> Iterator[HouseServer]:
    """Run the server while the block runs."""
    server = HouseServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
