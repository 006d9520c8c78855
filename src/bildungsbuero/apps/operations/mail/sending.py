"""Sending what waits, with patience: a mail server that is down for a night loses nothing."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.db import OperationalError, connection
from django.db.models import F

from bildungsbuero.apps.operations.mail.transports import Transport, transport
from bildungsbuero.apps.operations.models import OutgoingMail
from bildungsbuero.apps.operations.models.mail import MailState
from bildungsbuero.core.errors import Refusal

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=3),
    timedelta(hours=12),
)
AT_ONCE = 50
# Each waits for the database as long as the settings say (20 seconds).
NOTING_ATTEMPTS = 15
BECAUSE = "the job process sends the mails of the installation"

log = logging.getLogger(__name__)


def send_due(at: datetime, *, way: Transport | None = None) -> int:
    """Try the mails whose turn it is; return how many were sent."""
    mails = list(OutgoingMail.objects.across_offices(because=BECAUSE).due(at)[:AT_ONCE])
    if not mails:
        return 0
    try:
        way = way or transport()
    except Refusal as refusal:
        return sum(_note_failure(mail, refusal.code) for mail in mails if _claim(mail, at))
    try:
        return sum(_try(mail, at, way) for mail in mails)
    finally:
        _close(way)


def _try(mail: OutgoingMail, at: datetime, way: Transport) -> bool:
    if not _claim(mail, at):
        return False
    try:
        way.deliver(mail)
    except OSError as error:
        _close(way)
        return _note_failure(mail, _reason(error))
    mail.state, mail.sent_at, mail.last_error = MailState.SENT, at, ""
    if mail.is_confidential:
        mail.text = b""
    _surely_note(mail)
    return True


def _surely_note(mail: OutgoingMail) -> None:
    """Store that a mail has left; a database that is busy for minutes must not lead to a second mail."""
    for remaining in reversed(range(NOTING_ATTEMPTS)):
        try:
            mail.save(update_fields=["state", "sent_at", "last_error", "text"])
            return
        except OperationalError:
            if not remaining:
                raise
            if not connection.in_atomic_block:
                connection.close_if_unusable_or_obsolete()


def _claim(mail: OutgoingMail, at: datetime) -> bool:
    """Count the attempt and set the next one before sending, so that a kill in between leads to one more attempt."""
    wait = WAITS[min(mail.attempts, len(WAITS) - 1)]
    same = OutgoingMail.objects.across_offices(because=BECAUSE).filter(
        pk=mail.pk, state=MailState.WAITING, attempts=mail.attempts
    )
    if not same.update(attempts=F("attempts") + 1, next_attempt_at=at + wait):
        return False
    mail.attempts += 1
    return True


def _note_failure(mail: OutgoingMail, reason: str) -> bool:
    mail.last_error = reason[:300]
    if mail.attempts > len(WAITS):
        mail.state = MailState.FAILED
    mail.save(update_fields=["state", "last_error"])
    log.warning("Mail %s was not sent (attempt %d): %s", mail.public_id, mail.attempts, mail.last_error)
    return False


def _reason(error: OSError) -> str:
    """Say what the server said, without the addresses that it may repeat."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = sorted({str(code) for code, _text in error.recipients.values()})
        return f"{type(error).__name__} {', '.join(codes)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{type(error).__name__} {error.smtp_code}"
    return f"{type(error).__name__} {error.errno or ''}".strip()


def _close(way: Transport) -> None:
    try:
        way.close()
    except OSError:
        log.debug("The connection to the mail server was already gone")
