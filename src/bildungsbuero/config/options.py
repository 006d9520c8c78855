"""Every setting of an installation: its name, default and meaning, read from the environment or one TOML file."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.texts import gettext_noop as _

PREFIX = "BILDUNGSBUERO_"
FILE_NAME = "bildungsbuero.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting; `help` is what the generated page says about it, in German there."""

    name: str
    default: str | int | bool
    help: str
    secret: bool = False

    @property
    def variable(self) -> str:
        """The name of the environment variable."""
        return self.name if self.name == "DATABASE_URL" else PREFIX + self.name

    @property
    def key(self) -> str:
        """The name in the TOML file."""
        return self.name.lower()


OPTIONS = (
    Option(name="DATA_DIR", default="data", help=_("Folder of the installation: database, figures, index, mails.")),
    Option(
        name="DATABASE_URL",
        default="",
        secret=True,
        help=_("PostgreSQL address (postgresql://user:password@host:5432/name). Empty: SQLite in the data folder."),
    ),
    Option(
        name="SECRET_KEY",
        default="",
        secret=True,
        help=_("Key that signs sessions and mail links. Empty: made once and kept in the data folder (secret.key)."),
    ),
    Option(
        name="HOSTS",
        default="127.0.0.1,localhost",
        help=_("Host names under which the pages are reached, separated by commas."),
    ),
    Option(
        name="ADDRESS",
        default="http://127.0.0.1:8000",
        help=_("Public address of the installation, used in mails and permanent links; may end in a sub-path."),
    ),
    Option(
        name="HTTPS",
        default=False,
        help=_("True where a proxy serves the pages by HTTPS: cookies become secure."),
    ),
    Option(
        name="BEHIND_PROXY",
        default=False,
        help=_("True where a proxy sets X-Forwarded-Proto and X-Forwarded-For."),
    ),
    Option(
        name="MAIL_URL",
        default="file",
        secret=True,
        help=_("smtp://user:password@host:587 or smtps://…:465; `file` writes mails into the data folder (mail/)."),
    ),
    Option(name="MAIL_FROM", default="bildungsbuero@example.org", help=_("Sender of all mails.")),
    Option(
        name="OIDC_URL",
        default="",
        help=_("Address of the OpenID Connect server of the house (issuer). Empty: people sign in by password only."),
    ),
    Option(name="OIDC_CLIENT", default="", help=_("Name of this installation at the OpenID Connect server.")),
    Option(name="OIDC_SECRET", default="", secret=True, help=_("Secret of this installation at that server.")),
    Option(name="OIDC_NAME", default="OpenID Connect", help=_("What stands on the button, such as the city's name.")),
    Option(
        name="OIDC_EMAILS_ARE_VERIFIED",
        default=False,
        help=_("True where the server sends no email_verified, but knows that its addresses are right."),
    ),
    Option(
        name="OIDC_NEWCOMERS_READ",
        default="",
        help=_("Short name of the office in which unknown people get the role reader. Empty: they are turned away."),
    ),
    Option(name="OIDC_GROUPS_CLAIM", default="groups", help=_("Claim in which the server names groups.")),
    Option(
        name="OIDC_READERS",
        default="",
        help=_("Groups that read without an account of their own: office=group, separated by commas."),
    ),
    Option(
        name="HOUSE_NETWORKS",
        default="",
        help=_("Networks from which internal pages are read without signing in: office=network, such as 10.1.0.0/16."),
    ),
    Option(name="WORKERS", default=2, help=_("Number of web processes that `serve` starts.")),
    Option(
        name="UPLOAD_LIMIT_MB",
        default=300,
        help=_("Largest file that may be uploaded or unpacked, in megabytes."),
    ),
    Option(
        name="TILE_SERVER",
        default="",
        help=_("Address of an own map tile server. Empty: maps show local shapes only."),
    ),
    Option(
        name="GEOCODER",
        default="",
        help=_("Address of an own search of addresses (Nominatim, /search). Empty: positions of municipalities only."),
    ),
    Option(
        name="MACHINE_TRANSLATION",
        default="",
        help=_("Name under which a program that translates was registered. Empty: no text is given to a program."),
    ),
    Option(
        name="CHECK_LINKS",
        default=False,
        help=_(
            "True where the installation reaches the internet: each night it looks whether web pages answer and fetches"
            " lists of offers from the addresses that offices name."
        ),
    ),
    Option(
        name="COUNT_VIEWS",
        default=True,
        help=_("False where it shall not be counted how often public pages are opened (by day, without any person)."),
    ),
    Option(name="LOG_LEVEL", default="WARNING", help=_("DEBUG, INFO, WARNING or ERROR. Logs hold no query strings.")),
)


def read_options(environ: dict[str, str] | None = None) -> dict[str, Any]:
    """Return every option by name: the environment wins over the TOML file, which wins over the default.

    Raises Refusal where the TOML file cannot be read, names an unknown setting or a value has the wrong kind.
    """
    environ = dict(os.environ) if environ is None else environ
    folder = Path(environ.get(PREFIX + "DATA_DIR") or "data").resolve()
    from_file = _read_file(folder / FILE_NAME)
    values: dict[str, Any] = {}
    for option in OPTIONS:
        raw = environ.get(option.variable, from_file.get(option.key, option.default))
        values[option.name] = _as_kind_of(option, raw)
    values["DATA_DIR"] = folder
    return values


def _read_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal("settings.unreadable", place=Place(file=path.name), detail=str(error)) from error
    for key in table:
        if key not in {option.key for option in OPTIONS}:
            raise Refusal("settings.unknown", place=Place(file=path.name, field=key), name=key)
    return table


def _as_kind_of(option: Option, raw: Any) -> Any:
    if isinstance(option.default, bool):
        if str(raw).strip().lower() in {"1", "true", "yes", "ja", "on"}:
            return True
        if str(raw).strip().lower() in {"", "0", "false", "no", "nein", "off"}:
            return False
        raise Refusal("settings.not_a_switch", place=Place(field=option.variable), value=str(raw))
    if isinstance(option.default, int):
        try:
            return int(raw)
        except (TypeError, ValueError) as error:
            raise Refusal("settings.not_a_number", place=Place(field=option.variable), value=str(raw)) from error
    return str(raw)
