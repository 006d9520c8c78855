"""Markdown of offices as harmless HTML."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.apps.accounts.legal import default_text
from bildungsbuero.apps.accounts.models import LegalPage
from bildungsbuero.apps.accounts.texts import as_html
from tests.support.cast import make_office


class Parts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def parts_of(html):
    """Return the tags that a browser sees, each with its attributes."""
    parser = Parts()
    parser.feed(html)
    return parser.found


def test_headings_stand_below_the_heading_of_the_page():
    assert as_html("# Anbieter").startswith('<h2 class="kern-heading-medium">')
    assert "<h2" in as_html("###### tief")


def test_no_level_of_headings_is_left_out_wherever_a_text_begins():
    def levels(text):
        return re.findall(r"<(h\d)", as_html(text))

    assert levels("## Wofür\n\n#### Womit\n\n## Woran") == ["h2", "h3", "h2"]
    assert levels("### eins\n\n# zwei\n\n### drei") == ["h2", "h2", "h3"]
    assert levels("# eins\n\n### zwei\n\n## drei") == ["h2", "h3", "h3"]


def test_lists_tables_and_links_carry_the_classes_of_the_design_system():
    html = as_html("- eins\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[Seite](https://example.org/x)")

    assert '<ul class="kern-list kern-list--bullet">' in html
    assert '<table class="kern-table">' in html
    assert '<a href="https://example.org/x" class="kern-link" rel="noopener">' in html


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<img src=x onerror=alert(1)>",
        "![x](https://elsewhere.example/pixel.gif)",
        "<a href='https://x.example' style='color:red' onclick='x()'>y</a>",
        "<iframe src='https://elsewhere.example'></iframe>",
        "[x](vbscript:x)",
        '[x](https://e.example "a\\" onmouseover=\\"x")',
    ],
)
def test_nothing_harmful_gets_through(evil):
    for tag, attributes in parts_of(as_html(evil)):
        assert tag in {"p", "a"}
        assert set(attributes) <= {"class", "href", "title", "rel"}
        assert attributes.get("href", "https://").startswith("https://")


@given(st.text(max_size=300))
def test_any_text_becomes_html_without_programs(text):
    for tag, attributes in parts_of(as_html(text)):
        assert tag not in {"script", "style", "img", "iframe", "form"}
        assert not {name for name in attributes if name.startswith("on") or name == "style"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", LegalPage.Kind.values)
def test_each_default_text_is_complete_german_with_an_example_office(kind):
    office = make_office(name="Büro {mit} Klammern", street="Weg 1", email="a@example.org")

    text = default_text(office, kind)

    assert "Büro {mit} Klammern" in text
    assert "ergänzen]" in text
    assert "<h2" in as_html(text)
