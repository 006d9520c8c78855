"""The back end that the settings name: every mail of the product passes here."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from bildungsbuero.apps.accounts.mails import CONFIDENTIAL_HEADER, OFFICE_HEADER
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations.models import OutgoingMail

# Nothing of ours is ever an answer to a mail, and no other machine shall answer it (RFC 3834): so no two can go on.
BY_A_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class QueueBackend(BaseEmailBackend):
    """Stores messages instead of sending them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue messages in the caller's transaction; return how many."""
        return sum(_store(message) for message in email_messages if message.recipients())


def _store(message: EmailMessage) -> bool:
    headers = message.extra_headers
    for name, value in BY_A_MACHINE.items():
        headers.setdefault(name, value)
    office = Office.objects.filter(key=headers.pop(OFFICE_HEADER, "")).first()
    is_confidential = bool(headers.pop(CONFIDENTIAL_HEADER, ""))
    OutgoingMail.unscoped.create(
        office=office,
        sender=message.from_email,
        recipients=list(message.recipients()),
        subject=str(message.subject)[:998],
        text=message.message().as_bytes(linesep="\r\n"),  # type: ignore[call-arg]
        is_confidential=is_confidential,
    )
    return True
