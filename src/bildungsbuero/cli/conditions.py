"""Conditions on the command line: DIMENSION=VALUE, as often as wanted."""

from bildungsbuero.core.errors import Refusal


def read_pairs(texts: list[str] | None) -> list[tuple[str, str]]:
    """Return name and value of each condition; raises Refusal for one without an equals sign."""
    pairs = []
    for text in texts or []:
        name, found, value = text.partition("=")
        if not found or not name.strip():
            raise Refusal("statistics.condition", text=text)
        pairs.append((name.strip(), value.strip()))
    return pairs
