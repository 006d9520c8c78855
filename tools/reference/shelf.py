"""Which pages there are, what each holds now, and which of the stored ones differ."""

from collections.abc import Callable
from pathlib import Path

from django.utils import translation

from tools.reference import commands, indicators, offers, pages, problems, retention, settings

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "settings.md": settings.page,
    "indicators.md": indicators.page,
    "offers.md": offers.page,
    "pages.md": pages.page,
    "problems.md": problems.page,
    "retention.md": retention.page,
}


def write(folder: Path = FOLDER) -> list[str]:
    """Write the pages that are out of date and return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    stale = out_of_date(folder)
    for name in stale:
        (folder / name).write_text(text_of(name), "utf-8")
    return stale


def out_of_date(folder: Path = FOLDER) -> list[str]:
    """Return the names of the pages that are missing or differ from the code."""
    return [name for name in PAGES if not _is_current(folder / name)]


def text_of(name: str) -> str:
    """Return the German text of a page."""
    with translation.override("de"):
        return PAGES[name]()


def _is_current(path: Path) -> bool:
    return path.is_file() and path.read_text("utf-8") == text_of(path.name)
