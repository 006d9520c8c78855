"""The second factor: who has one, which office demands one, and what happens when one changes."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from bildungsbuero.apps.accounts import house, mails, trail
from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.accounts.seal import seal, unseal

# Recovery codes alone are no factor: they come with one and go with the last one.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# The mail that allauth would send → what the log notes and what our mail says.
CHANGES = {
    "mfa/email/totp_activated": ("second_factor.added", gettext_noop("An authenticator app was set up.")),
    "mfa/email/totp_deactivated": ("second_factor.removed", gettext_noop("The authenticator app was removed.")),
    "mfa/email/webauthn_added": ("second_factor.added", gettext_noop("A passkey was set up.")),
    "mfa/email/webauthn_removed": ("second_factor.removed", gettext_noop("A passkey was removed.")),
    "mfa/email/recovery_codes_generated": ("second_factor.codes", gettext_noop("New recovery codes were made.")),
    "account/email/password_changed": ("", gettext_noop("The password was changed.")),
    "account/email/password_reset": ("", gettext_noop("The password was set anew by a link in a mail.")),
}


class SecondFactorAdapter(DefaultMFAAdapter):
    """The rules of this product for allauth's second factors: sealed secrets, our words, the office as issuer."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy(
            "Your office demands a second factor. Set up another one first, then remove this one."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("Set up an authenticator app or a passkey first."),
        "incorrect_passkey": gettext_lazy("This passkey could not be checked. Please try again."),
        "incorrect_code": gettext_lazy("This code is not right. Wait for the next one and try again."),
    }

    def get_totp_issuer(self) -> str:
        """Return the name under which the app on the phone lists the account."""
        return "Bildungsbüro"

    def _get_site_name(self) -> str:
        return "Bildungsbüro"

    def encrypt(self, text: str) -> str:
        """Return a secret as the database holds it."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret in the clear."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the person keeps another factor, or none of their offices demands one."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        if others.exclude(pk=authenticator.pk).exists():
            return True
        return not _offices_of(authenticator.user).filter(requires_second_factor=True).exists()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        """Return a name for a new passkey."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}


def has_second_factor(person: Person) -> bool:
    """Whether somebody has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).exists()


def is_lacking(request: HttpRequest) -> bool:
    """Whether the office in the address demands a second factor that the signed-in person does not have yet.

    Who came through the house has what the house demands.
    """
    office, person = request.office, request.user  # type: ignore[attr-defined]
    if office is None or not office.requires_second_factor or request.session.get(house.VOUCHED):
        return False
    return not has_second_factor(person)  # type: ignore[arg-type]


def tell_of_change(template_prefix: str, person: Person) -> None:
    """Write to somebody whose way of signing in was changed, and note it in the log of their offices."""
    action, sentence = CHANGES.get(template_prefix, ("", ""))
    if not sentence:
        return
    offices = list(_offices_of(person))
    for office in offices if action else []:
        trail.note(action, office=office, person=person)
    context = {"person": person, "sentence": _(sentence)}
    mails.send("accounts/mail/account_changed", to=person.email, office=(offices or [None])[0], context=context)


def _offices_of(person: Any) -> Any:
    return Office.objects.filter(memberships__person=person).distinct().order_by("pk")
