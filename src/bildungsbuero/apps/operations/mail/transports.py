"""Ways out of the house for a mail: a file in the data folder, or a mail server."""

from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from bildungsbuero.apps.operations.mail.server import MailServer, read_mail_url
from bildungsbuero.apps.operations.models import OutgoingMail

TIMEOUT_S = 20


class Transport(Protocol):
    """Takes mails; `deliver` raises OSError (smtplib's errors are such) where it cannot."""

    def deliver(self, mail: OutgoingMail) -> None:
        """Hand one mail over."""

    def close(self) -> None:
        """End the connection."""


class FileTransport:
    """Writes each mail as an .eml file, for demos and trying out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, mail: OutgoingMail) -> None:
        """Write the file; the same mail twice is one file."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        path = self._folder / f"{mail.created_at:%Y-%m-%d-%H%M%S}-{mail.public_id}.eml"
        path.write_bytes(bytes(mail.text))

    def close(self) -> None:
        """There is nothing to end."""


class ServerTransport:
    """Hands mails to a mail server over one connection."""

    def __init__(self, server: MailServer) -> None:
        self._backend = EmailBackend(
            host=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.encryption == "starttls",
            use_ssl=server.encryption == "tls",
            timeout=TIMEOUT_S,
        )

    def deliver(self, mail: OutgoingMail) -> None:
        """Hand the message over as it was written."""
        self._backend.open()
        connection = self._backend.connection
        assert connection is not None  # noqa: S101 - open() raises where it does not connect
        connection.sendmail(mail.sender, mail.recipients, bytes(mail.text))

    def close(self) -> None:
        """End the connection."""
        self._backend.close()


def transport() -> Transport:
    """Return the way out that the setting MAIL_URL names."""
    server = read_mail_url(settings.OPTIONS["MAIL_URL"])
    return FileTransport(Path(settings.DATA_DIR) / "mail") if server is None else ServerTransport(server)
