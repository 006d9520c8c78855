"""How allauth behaves here: nobody signs up by themselves, mails go through the queue, texts are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts import mails, second_factor, sessions
from bildungsbuero.apps.accounts.addresses import absolute


class AccountAdapter(DefaultAccountAdapter):
    """The rules of this product for allauth."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is switched off."),
        "email_password_mismatch": _("E-mail address and password do not fit together."),
        "enter_current_password": _("This is not your current password."),
        "invalid_password_reset": _("This link is no longer valid."),
        "too_many_login_attempts": _("Too many attempts. Please wait five minutes and try again."),
        "rate_limited": _("Too many attempts. Please wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody makes an account without an invitation."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of the mail, under the public address whatever host the request named."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return absolute(path.replace("UID-KEY", key))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """After a change of password people go on with their work."""
        return reverse("accounts:after-login")

    def post_login(self, request: HttpRequest, user: Any, **named: Any) -> HttpResponse:
        """Remember the session, so that the person finds it in the list of their own."""
        response: HttpResponse = super().post_login(request, user, **named)
        if not user.is_house_reader:
            sessions.begin(request, user, at=timezone.now())
        return response

    def send_notification_mail(self, template_prefix: str, user: Any, *arguments: Any, **named: Any) -> None:  # noqa: ARG002 - allauth's signature
        """Write to the person whose way of signing in was changed, in our words."""
        second_factor.tell_of_change(template_prefix, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of allauth's mails in our words; its link opens an account, so its text goes once it is sent."""
        office = getattr(allauth_context.request, "office", None)
        mails.send(template_prefix, to=email, office=office, context=context, is_confidential=True)
