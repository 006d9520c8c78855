"""`bildungsbuero init`: an empty folder becomes an installation."""

import os
from pathlib import Path

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare
from bildungsbuero.core.errors import Refusal


def init() -> None:
    """Richtet eine Installation ein oder bringt sie auf den Stand dieser Fassung; fragt nichts."""
    folder = make_folder()
    prepare()
    for sentence in set_up():
        output.people.print(sentence)
    output.people.print(f"Die Installation in {folder} ist bereit.", highlight=False)
    _say_what_is_next()


def _say_what_is_next() -> None:
    from django.conf import settings

    from bildungsbuero.apps.accounts.models import Office
    from bildungsbuero.cli.running.first_visit import print_code

    output.people.print("Als Nächstes: bildungsbuero serve", highlight=False)
    if print_code(settings.PUBLIC_ADDRESS):
        output.people.print("Oder ohne Browser: bildungsbuero offices add KURZNAME NAME", highlight=False)
    elif not Office.objects.active().exists():
        output.people.print("Ein Büro legt an: bildungsbuero offices add KURZNAME NAME", highlight=False)


def make_folder() -> Path:
    """Return the data folder, made where there is none; only its owner may enter a new one."""
    folder = Path(os.environ.get("BILDUNGSBUERO_DATA_DIR") or "data").resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("installation.not_writable", path=str(folder)) from error
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise Refusal("installation.not_writable", path=str(folder))
    return folder


def set_up() -> list[str]:
    """Make or renew the tables, load what every installation needs; return what was done, in sentences."""
    from django.core.management import call_command

    from bildungsbuero.web import slots

    call_command("migrate", verbosity=0, interactive=False)
    _close_to_others()
    return [str(sentence) for sentence in slots.INITIALISERS.collect()]


def _close_to_others() -> None:
    """Take the right to read away from others where an earlier version left it on a file of the database."""
    from django.conf import settings

    for file in Path(settings.DATA_DIR).glob("database.sqlite3*"):
        file.chmod(0o600)
