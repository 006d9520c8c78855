"""The picture that messengers and networks show beside a link (Open Graph): words of the page, drawn on the server."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from bildungsbuero.documents.typesetting import FAMILIES, typeset

TEMPLATE = Path(__file__).with_suffix(".typ")
# Part of each name: another template draws anew.
VERSION = "1"
# 1200 × 630 pixels, as networks ask for; one point is one pixel.
PIXELS_PER_INCH = 72.0
LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCard:
    """What stands on the picture: a word above, the title, a line below, the office."""

    title: str
    office: str
    above: str = ""
    below: str = ""
    language: str = "de"


def as_png(card: ShareCard, *, folder: Path) -> bytes:
    """Return the picture as PNG, drawn once and kept in `folder` by the hash of what it says."""
    content = {name: _shortened(text) for name, text in asdict(card).items()} | {"fonts": FAMILIES}
    said = json.dumps(content, ensure_ascii=False, sort_keys=True)
    path = folder / f"share-{sha256(f'{VERSION} {said}'.encode()).hexdigest()[:32]}.png"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        drawn = typeset(TEMPLATE, content, format="png", ppi=PIXELS_PER_INCH)
        # Under a name of its own: two visitors may ask for a new picture at once.
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(drawn)
        os.replace(file.name, path)
    return path.read_bytes()


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + " …"
