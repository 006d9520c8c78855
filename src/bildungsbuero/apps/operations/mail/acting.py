"""What people do with mails that could not be sent."""

from datetime import datetime

from bildungsbuero.apps.operations.models import OutgoingMail
from bildungsbuero.apps.operations.models.mail import MailState


def try_again(mail: OutgoingMail, *, at: datetime) -> None:
    """Begin anew with all attempts."""
    mail.state, mail.attempts, mail.next_attempt_at = MailState.WAITING, 0, at
    mail.save(update_fields=["state", "attempts", "next_attempt_at"])


def settle(mail: OutgoingMail, *, at: datetime) -> None:
    """Note that somebody knows; the mail leaves “Heute”."""
    mail.settled_at = at
    mail.save(update_fields=["settled_at"])
