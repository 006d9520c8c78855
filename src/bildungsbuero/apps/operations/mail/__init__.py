"""The mail queue: Django's mail back end stores messages in a table, the job process sends them.

So a mail leaves if and only if the transaction that wrote it holds, and a mail server that is down loses nothing.
"""

from bildungsbuero.apps.operations.mail.queue import QueueBackend
from bildungsbuero.apps.operations.mail.sending import send_due

__all__ = ["QueueBackend", "send_due"]
