"""The installation under a sub-path of a host, with proxies that take the sub-path off and with those that do not."""

import io
import os
import subprocess
import sys
from wsgiref.util import setup_testing_defaults

import pytest

from bildungsbuero.config.wsgi import application
from tests.support.cast import make_office


def ask(path: str) -> tuple[str, dict[str, str], str]:
    """Return status, headers and text of the answer to a web server's request."""
    environ: dict[str, object] = {"PATH_INFO": path, "HTTP_HOST": "127.0.0.1", "wsgi.input": io.BytesIO()}
    setup_testing_defaults(environ)
    found: list[tuple[str, dict[str, str]]] = []
    answer = application(environ, lambda status, headers, _error=None: found.append((status, dict(headers))))
    text = b"".join(answer).decode("utf-8", "replace")
    return found[0][0][:3], found[0][1], text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/bildung/trier/impressum/", "/trier/impressum/"])
def test_every_link_keeps_the_sub_path_whether_or_not_the_proxy_takes_it_off(settings, path):
    settings.SUB_PATH = "/bildung"
    make_office()

    status, _headers, text = ask(path)

    assert status == "200"
    assert 'href="/bildung/trier/"' in text
    assert 'href="/trier/' not in text


@pytest.mark.django_db
def test_a_path_that_only_begins_alike_is_another_one(settings):
    settings.SUB_PATH = "/bildung"

    assert ask("/bildungsurlaub/")[0] == "404"
    assert ask("/bildung")[0] in {"200", "302"}


def test_pictures_styles_and_cookies_honour_the_sub_path():
    names = "s.STATIC_URL, s.MEDIA_URL, s.SESSION_COOKIE_PATH, s.CSRF_TRUSTED_ORIGINS"
    code = f"from bildungsbuero.config import settings as s; print({names})"
    kept = os.environ | {"BILDUNGSBUERO_ADDRESS": "https://stadt.example/bildung/"}

    said = subprocess.run([sys.executable, "-c", code], env=kept, capture_output=True, text=True, check=True).stdout

    assert said.split(maxsplit=3) == [
        "/bildung/static/",
        "/bildung/medien/",
        "/bildung/",
        "['https://stadt.example']\n",
    ]
