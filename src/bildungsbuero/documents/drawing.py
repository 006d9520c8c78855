"""From a chart's specification to SVG and PNG, drawn once and kept by the hash of what was asked."""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from bildungsbuero.core.errors import Refusal
from bildungsbuero.documents import typefaces

Spec: TypeAlias = dict[str, Any]
VEGA_LITE = "6.4"
# Part of each hash: a new version of the engine or of this module draws anew.
VERSION = "2"
# What the engine says about each group of marks: as one image the drawing has no inner parts, and no style uses them.
ENGINE_ATTRIBUTES = re.compile(r' (?:role|aria-[a-z]+|class)="[^"]*"')
FONT_SETTINGS = '<?xml version="1.0"?><fontconfig><dir>{folder}</dir></fontconfig>'


def svg(spec: Spec, *, folder: Path | None = None) -> str:
    """Return the chart as SVG with title and description; `folder` keeps it for the next time."""
    content = _kept(folder, _key(spec, "svg"), ".svg", lambda: _draw(spec).encode())
    return content.decode()


def png(spec: Spec, *, scale: float = 2.0, folder: Path | None = None) -> bytes:
    """Return the chart as PNG; refuses letters that the typeface does not hold."""
    check_glyphs(spec)
    key = _key(spec, f"png {scale}")
    return _kept(folder, key, ".png", lambda: picture(svg(spec, folder=folder), scale=scale))


def picture(drawn: str, *, scale: float = 2.0) -> bytes:
    """Return an SVG, such as a map, as PNG."""
    content: bytes = _engine().svg_to_png(drawn, scale=scale)
    return content


def check_glyphs(spec: Spec) -> None:
    """Every letter in the chart must be one of our typeface: a picture cannot borrow it from the reader's machine."""
    text = "".join(_texts(spec))
    if missing := typefaces.missing_glyphs(text):
        raise Refusal("chart.missing_glyph", letters=missing)


def accessible(drawn: str, *, title: str, description: str, key: str) -> str:
    """Return the SVG as one image with title and description, its inner ids made unique by `key`."""
    drawn = ENGINE_ATTRIBUTES.sub("", drawn)
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{key}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{key}-\1)", drawn)
    names = f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-description">{escape(description)}</desc>'
    start, end = re.match(r"<svg[^>]*>", drawn).span()  # type: ignore[union-attr]  # every SVG starts so
    opening = drawn[start : end - 1] + f' role="img" aria-labelledby="{key}-title {key}-description">'
    return opening + names + drawn[end:]


def _draw(spec: Spec) -> str:
    drawn: str = _engine().vegalite_to_svg(spec, vl_version=VEGA_LITE)
    meta = spec.get("usermeta", {})
    key = "c" + _key(spec, "ids")[:8]
    return accessible(drawn, title=meta.get("title", ""), description=meta.get("description", ""), key=key)


@cache
def _engine() -> ModuleType:
    # The engine reads the list of font folders once, at its first use; while it does, only our folder is listed.
    import vl_convert

    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(FONT_SETTINGS.format(folder=escape(str(typefaces.FOLDER))), "utf-8")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            vl_convert.register_font_directory(str(typefaces.FOLDER))
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before
    return vl_convert


def _key(spec: Spec, purpose: str) -> str:
    text = json.dumps([VERSION, VEGA_LITE, purpose, spec], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(folder: Path | None, key: str, ending: str, make: Callable[[], bytes]) -> bytes:
    if folder is None:
        return make()
    path = folder / key[:2] / f"{key[2:40]}{ending}"
    if path.is_file():
        return path.read_bytes()
    content = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and renamed, so that a second process never reads half a picture.
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)
    return content


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return []
