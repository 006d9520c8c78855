"""Texts that offices write in Markdown, as HTML that can do no harm."""

from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Headings of a text stand below the heading of the page.
FIRST_LEVEL = 2
DEEPEST = 6
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CLASSES = {
    "p": "kern-body",
    "ul": "kern-list kern-list--bullet",
    "ol": "kern-list kern-list--number",
    "a": "kern-link",
    "table": "kern-table",
    "h2": "kern-heading-medium",
    "h3": "kern-heading-small",
    "h4": "kern-title",
    "h5": "kern-title",
    "h6": "kern-title",
}
TAGS = {
    *CLASSES, "li", "strong", "em", "code", "pre", "blockquote", "br", "hr", "s", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip
ATTRIBUTES = {"*": {"class"}, "a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def as_html(markdown: str) -> SafeString:
    """Return Markdown as HTML: raw HTML in it is shown as text, links lead to pages, mail or telephone only."""
    tokens = _parser().parse(markdown)
    _put_headings_in_order(tokens)
    _dress(tokens)
    html = _parser().renderer.render(tokens, _parser().options, {})
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")
    return mark_safe(clean)  # noqa: S308 - cleaned on the line above


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _put_headings_in_order(tokens: list[Token]) -> None:
    """Let headings begin below that of the page and leave no level out, wherever the text itself begins."""
    headings = [token for token in tokens if token.tag in HEADINGS]
    levels = {tag: FIRST_LEVEL + rank for rank, tag in enumerate(sorted({token.tag for token in headings}))}
    before = FIRST_LEVEL - 1
    for token in headings:
        if token.nesting > 0:
            before = min(levels[token.tag], before + 1, DEEPEST)
        token.tag = f"h{before}"


def _dress(tokens: list[Token]) -> None:
    for token in tokens:
        if token.nesting > 0 and token.tag in CLASSES:
            token.attrSet("class", CLASSES[token.tag])
        _dress(token.children or [])
