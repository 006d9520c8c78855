"""Pages of others are asked; the house itself never is, whatever an address pretends to be."""

import pytest

from bildungsbuero.apps.operations.outside import Response, Target, asked, checked, is_public, look
from bildungsbuero.core.errors import Refusal

PUBLIC = "93.184.216.34"


def to(*addresses):
    """Return a resolver that knows only these addresses."""
    return lambda _host, _port: list(addresses)


def server(*answers):
    """Return a server that gives these answers, one after the other, and what it was asked."""
    left, seen = list(answers), []

    def ask(target, method):
        seen.append((method, f"{target.scheme}://{target.host}{target.path}", target.address))
        return left.pop(0)

    return ask, seen


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_an_address_inside_is_not_public(address):
    assert not is_public(address)
    with pytest.raises(Refusal, match=r"outside\.not_public"):
        checked("https://example.org/", resolve=to(address))


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946", f"::ffff:{PUBLIC}"])
def test_an_address_of_the_internet_is(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org:8080/",
        "http://example.org:22/",
        "https://example.org:99999/",
        "https://[::1/",
        "//example.org/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(address):
    with pytest.raises(Refusal, match=r"outside\.not_an_address"):
        checked(address, resolve=to(PUBLIC))


def test_one_inner_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(Refusal, match=r"outside\.not_public"):
        checked("https://example.org/", resolve=to(PUBLIC, "127.0.0.1"))


def test_the_address_that_was_checked_is_the_one_that_is_asked():
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    ask, seen = server(Response(status=200))

    look("https://example.org/a?b=c", resolve=lambda _host, _port: next(answers), ask=ask)

    assert seen == [("HEAD", "https://example.org/a?b=c", PUBLIC)]


def test_a_redirect_into_the_house_is_refused():
    ask, seen = server(Response(status=302, location="http://intern.example/"))

    def resolve(host, _port):
        return ["10.0.0.5"] if host == "intern.example" else [PUBLIC]

    with pytest.raises(Refusal, match=r"outside\.not_public"):
        look("https://example.org/", resolve=resolve, ask=ask)
    assert len(seen) == 1


def test_get_follows_head_where_head_does_not_help():
    ask, seen = server(Response(status=405), Response(status=200))

    assert look("https://example.org/", resolve=to(PUBLIC), ask=ask).status == 200
    assert [method for method, _address, _ip in seen] == ["HEAD", "GET"]


def test_redirects_are_followed_a_few_times_and_a_move_for_good_is_noted():
    ask, _seen = server(Response(status=301, location="https://neu.example/x"), Response(status=200))
    found = look("https://alt.example/", resolve=to(PUBLIC), ask=ask)
    assert (found.status, found.address, found.has_moved) == (200, "https://neu.example/x", True)

    ask, seen = server(*[Response(status=302, location="/weiter")] * 9)
    with pytest.raises(OSError, match="redirects"):
        look("https://example.org/", resolve=to(PUBLIC), ask=ask)
    assert len(seen) == 6


def test_a_server_that_cannot_be_reached_is_an_error_of_the_network_and_no_other():
    nowhere = Target(scheme="http", host="example.org", address="nowhere.invalid", path="/")

    with pytest.raises(OSError):  # noqa: PT011 - whichever the system says
        asked(nowhere, "HEAD")
