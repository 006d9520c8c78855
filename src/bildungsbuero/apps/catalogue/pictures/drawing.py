"""A picture that somebody sent, written anew: upright, not larger than a page shows it, with nothing but its points."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bildungsbuero.core.errors import Place, Refusal

if TYPE_CHECKING:
    from PIL.Image import Image as Points

LIMIT_MB = 8
MOST_MEGAPIXELS = 50
LONGEST_SIDE = 1600
SHORTEST_SIDE = 200
QUALITY = 85
FORMATS = ("PNG", "JPEG", "WEBP")
WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A JPEG with its size in pixels."""

    content: bytes
    width: int
    height: int


def written_anew(content: bytes) -> Drawn:
    """Return the picture as a JPEG; raises Refusal for what is too large, too small, or no picture.

    Whatever a camera writes beside the points (place, time, owner, thumbnail) stays behind; its turn is applied first.
    """
    # Pillow takes long to load and is needed here alone.
    from PIL import Image, ImageOps

    if len(content) > LIMIT_MB * 2**20:
        raise Refusal("picture.too_large", place=Place(field="file"), limit=LIMIT_MB)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            _check_size(*opened.size)
            upright = ImageOps.exif_transpose(opened)
            small = _on_white(upright)
            small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            target = BytesIO()
            small.save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    except Image.DecompressionBombError as error:
        raise Refusal("picture.too_many_points", place=Place(field="file"), limit=MOST_MEGAPIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, ArithmeticError, TypeError) as error:
        # Whatever a broken file makes the reader stumble over.
        raise Refusal("picture.no_picture", place=Place(field="file")) from error
    return Drawn(content=target.getvalue(), width=small.width, height=small.height)


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise Refusal("picture.too_many_points", place=Place(field="file"), limit=MOST_MEGAPIXELS)
    if min(width, height) < SHORTEST_SIDE:
        raise Refusal("picture.too_small", place=Place(field="file"), limit=SHORTEST_SIDE)


def _on_white(picture: "Points") -> "Points":
    """Return the points in red, green and blue; what is transparent becomes white."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        plain = picture.convert("RGB")
    else:
        layered = picture.convert("RGBA")
        plain = Image.new("RGB", layered.size, WHITE)
        plain.paste(layered, mask=layered.getchannel("A"))
    plain.info.clear()
    return plain
