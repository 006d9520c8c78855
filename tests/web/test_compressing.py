"""What goes out compressed, and what does not."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from bildungsbuero.web.middleware import CompressingMiddleware

TEXT = b"<p>Bildung</p>" * 200


def answered(kind: str, accepts: str = "gzip, br") -> HttpResponse:
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    return CompressingMiddleware(lambda _request: HttpResponse(TEXT, content_type=kind))(request)


@pytest.mark.parametrize(
    "kind",
    ["text/html; charset=utf-8", "text/css", "text/csv", "application/json", "application/geo+json", "image/svg+xml"],
)
def test_text_goes_out_compressed(kind):
    answer = answered(kind)

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < len(TEXT) / 4
    assert gzip.decompress(answer.content) == TEXT


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/zip", "font/woff2", "application/gzip"])
def test_what_is_compressed_already_is_not_touched(kind):
    assert answered(kind).content == TEXT


def test_who_cannot_read_it_gets_plain_text():
    assert answered("text/html", accepts="identity").content == TEXT


def test_the_length_of_a_page_differs_by_chance():
    assert len({len(answered("text/html").content) for _ in range(40)}) > 1
