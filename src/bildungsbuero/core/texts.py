"""Texts that the core names and the pages translate."""


def gettext_noop(message: str) -> str:
    """Return the message as it is, so that the catalogue tools find it; whoever shows it translates it."""
    return message
