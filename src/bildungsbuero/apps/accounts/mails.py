"""Mails that an office sends. The headers tell the mail queue what it must know; they do not leave the house."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from bildungsbuero.apps.accounts.models import Office

OFFICE_HEADER = "X-Bildungsbuero-Office"
CONFIDENTIAL_HEADER = "X-Bildungsbuero-Confidential"


def send(
    template: str,
    *,
    to: str,
    office: Office | None,
    context: dict[str, Any],
    is_confidential: bool = False,
    headers: dict[str, str] | None = None,
) -> None:
    """Send a mail made from `<template>_subject.txt` and `<template>_message.txt`, with further headers."""
    context = {"office": office, **context}
    EmailMessage(
        subject=" ".join(render_to_string(f"{template}_subject.txt", context).split()),
        body=render_to_string(f"{template}_message.txt", context).strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        headers={**(headers or {}), **queue_headers(office, is_confidential=is_confidential)},
    ).send()


def queue_headers(office: Office | None, *, is_confidential: bool = False) -> dict[str, str]:
    """Return the headers that tell the queue whose mail it is and whether its text goes once it is sent."""
    headers = {OFFICE_HEADER: office.key} if office is not None else {}
    if is_confidential:
        headers[CONFIDENTIAL_HEADER] = "yes"
    return headers
