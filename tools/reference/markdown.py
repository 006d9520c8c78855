"""The little Markdown that the pages need."""

from collections.abc import Iterable, Sequence

NOTE = "<!-- Aus dem Programm erzeugt mit `make fix`; nicht von Hand ändern. -->"


def document(title: str, *parts: str) -> str:
    """Return a page from its title and its parts; empty parts are left out."""
    return "\n\n".join([f"# {title}", NOTE, *(part.strip() for part in parts if part.strip())]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; without rows nothing."""
    lines = [_row(cells) for cells in rows]
    return "\n".join([_row(heads), "|" + "---|" * len(heads), *lines]) if lines else ""


def items(texts: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {_in_one_line(text)}" for text in texts)


def code(text: object) -> str:
    """Return words as code, nothing for nothing."""
    return f"`{text}`" if str(text) else ""


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_in_one_line(str(cell)).replace("|", "\\|") for cell in cells) + " |"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
