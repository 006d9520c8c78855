"""Django made ready for a command: settings read, tables present, German switched on."""

import os
from pathlib import Path


def prepare(*, needs_tables: bool = False) -> None:
    """Set Django up for this process; with `needs_tables` refuse where `init` has not run."""
    import django
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
    django.setup()
    translation.activate("de")
    if needs_tables:
        _check_is_initialised()


def prepare_words() -> None:
    """Make ready what a sentence needs: translations, even where the settings themselves were refused."""
    import django
    from django.conf import settings

    from bildungsbuero.core.errors import Refusal

    try:
        prepare()
    except Refusal:
        locale = str(Path(__file__).resolve().parent.parent / "locale")
        settings.configure(LANGUAGE_CODE="de", LOCALE_PATHS=[locale], USE_TZ=True)
        django.setup()


def _check_is_initialised() -> None:
    from django.db import connection

    from bildungsbuero.core.errors import Refusal

    # Looking into an SQLite file that does not exist would make it.
    is_closed_file = connection.vendor == "sqlite" and connection.connection is None
    is_missing = is_closed_file and not Path(connection.settings_dict["NAME"]).exists()
    if is_missing or "accounts_office" not in connection.introspection.table_names():
        raise Refusal("installation.not_initialised")
