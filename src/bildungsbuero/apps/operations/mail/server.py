"""Where mails go: the setting MAIL_URL, read."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bildungsbuero.core.errors import Place, Refusal

DEFAULT_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A mail server; `encryption` is "none", "starttls" or "tls"."""

    host: str
    port: int
    user: str
    password: str
    encryption: str


def read_mail_url(url: str) -> MailServer | None:
    """Return the server that MAIL_URL names, None where mails are written as files; raises Refusal.

    With a user name the connection is always encrypted (a password never travels in the clear); without one, as
    inside a town hall, smtp:// is plain unless the port is 587.
    """
    if url.strip().lower() == "file":
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or not port:
        raise Refusal("mail.bad_address", place=Place(field="BILDUNGSBUERO_MAIL_URL"))
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        encryption=_encryption(parts.scheme, port, has_user=bool(parts.username)),
    )


def _encryption(scheme: str, port: int, *, has_user: bool) -> str:
    if scheme == "smtps":
        return "tls"
    return "starttls" if has_user or port == DEFAULT_PORTS["smtp"] else "none"
