"""Looking at web pages of others: only http and https, only addresses of the public internet, never one of the house.

The name is resolved once and that very address is connected to, so that it cannot turn into another one in between;
each redirect is looked at in the same way. A page is asked for by HEAD, and by GET where HEAD does not help.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bildungsbuero.core.errors import Refusal

TIMEOUT_S = 10
MOST_REDIRECTS = 5
MOST_BYTES = 1024
PORTS = {"http": 80, "https": 443}
USER_AGENT = "Bildungsbuero link check"
# Ways to reach an address of the older protocol through the newer one; behind them anything may lie.
TUNNELS = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
# Some servers answer HEAD wrongly with these.
ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 500, 501, 503})
REDIRECTS = frozenset({301, 302, 303, 307, 308})

Resolve = Callable[[str, int], list[str]]
Ask = Callable[["Target", str], "Response"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to connect, and what to ask for there."""

    scheme: str
    host: str
    address: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server said first."""

    status: int
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The last answer, where it came from, and whether the way there has moved for good."""

    status: int
    address: str
    has_moved: bool


def look(address: str, *, resolve: Resolve | None = None, ask: Ask | None = None) -> Looked:
    """Return what stands at an address; raises Refusal where it may not be asked, OSError where nobody answers."""
    resolve, ask = resolve or resolved, ask or asked
    has_moved = False
    for _hop in range(MOST_REDIRECTS + 1):
        target = checked(address, resolve=resolve)
        response = ask(target, "HEAD")
        if response.status in ASK_AGAIN:
            response = ask(target, "GET")
        if response.status not in REDIRECTS or not response.location:
            return Looked(status=response.status, address=address, has_moved=has_moved)
        has_moved |= response.status in {301, 308}
        address = urljoin(address, response.location)
    raise OSError("too many redirects")


def checked(address: str, *, resolve: Resolve) -> Target:
    """Return where an address leads; every address of its host must be one of the public internet."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Refusal("outside.not_an_address") from error
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in PORTS or not host or parts.username or port not in (None, PORTS[parts.scheme]):
        raise Refusal("outside.not_an_address")
    found = resolve(host, PORTS[parts.scheme])
    if not found or not all(is_public(one) for one in found):
        raise Refusal("outside.not_public")
    path = parts.path or "/"
    return Target(
        scheme=parts.scheme, host=host, address=found[0], path=f"{path}?{parts.query}" if parts.query else path
    )


def is_public(address: str) -> bool:
    """Whether an address is one that anybody on the internet reaches."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    if mapped is not None:
        found = mapped
    return found.is_global and not found.is_multicast and not any(found in net for net in TUNNELS)


def resolved(host: str, port: int) -> list[str]:
    """Return all addresses of a host."""
    try:
        host.encode("idna")
    except UnicodeError as error:
        raise Refusal("outside.not_an_address") from error
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def asked(target: Target, method: str) -> Response:
    """Return what the server says; no more than a few bytes of a page are read."""
    connection = connected(target)
    try:
        connection.request(method, target.path, headers={"Host": target.host, "User-Agent": USER_AGENT})
        answer = connection.getresponse()
        if method == "GET":
            answer.read(MOST_BYTES)
        return Response(status=answer.status, location=answer.getheader("Location") or "")
    except (http.client.HTTPException, UnicodeError, ValueError) as error:
        raise OSError(type(error).__name__) from error
    finally:
        connection.close()


def connected(target: Target) -> http.client.HTTPConnection:
    """Return a connection to the very address that was looked at; by the newer protocol its certificate is checked."""
    connection = http.client.HTTPConnection(target.host, PORTS[target.scheme], timeout=TIMEOUT_S)
    sock = socket.create_connection((target.address, PORTS[target.scheme]), timeout=TIMEOUT_S)
    if target.scheme == "https":
        try:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=target.host)
        except OSError:
            sock.close()
            raise
    connection.sock = sock
    return connection
