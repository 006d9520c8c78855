"""Django made ready for a command: settings read, tables present, German switched on."""

import os


def prepare(*, needs_tables: bool = False) -> None:
    """Set Django up for this process; with `needs_tables` refuse where `init` has not run."""
    import django
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
    django.setup()
    translation.activate("de")
    if needs_tables:
        _check_is_initialised()


def _check_is_initialised() -> None:
    from django.db import connection

    from bildungsbuero.core.errors import Refusal

    if "accounts_office" not in connection.introspection.table_names():
        raise Refusal("installation.not_initialised")
