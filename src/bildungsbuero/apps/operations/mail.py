"""The mail queue: Django's mail back end puts messages into a table; the job process sends them."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class QueueBackend(BaseEmailBackend):
    """Stand-in until the queue exists."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return len(email_messages)
