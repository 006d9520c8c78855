"""What `bildungsbuero check` says about the installation itself; other apps add theirs through the slot."""

import stat
from collections.abc import Callable
from pathlib import Path
from shutil import disk_usage
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Membership, Office, Person, Role
from bildungsbuero.apps.operations import locks, schedules
from bildungsbuero.apps.operations.mail.server import read_mail_url
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web import slots
from bildungsbuero.web.findings import Finding, good, hint, unsafe
from bildungsbuero.web.problems import describe
from bildungsbuero.web.shell import has_vendor

ENOUGH_SPACE_GB = 2
KEY_LENGTH = 40
LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
BECAUSE = "the check covers the installation"
Grave = Callable[[str, object, object], Finding]


def all_findings(*, production: bool) -> list[Finding]:
    """Return all findings; with `production` what others could exploit is unsafe instead of a hint."""
    grave: Grave = unsafe if production else hint
    findings = [check_folder(), check_secret_key(), check_space(), check_vendor(), check_language()]
    if not has_no_file() and not _database_answers():
        return [*findings, unsafe("database", _("The database does not answer."), _("Check DATABASE_URL."))]
    if has_no_file() or has_open_migrations():
        message = _("The tables are missing or older than this program.")
        return [*findings, unsafe("database", message, _("Run “bildungsbuero init”."))]
    findings += [check_database(), check_mail(grave), check_sender(grave), *check_address(grave), check_demo(grave)]
    findings += [check_people(), check_job_process(), check_schedules()]
    return findings + [finding for part in slots.CHECKS.collect() for finding in part]


def check_folder() -> Finding:
    """Only the owner may enter the data folder."""
    mode = stat.S_IMODE(Path(settings.DATA_DIR).stat().st_mode) if Path(settings.DATA_DIR).is_dir() else None
    if mode is None:
        return unsafe("folder", _("There is no data folder."), _("Run “bildungsbuero init”."))
    if mode & 0o077:
        remedy = _("Run “chmod 700 %(path)s”.") % {"path": settings.DATA_DIR}
        return unsafe("folder", _("Other users of this machine may enter the data folder."), remedy)
    readable = [file.name for file in Path(settings.DATA_DIR).glob("database.sqlite3*") if file.stat().st_mode & 0o077]
    if readable:
        message = _("Other users of this machine may read the database.")
        return unsafe("folder", message, _("Run “bildungsbuero init”; it closes the files."))
    return good("folder", _("Only its owner may enter the data folder."))


def check_secret_key() -> Finding:
    """The key that signs sessions is long and not for others to read."""
    file = Path(settings.DATA_DIR) / "secret.key"
    if len(settings.SECRET_KEY) < KEY_LENGTH:
        message = _("The secret key is short enough to be guessed.")
        return unsafe("secret_key", message, _("Take the setting SECRET_KEY away; a good key is then made by itself."))
    if file.is_file() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        remedy = _("Run “chmod 600 %(path)s”.") % {"path": file}
        return unsafe("secret_key", _("Others may read the secret key."), remedy)
    return good("secret_key", _("The secret key is long and private."))


def check_space() -> Finding:
    """There is room to work."""
    folder = Path(settings.DATA_DIR)
    free_gb = disk_usage(folder if folder.is_dir() else folder.parent).free / 2**30
    if free_gb < ENOUGH_SPACE_GB:
        message = _("Less than %(limit)d GB are free in the data folder.") % {"limit": ENOUGH_SPACE_GB}
        return hint("space", message, _("Make room; imports and backups need it."))
    return good("space", _("There is enough room in the data folder."))


def check_vendor() -> Finding:
    """The parts of other projects that pages serve were copied."""
    if has_vendor():
        return good("assets", _("Design, typeface and scripts are in place."))
    message = _("Design, typeface and scripts are missing; pages work but are plain.")
    return hint("assets", message, _("Run “make assets” once."))


def check_language() -> Finding:
    """The German texts were compiled."""
    if all((Path(folder) / "de" / "LC_MESSAGES" / "django.mo").is_file() for folder in settings.LOCALE_PATHS):
        return good("language", _("The German texts are in place."))
    return unsafe("language", "The German texts are missing.", "Run “make setup” once.")


def check_database() -> Finding:
    """The database is reached in the way that it should be."""
    if connection.vendor != "sqlite":
        return good("database", _("The database answers and is up to date."))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    if mode != "wal":
        message = _("SQLite does not write ahead (%(mode)s): pages wait for each other.") % {"mode": mode}
        return hint("database", message, _("Put the data folder on a local disk, not on a network drive."))
    return good("database", _("The database answers and is up to date."))


def check_mail(grave: Grave) -> Finding:
    """Mails leave the house."""
    try:
        server = read_mail_url(settings.OPTIONS["MAIL_URL"])
    except Refusal as refusal:
        problem = describe(refusal)
        return unsafe("mail", problem.message, problem.remedy)
    if server is None:
        message = _("Mails are written into files and reach nobody.")
        return grave("mail", message, _("Set MAIL_URL to your mail server."))
    return good("mail", _("Mails go to %(host)s.") % {"host": server.host})


def check_sender(grave: Grave) -> Finding:
    """The sender of mails is an address of the office."""
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith(("example.org", "example")):
        return grave(
            "sender", _("The sender of mails is an example."), _("Set MAIL_FROM to an address of your office.")
        )
    return good("sender", _("The sender of mails is set."))


def check_address(grave: Grave) -> list[Finding]:
    """Pages are served by HTTPS under the names that are meant."""
    found = []
    if "*" in settings.ALLOWED_HOSTS:
        remedy = _("Name the host names in HOSTS.")
        found.append(unsafe("hosts", _("Every host name is accepted."), remedy))
    elif set(settings.ALLOWED_HOSTS) <= LOCAL:
        message = _("Only this machine itself can open the pages.")
        found.append(grave("hosts", message, _("Name the public host names in HOSTS.")))
    else:
        found.append(good("hosts", _("The host names are set.")))
    if settings.OPTIONS["HTTPS"] and urlsplit(settings.PUBLIC_ADDRESS).scheme == "https":
        found.append(good("https", _("The pages are served by HTTPS.")))
    else:
        message = _("The pages are not served by HTTPS: passwords can be read on the way.")
        remedy = _("Put a proxy with a certificate before them; set HTTPS, BEHIND_PROXY and ADDRESS.")
        found.append(grave("https", message, remedy))
    return found


def check_demo(grave: Grave) -> Finding:
    """Nobody signs in with an account whose password stands in the documentation."""
    demo = Person.objects.filter(memberships__office__is_demo=True, is_active=True).distinct()
    if any(person.has_usable_password() for person in demo):
        message = _("There are demo accounts whose passwords are public.")
        return grave("demo", message, _("Remove them under “Example data” in the browser, or use a new data folder."))
    return good("demo", _("There are no demo accounts."))


def check_people() -> Finding:
    """Each office has somebody who can invite others."""
    with_administrator = Membership.objects.across_offices(because=BECAUSE).filter(role=Role.ADMINISTRATOR)
    lacking = Office.objects.active().exclude(pk__in=with_administrator.values("office_id"))
    names = ", ".join(lacking.values_list("key", flat=True)[:10])
    if not Office.objects.active().exists():
        return hint("people", _("There is no office yet."), _("“bildungsbuero init” says how to begin."))
    if names:
        message = _("Nobody can invite people in: %(names)s.") % {"names": names}
        return hint("people", message, _("Run “bildungsbuero offices invite”."))
    return good("people", _("Each office has an administrator."))


def check_job_process() -> Finding:
    """The job process is running."""
    with locks.held("worker") as is_free:
        if is_free:
            message = _("The job process is not running: imports, mails and schedules wait.")
            return hint("job_process", message, _("Run “bildungsbuero serve”."))
    return good("job_process", _("The job process is running."))


def check_schedules() -> Finding:
    """No schedule ended with an error."""
    names = ", ".join(str(schedule.title) for schedule in schedules.failing())
    if names:
        return hint("schedules", _("Last time this failed: %(names)s.") % {"names": names}, _("The log says why."))
    return good("schedules", _("All schedules ran without errors."))


def has_no_file() -> bool:
    """Whether the SQLite file is missing; connecting would make an empty one."""
    return connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists()


def has_open_migrations() -> bool:
    """Whether the tables are older than this program."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
    except DatabaseError:
        return False
    return True
