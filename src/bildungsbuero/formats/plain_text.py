"""Texts from elsewhere made plain: HTML without its marks, lines without control signs."""

import re
from html.parser import HTMLParser

_BREAKS = frozenset({"p", "br", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section"})
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "iframe", "object", "noscript"})
# A mark begins with a letter or a slash, so that "unter < 3 Jahre" stays.
_MARK = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});|<!--")


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - given by the parser
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "li":
            self.parts.append("\n– ")
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)


def plain_from_html(text: str) -> str:
    """Return what a reader of the text sees: paragraphs as lines, lists with dashes, nothing of scripts or marks."""
    has_marks = "<" in text or "&" in text
    if not has_marks and text.isprintable():
        return " ".join(text.split())
    if has_marks and _MARK.search(text):
        # A text that was cut may end inside a mark.
        text = re.sub(r"<[a-zA-Z/][^<>]*$", "", text)
        parser = _Plain()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    lines = [" ".join(_writable(line).split()) for line in text.replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """Return the text in one line without control signs."""
    return " ".join(_writable(text).split())


def shortened(text: str, longest: int) -> str:
    """Return the text, cut at a word where it is too long."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;.–") + "…"


def _writable(text: str) -> str:
    # Half a surrogate pair can be written by no database and no page.
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in "\t\n" else " " for sign in text)
