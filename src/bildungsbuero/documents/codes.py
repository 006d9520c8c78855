"""Codes that the camera of a telephone reads (QR), as drawings."""

from html import escape
from itertools import groupby

# Light signs around the code, without which cameras do not find it (ISO/IEC 18004).
QUIET_ZONE = 4


def qr_svg(text: str, *, title: str) -> str:
    """Return the QR code of a text as SVG, one unit a module, with `title` for those who cannot see it."""
    from qrcode import QRCode  # loaded only where a code is drawn
    from qrcode.constants import ERROR_CORRECT_M

    code = QRCode(border=QUIET_ZONE, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    size = len(rows)
    path = "".join(bar for y, row in enumerate(rows) for bar in _bars(row, y))
    return (
        f'<svg class="bb-code" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg"><rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="{path}" fill="#000" shape-rendering="crispEdges"/></svg>'
    )


def _bars(row: list[bool], y: int) -> list[str]:
    bars, x = [], 0
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            bars.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return bars
