"""The catalogues of all languages: find messages, fill in translations, compile, and refuse gaps. No system gettext.

python -m tools.messages extract [--language uk] | check | compile
python -m tools.messages fill [--language uk] FILE.tsv
python -m tools.messages public [--language uk] FILE.jsonl    what is to translate for the pages that everybody sees
"""

import argparse
import fcntl
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bildungsbuero.core.languages import GERMAN, SHIPPED
from tools.message_sources import SOURCE, Found, found_messages
from tools.public_messages import is_public

LOCALE = SOURCE / "locale"
# Languages in which every public message must be translated; a language joins when its translation has landed.
COMPLETE: tuple[str, ...] = ("ar", "de-leicht", "fa", "fr", "ru", "tr", "uk")
# Where Babel knows one form only, 1 has its own: "one day" is not "1 days". Arabic in the order few, many, other.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fa": "nplurals=2; plural=(n > 1);",
    "tr": "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|</?\w+[^>]*>")
NO_KEY = "#"


def catalogue_path(language: str) -> Path:
    """Return the path of the catalogue of a language, in the folder where Django looks for it."""
    base, _hyphen, rest = language.partition("-")
    return LOCALE / (f"{base}_{rest.title()}" if rest else base) / "LC_MESSAGES" / "django.po"


def empty_catalogue(language: str) -> Catalog:
    """Return a catalogue without messages that knows the plural forms of its language."""
    base = language.partition("-")[0]
    catalogue = Catalog(locale=base, project="Bildungsbüro", fuzzy=False)
    if base in PLURALS:
        catalogue.mime_headers = [("Plural-Forms", PLURALS[base])]
    return catalogue


def read_catalogue(language: str) -> Catalog:
    """Return the stored catalogue, empty where none exists."""
    path = catalogue_path(language)
    if not path.is_file():
        return empty_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language.partition("-")[0])


@contextmanager
def locked() -> Iterator[None]:
    """Keep other runs of this tool from writing at the same time."""
    LOCALE.mkdir(exist_ok=True)
    # The folder itself is the lock: a file that is taken away afterwards would let two in at once.
    lock = os.open(LOCALE, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def wanted_messages(language: str) -> list[Found]:
    """Return the messages that a language translates: German all, the others those of public pages."""
    found = _all_messages()
    if language == GERMAN:
        return list(found)
    public = {(one.key, one.context) for one in found if is_public(one.file, one.line)}
    return [one for one in found if (one.key, one.context) in public]


@cache
def _all_messages() -> tuple[Found, ...]:
    return tuple(found_messages())


def extract(language: str = GERMAN, given: dict[tuple[str, str | None], list[str]] | None = None) -> Catalog:
    """Rewrite the catalogue from the sources, keeping translations and adding the `given` ones."""
    with locked():
        old, new = read_catalogue(language), empty_catalogue(language)
        for one in wanted_messages(language):
            new.add(one.message, locations=[(one.file, None)], context=one.context)
        for message in new:
            if message.id:
                _take_over(message, old, given or {})
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        with beside.open("wb") as file:
            write_po(file, new, sort_output=True, omit_header=False, width=0, include_lineno=False)
        _drop_dates(beside)
        # Whoever reads meanwhile, without the lock, finds the catalogue whole.
        beside.replace(path)
    return new


def _take_over(message: Message, old: Catalog, given: dict[tuple[str, str | None], list[str]]) -> None:
    texts = given.get((_key(message.id), message.context))
    known = old.get(_key(message.id), message.context)
    if texts is not None:
        message.string = tuple(texts) if message.pluralizable else texts[0]
    elif known is not None and known.string and message.pluralizable == known.pluralizable:
        message.string = known.string


def _key(identity: object) -> str:
    return str(identity[0] if isinstance(identity, tuple | list) else identity)


def _drop_dates(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'"(POT-Creation|PO-Revision)-Date: [^"]*"\n', "", text), "utf-8")


def fill(file: str, language: str = GERMAN) -> list[str]:
    """Add the translations of a TSV file and return what could not be taken.

    A line is the key of a message (#1a2b3c4d) or the message itself, then its translation; for plurals the forms of
    the language, and before them the English plural where the message itself stands first.
    """
    wanted = wanted_messages(language)
    by_text = {one.key: one for one in wanted} | {f"{NO_KEY}{one.number}": one for one in wanted}
    forms = empty_catalogue(language).num_plurals
    given: dict[tuple[str, str | None], list[str]] = {}
    problems = []
    for number, line in enumerate(Path(file).read_text("utf-8").splitlines(), 1):
        cells = [_unescaped(cell) for cell in line.split("\t")]
        message = by_text.get(cells[0])
        if not line.strip():
            continue
        if message is None:
            problems.append(f"line {number}: no such message: {cells[0]!r}")
            continue
        texts = cells[2:] if message.plural and not cells[0].startswith(NO_KEY) else cells[1:]
        if problem := _fault(message, texts, forms):
            problems.append(f"line {number}: {problem}: {message.key!r}")
        else:
            given[message.key, message.context] = texts
    extract(language, given)
    return problems


def _unescaped(cell: str) -> str:
    return json.loads(cell) if cell.startswith('"') and cell.endswith('"') else cell.replace("\\n", "\n")


def faults(language: str = GERMAN) -> list[str]:
    """Return what is wrong with the catalogue: missing, empty or fuzzy entries, other placeholders, old entries."""
    catalogue = read_catalogue(language)
    must_be_complete = language == GERMAN or language in COMPLETE
    wanted = {(one.key, one.context): one for one in wanted_messages(language)}
    found = []
    for (identity, context), message in sorted(wanted.items(), key=lambda pair: str(pair[0])):
        entry = catalogue.get(identity, context)
        texts = _texts(entry.string) if entry is not None else []
        if not texts or not all(texts):
            if must_be_complete or any(texts):
                found.append(f"{language}: not translated: {identity!r}")
        elif entry is not None and entry.fuzzy:
            found.append(f"{language}: fuzzy: {identity!r}")
        elif problem := _fault(message, texts, catalogue.num_plurals):
            found.append(f"{language}: {problem}: {identity!r}")
    # What other languages no longer need goes with the next `extract`; until then it hurts nobody.
    for entry in catalogue if language == GERMAN else ():
        if entry.id and (_key(entry.id), entry.context) not in wanted:
            found.append(f"{language}: no longer used: {_key(entry.id)!r}")
    if catalogue.plural_forms != empty_catalogue(language).plural_forms:
        found.append(f"{language}: other plural forms than the language has")
    return found


def _fault(message: Found, texts: list[str], forms: int) -> str:
    """What is wrong with the texts of a message, nothing where they fit."""
    expected = forms if message.plural else 1
    if len(texts) != expected:
        return f"{expected} forms expected, {len(texts)} found"
    if not all(text.strip() for text in texts):
        return "empty"
    known = _parts(message.key) | _parts(message.plural)
    if any(_parts(text) - known for text in texts):
        return "other placeholders"
    needed = _parts(message.plural or message.key) & _parts(message.key)
    lacking = [len(needed - _parts(text)) for text in texts]
    # "One day" needs no number; the form for many does.
    if lacking[-1] or any(number > (1 if message.plural else 0) for number in lacking):
        return "placeholders are missing"
    return ""


def _parts(text: str) -> set[str]:
    """The placeholders and tags of a text."""
    return {found[1] or found[0] for found in PLACEHOLDER.finditer(text)}


def _texts(string: object) -> list[str]:
    return [*string] if isinstance(string, tuple | list) else [str(string or "")]


def all_faults() -> list[str]:
    """Return what is wrong with any catalogue."""
    stored = [one.code for one in SHIPPED if one.code == GERMAN or catalogue_path(one.code).is_file()]
    return [fault for language in stored for fault in faults(language)]


def compile_all() -> None:
    """Write the compiled catalogue beside each source catalogue where it is older; half a translation is none."""
    for path in LOCALE.glob("*/LC_MESSAGES/django.po"):
        target = path.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as source:
            catalogue = read_po(source, locale=path.parts[-3].partition("_")[0])
        for message in list(catalogue):
            if message.id and not all(_texts(message.string)):
                catalogue.delete(message.id, message.context)
        with target.open("wb") as compiled:
            write_mo(compiled, catalogue)


def write_public(file: str, language: str) -> int:
    """Write each message that a language still lacks as a line of JSON, and return how many there are."""
    german, known = read_catalogue(GERMAN), read_catalogue(language)
    places: dict[tuple[str, str | None], list[Found]] = {}
    for one in wanted_messages(language):
        places.setdefault((one.key, one.context), []).append(one)
    lines = []
    for (identity, context), group in places.items():
        entry = known.get(identity, context)
        if language != GERMAN and entry is not None and all(_texts(entry.string)):
            continue
        translated = german.get(identity, context)
        texts = _texts(translated.string) if translated is not None else []
        public = sorted({one.short_file for one in group if is_public(one.file, one.line)})
        facts = {
            "key": f"{NO_KEY}{group[0].number}",
            "en": [identity, group[0].plural] if group[0].plural else identity,
            "de": texts if group[0].plural else "".join(texts),
            **({"context": context} if context else {}),
            "places": public[:4],
        }
        lines.append((public[0], json.dumps(facts, ensure_ascii=False)))
    Path(file).write_text("".join(f"{line}\n" for _place, line in sorted(lines, key=lambda pair: pair[0])), "utf-8")
    return len(lines)


def main(arguments: list[str]) -> int:
    """Run one of the verbs."""
    parser = argparse.ArgumentParser(
        prog="tools.messages", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("verb", choices=["extract", "fill", "check", "compile", "public"])
    parser.add_argument("file", nargs="?")
    parser.add_argument("--language", choices=[one.code for one in SHIPPED])
    asked = parser.parse_intermixed_args(arguments)
    if asked.verb in ("fill", "public") and not asked.file:
        parser.error("a file is needed")
    found: list[str] = []
    match asked.verb:
        case "extract":
            extract(asked.language or GERMAN)
        case "fill":
            found = fill(asked.file, asked.language or GERMAN)
            compile_all()
        case "compile":
            compile_all()
        case "check":
            found = faults(asked.language) if asked.language else all_faults()
        case "public":
            print(write_public(asked.file, asked.language or "en"))
    print("\n".join(found[:200]), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
