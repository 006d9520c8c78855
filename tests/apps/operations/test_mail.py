"""The mail queue."""

import smtplib
import socketserver
import threading
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, get_connection
from django.db import OperationalError, transaction
from django.utils import timezone

from bildungsbuero.apps.accounts.mails import queue_headers
from bildungsbuero.apps.operations.mail import send_due
from bildungsbuero.apps.operations.mail.sending import WAITS
from bildungsbuero.apps.operations.mail.server import MailServer, read_mail_url
from bildungsbuero.apps.operations.mail.transports import ServerTransport
from bildungsbuero.apps.operations.models import OutgoingMail
from bildungsbuero.apps.operations.models.mail import MailState
from bildungsbuero.core.errors import Refusal
from tests.support.cast import make_office

pytestmark = pytest.mark.django_db

QUEUE = "bildungsbuero.apps.operations.mail.QueueBackend"
NOW = timezone.now()


class Way:
    """A way out that works only when it is told."""

    def __init__(self, *, error=None):
        self.error = error
        self.delivered = []
        self.is_closed = False

    def deliver(self, mail):
        if self.error is not None:
            raise self.error
        self.delivered.append(mail.public_id)

    def close(self):
        self.is_closed = True


def queue(*, office=None, to=("ayla@example.org",), **more):
    message = EmailMessage(
        subject="Grüße aus Trier",
        body="Guten Tag, äöü",
        from_email="bildungsbuero@example.org",
        to=list(to),
        connection=get_connection(QUEUE),
        headers=queue_headers(office, **more),
    )
    message.send()
    mail = OutgoingMail.unscoped.order_by("-pk").first()
    if mail is not None:
        OutgoingMail.unscoped.filter(pk=mail.pk).update(next_attempt_at=NOW)
    return mail


def test_a_mail_waits_with_its_office_and_without_our_headers():
    trier = make_office()

    mail = queue(office=trier)

    assert mail.office == trier
    assert mail.recipients == ["ayla@example.org"]
    assert b"X-Bildungsbuero" not in bytes(mail.text)
    assert mail.state == MailState.WAITING


def test_a_mail_leaves_only_if_the_transaction_holds():
    @transaction.atomic
    def write_and_fail():
        queue()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    assert not OutgoingMail.unscoped.exists()


def test_a_mail_without_recipients_is_no_mail():
    assert queue(to=()) is None


def test_a_mail_is_sent_once():
    mail, way = queue(), Way()

    assert send_due(NOW, way=way) == 1
    assert send_due(NOW + timedelta(days=1), way=way) == 0

    mail.refresh_from_db()
    assert way.delivered == [mail.public_id]
    assert way.is_closed
    assert (mail.state, mail.sent_at) == (MailState.SENT, NOW)
    assert bytes(mail.text)


def test_a_mail_with_a_link_that_opens_an_account_is_forgotten_once_it_is_sent():
    mail = queue(is_confidential=True)

    send_due(NOW, way=Way())

    mail.refresh_from_db()
    assert bytes(mail.text) == b""


def test_a_server_that_is_down_is_tried_again_with_patience_and_then_given_up():
    mail, way, at = queue(), Way(error=ConnectionRefusedError(111, "refused")), NOW
    for attempt, wait in enumerate(WAITS, 1):
        send_due(at, way=way)
        mail.refresh_from_db()
        assert (mail.attempts, mail.state) == (attempt, MailState.WAITING)
        assert mail.next_attempt_at == at + wait
        assert send_due(at + wait - timedelta(seconds=1), way=way) == 0
        at += wait

    send_due(at, way=way)

    mail.refresh_from_db()
    assert (mail.attempts, mail.state) == (6, MailState.FAILED)
    assert mail.last_error == "ConnectionRefusedError 111"


def test_after_a_failure_it_still_arrives():
    mail = queue()
    send_due(NOW, way=Way(error=TimeoutError()))

    assert send_due(NOW + WAITS[0], way=Way()) == 1

    mail.refresh_from_db()
    assert (mail.state, mail.last_error) == (MailState.SENT, "")


def test_one_bad_address_does_not_hold_up_the_others():
    class Picky(Way):
        def deliver(self, mail):
            if mail.recipients == ["bad@example.org"]:
                raise smtplib.SMTPRecipientsRefused({"bad@example.org": (550, b"no such user bad@example.org")})
            super().deliver(mail)

    bad, good, way = queue(to=["bad@example.org"]), queue(), Picky()

    assert send_due(NOW, way=way) == 1

    bad.refresh_from_db()
    assert way.delivered == [good.public_id]
    assert bad.last_error == "SMTPRecipientsRefused 550"


def test_a_kill_between_sending_and_noting_leads_to_one_more_attempt_later():
    mail = queue()
    with pytest.raises(KeyboardInterrupt):
        send_due(NOW, way=Way(error=KeyboardInterrupt()))

    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.WAITING, 1)
    assert send_due(NOW, way=Way()) == 0
    assert send_due(NOW + WAITS[0], way=Way()) == 1


def test_a_database_that_is_busy_does_not_lead_to_a_second_mail(monkeypatch):
    mail, way, save = queue(), Way(), OutgoingMail.save
    refusals = iter([True, True, False])

    def busy(self, **options):
        if next(refusals):
            raise OperationalError("database is locked")
        save(self, **options)

    monkeypatch.setattr(OutgoingMail, "save", busy)

    assert send_due(NOW, way=way) == 1

    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    assert len(way.delivered) == 1


def test_without_a_server_mails_are_files(data_dir):
    mail = queue()

    send_due(NOW)

    (file,) = (data_dir / "mail").iterdir()
    assert file.name.endswith(f"{mail.public_id}.eml")
    assert b"Subject: =?utf-8?" in file.read_bytes()


def test_a_wrong_setting_fails_kindly(settings):
    settings.OPTIONS = settings.OPTIONS | {"MAIL_URL": "http://mail.example"}
    mail = queue()

    assert send_due(NOW) == 0

    mail.refresh_from_db()
    assert mail.last_error == "mail.bad_address"


@pytest.mark.parametrize(
    ("url", "encryption", "port", "user", "password"),
    [
        ("smtp://mail.example", "starttls", 587, "", ""),
        ("smtp://mail.example:25", "none", 25, "", ""),
        ("smtp://user@mail.example:25", "starttls", 25, "user", ""),
        ("smtp://a%40b:p%2Fw@mail.example:2525", "starttls", 2525, "a@b", "p/w"),
        ("smtps://user:pw@mail.example", "tls", 465, "user", "pw"),
    ],
)
def test_the_setting_names_a_server(url, encryption, port, user, password):
    expected = MailServer(host="mail.example", port=port, user=user, password=password, encryption=encryption)

    assert read_mail_url(url) == expected


@pytest.mark.parametrize("url", ["", "mail.example", "http://x", "smtp://", "smtp://x:99999", "smtp://[", "smtp:///x"])
def test_a_setting_that_names_nothing_is_refused(url):
    with pytest.raises(Refusal, match="bad_address"):
        read_mail_url(url)


class MailHandler(socketserver.StreamRequestHandler):
    """Just enough of a mail server."""

    def handle(self):
        self.wfile.write(b"220 test\r\n")
        is_text = False
        for line in self.rfile:
            self.server.lines.append(line)
            if is_text:
                is_text = line != b".\r\n"
                if not is_text:
                    self.wfile.write(b"250 ok\r\n")
            elif line.upper().startswith(b"DATA"):
                is_text = True
                self.wfile.write(b"354 go\r\n")
            elif line.upper().startswith(b"QUIT"):
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")


def test_a_server_gets_the_message_as_it_was_written():
    with socketserver.TCPServer(("127.0.0.1", 0), MailHandler) as server:
        server.lines = []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        host, port = server.server_address
        queue()
        way = ServerTransport(MailServer(host=host, port=port, user="", password="", encryption="none"))

        assert send_due(NOW, way=way) == 1

        server.shutdown()
        thread.join()
    assert b"rcpt TO:<ayla@example.org>\r\n" in server.lines
    assert any(line.startswith(b"Subject:") for line in server.lines)
