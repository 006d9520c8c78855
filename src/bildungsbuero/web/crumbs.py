"""The way back: what stands above a page's heading."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way; the last one, the page itself, has no address."""

    title: Any
    address: str = ""


def crumbs(*steps: tuple[Any, str] | Any) -> list[Crumb]:
    """Return steps for `(title, url name)` pairs and a bare title for the page itself."""
    way = []
    for step in steps:
        if isinstance(step, tuple):
            way.append(Crumb(step[0], reverse(step[1]) if ":" in step[1] else step[1]))
        else:
            way.append(Crumb(step))
    return way
