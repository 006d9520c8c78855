"""The page about the settings of an installation."""

from django.utils.translation import gettext

from bildungsbuero.config.options import FILE_NAME, OPTIONS, Option
from tools.reference.markdown import code, document, items, table

INTRODUCTION = f"""
Jede Einstellung steht in der Datei `{FILE_NAME}` im Datenordner oder in der Umgebung des Programms. Die
Umgebung geht vor. Ohne Angabe gilt die Vorgabe; die Demo braucht keine einzige. `bildungsbuero check --production`
sagt, was für einen Server fehlt.

    # {FILE_NAME}
    hosts = "bildung.example.org"
    address = "https://bildung.example.org"
    https = true
    behind_proxy = true
    mail_url = "smtp://nutzer:passwort@mail.example.org:587"
    mail_from = "bildungsbuero@example.org"

Der Datenordner selbst wird nur in der Umgebung oder mit `--data-dir` genannt. Einen Namen, den das Programm nicht
kennt, lehnt es ab, damit kein Tippfehler unbemerkt bleibt. Schalter verstehen `true`, `ja`, `1` und `false`, `nein`,
`0`.
"""


def page() -> str:
    """Return the page."""
    secrets = [code(option.variable) for option in OPTIONS if option.secret]
    return document(
        "Einstellungen",
        INTRODUCTION,
        table(["In der Datei", "In der Umgebung", "Vorgabe", "Bedeutung"], [_row(option) for option in OPTIONS]),
        "## Was geheim bleibt",
        "Diese Angaben gehören in keine Mail und in keine Sicherung, die andere sehen; `backup` lässt sie weg, solange "
        "niemand `--with-secrets` verlangt:",
        items(secrets),
    )


def _row(option: Option) -> tuple[str, str, str, str]:
    in_file = "" if option.name == "DATA_DIR" else code(option.key)
    return in_file, code(option.variable), _default(option), gettext(option.help)


def _default(option: Option) -> str:
    if isinstance(option.default, bool):
        return code("true" if option.default else "false")
    return code(option.default) or "leer"
