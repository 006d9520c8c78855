"""Every message in code and templates, with its place."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "bildungsbuero"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A message at a place of the sources; `plural` is empty where it counts nothing."""

    file: str
    line: int
    key: str
    plural: str = ""
    context: str | None = None

    @property
    def message(self) -> str | tuple[str, str]:
        """The message as catalogues name it: a pair where it counts something."""
        return (self.key, self.plural) if self.plural else self.key

    @property
    def number(self) -> str:
        """A short name by which translators deliver its translation."""
        return hashlib.sha256(f"{self.context or ''}\x04{self.key}".encode()).hexdigest()[:8]

    @property
    def short_file(self) -> str:
        """The file as seen from the package."""
        return self.file.removeprefix("src/bildungsbuero/")


def found_messages() -> Iterator[Found]:
    """Yield every message in code and templates, in the order of files and lines."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _in_code(path, path.read_text("utf-8"))
    for path in sorted([*SOURCE.rglob("*.html"), *SOURCE.rglob("templates/**/*.txt")]):
        if "vendor" not in path.parts:
            yield from _in_code(path, templatize(path.read_text("utf-8")))


def _in_code(path: Path, code: str) -> Iterator[Found]:
    for line, function, found, _comments in extract_python(
        io.BytesIO(code.encode()), KEYWORDS, (), {"encoding": "utf-8"}
    ):
        spec = KEYWORDS[function]
        parts = [found] if isinstance(found, str) else list(found or ())
        context = None
        if spec and isinstance(spec[0], tuple):
            context, parts = parts[0], parts[1:]
        texts = [part for part in parts if isinstance(part, str) and part]
        if texts:
            plural = texts[1] if len(texts) > 1 and function.startswith(("n", "np")) else ""
            yield Found(file=str(path.relative_to(ROOT)), line=line, key=texts[0], plural=plural, context=context)
