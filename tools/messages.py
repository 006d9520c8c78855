"""The German catalogue: find all messages, fill in translations, compile, and refuse gaps. Needs no system gettext.

python -m tools.messages extract | fill FILE.tsv | check | compile
"""

import ast
import fcntl
import io
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "bildungsbuero"
LOCALE = SOURCE / "locale"
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
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")


def found_messages() -> Iterator[tuple[str, int, str | tuple[str, str], str | None]]:
    """Yield file, line, message (a pair for plurals) and context of every message in code and templates."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _in_code(path, path.read_text("utf-8"))
    for path in sorted([*SOURCE.rglob("*.html"), *SOURCE.rglob("templates/**/*.txt")]):
        if "vendor" not in path.parts:
            yield from _in_code(path, templatize(path.read_text("utf-8")))


def _in_code(path: Path, code: str) -> Iterator[tuple[str, int, str | tuple[str, str], str | None]]:
    for line, function, found, _comments in extract_python(
        io.BytesIO(code.encode()), KEYWORDS, (), {"encoding": "utf-8"}
    ):
        spec = KEYWORDS[function]
        parts = [found] if isinstance(found, str) else list(found or ())
        context = None
        if spec and isinstance(spec[0], tuple):
            context, parts = parts[0], parts[1:]
        parts = [part for part in parts if isinstance(part, str) and part]
        if parts:
            plural = len(parts) > 1 and function.startswith(("n", "np"))
            yield str(path.relative_to(ROOT)), line, (parts[0], parts[1]) if plural else parts[0], context


def catalogue_path(language: str) -> Path:
    """Return the path of the catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    """Return the stored catalogue, empty where none exists."""
    path = catalogue_path(language)
    if not path.is_file():
        return Catalog(locale=language, project="Bildungsbüro")
    with path.open("rb") as file:
        return read_po(file, locale=language)


@contextmanager
def locked() -> Iterator[None]:
    """Keep other runs of this tool from writing at the same time."""
    LOCALE.mkdir(exist_ok=True)
    with (LOCALE / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    (LOCALE / ".lock").unlink(missing_ok=True)


def extract(language: str = "de", given: dict[object, object] | None = None) -> Catalog:
    """Rewrite the catalogue from the sources, keeping translations and adding the `given` ones."""
    with locked():
        old = read_catalogue(language)
        new = Catalog(locale=language, project="Bildungsbüro", fuzzy=False)
        for file, _line, message, context in found_messages():
            new.add(message, locations=[(file, None)], context=context)
        for message in new:
            if not message.id:
                continue
            known = old.get(message.id[0] if message.pluralizable else message.id, message.context)
            if given and _key(message.id) in given:
                message.string = given[_key(message.id)]
            elif known is not None and known.string and message.pluralizable == known.pluralizable:
                message.string = known.string
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file_:
            write_po(file_, new, sort_output=True, omit_header=False, width=0, include_lineno=False)
        _drop_dates(path)
    return new


def _key(identity: object) -> object:
    return identity[0] if isinstance(identity, tuple | list) else identity


def _drop_dates(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'"(POT-Creation|PO-Revision)-Date: [^"]*"\n', "", text), "utf-8")


def fill(file: str, language: str = "de") -> None:
    """Add the translations of a TSV file: message, translation; or singular, plural and their two translations."""
    given: dict[object, object] = {}
    for number, line in enumerate(Path(file).read_text("utf-8").splitlines(), 1):
        cells = [_unescaped(cell) for cell in line.split("\t")]
        if len(cells) == 2:
            given[cells[0]] = cells[1]
        elif len(cells) == 4:
            given[cells[0]] = (cells[2], cells[3])
        elif line.strip():
            sys.exit(f"{file}, line {number}: expected 2 or 4 cells separated by tabs, found {len(cells)}")
    extract(language, given)


def _unescaped(cell: str) -> str:
    return json.loads(cell) if cell.startswith('"') and cell.endswith('"') else cell.replace("\\n", "\n")


def faults(language: str = "de") -> list[str]:
    """Return what is wrong with the catalogue: missing, empty or fuzzy entries, other placeholders, old entries."""
    catalogue = read_catalogue(language)
    wanted = {(_key(message), context) for _file, _line, message, context in found_messages()}
    found = []
    for identity, context in sorted(wanted, key=str):
        entry = catalogue.get(identity, context)
        strings = _strings(entry.string) if entry is not None else []
        if entry is None or not strings or not all(strings):
            found.append(f"not translated: {identity!r}")
        elif entry.fuzzy:
            found.append(f"fuzzy: {identity!r}")
        elif any(set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(_all(entry.id))) for text in strings):
            found.append(f"other placeholders: {identity!r}")
    for entry in catalogue:
        if entry.id and (_key(entry.id), entry.context) not in wanted:
            found.append(f"no longer used: {_key(entry.id)!r}")
    return found


def _strings(string: object) -> list[str]:
    return list(string) if isinstance(string, tuple | list) else [str(string or "")]


def _all(identity: object) -> str:
    return " ".join(identity) if isinstance(identity, tuple | list) else str(identity)


def compile_all() -> None:
    """Write the compiled catalogue beside each source catalogue where it is older."""
    for path in LOCALE.glob("*/LC_MESSAGES/django.po"):
        target = path.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3])
        with target.open("wb") as compiled:
            write_mo(compiled, catalogue)


def main(arguments: list[str]) -> int:
    """Run one of the four verbs."""
    match arguments:
        case ["extract"]:
            extract()
        case ["fill", file]:
            fill(file)
            compile_all()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = faults()
            print("\n".join(found[:200]))
            return 1 if found else 0
        case _:
            print(ast.get_docstring(ast.parse(Path(__file__).read_text("utf-8"))))
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
