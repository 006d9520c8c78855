"""Languages that an installation adds: a folder with a catalogue below `<data folder>/languages`, and no code.

languages/ro/LC_MESSAGES/django.po    the messages; a missing one is shown in German
languages/ro/labels.csv               the terms of the vocabularies, as in `vocabularies/labels/`
"""

import logging
import re
from pathlib import Path

from bildungsbuero.core.languages import SHIPPED, Language, by_code

log = logging.getLogger(__name__)

CODE = re.compile(r"[a-z]{2,3}")


def further_languages(folder: Path) -> tuple[Language, ...]:
    """Return the languages of the catalogues in a folder, compiled where new; what cannot be read is left out."""
    found = []
    for catalogue in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        code = catalogue.parts[-3]
        if not _is_compiled(catalogue, code):
            continue
        if CODE.fullmatch(code) and by_code(SHIPPED, code) is None and (language := _language(code)):
            found.append(language)
    return tuple(found)


def _language(code: str) -> Language | None:
    from babel import Locale, UnknownLocaleError  # loaded only where an installation has languages of its own

    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
    name, signs = locale.get_display_name(code) or code, locale.number_symbols["latn"]
    return Language(
        code=code,
        name=name[:1].upper() + name[1:],
        tag=code,
        is_rtl=locale.text_direction == "rtl",
        group=signs["group"],
        decimal=signs["decimal"],
        # Where the order of day and month is not known here, the month is said in words.
        day_format="j F Y",
    )


def _is_compiled(catalogue: Path, code: str) -> bool:
    compiled = catalogue.with_suffix(".mo")
    try:
        if not compiled.is_file() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            _compile(catalogue, compiled, code)
    except (OSError, ValueError) as error:
        log.warning("The catalogue %s cannot be used: %s", catalogue, error)
        return False
    return True


def _compile(catalogue: Path, compiled: Path, code: str) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with catalogue.open("rb") as source:
        messages = read_po(source, locale=code.partition("_")[0])
    for message in list(messages):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(texts):
            messages.delete(message.id, message.context)
    with compiled.open("wb") as target:
        write_mo(target, messages)
