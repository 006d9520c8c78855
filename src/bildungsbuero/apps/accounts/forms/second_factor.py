"""allauth's forms of the second factor in our words."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.forms.sign_in import worded

EITHER_CODE = _("Six digits from the app, or one of your recovery codes.")
LONGEST_CODE = 20
LONGEST_NAME = 60
# What reading a forged answer of a browser can end with; allauth expects only some of them.
UNREADABLE = (LookupError, ValueError, TypeError, AttributeError, struct.error)


@contextmanager
def _forged_answers_refused() -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise get_adapter().validation_error("incorrect_passkey") from error


def _worded_code(field: forms.Field, hint: Any) -> None:
    worded(field, _("Code"), hint)
    field.widget.attrs |= {"inputmode": "numeric", "maxlength": LONGEST_CODE}


class SecondStepForm(AuthenticateForm):
    """The code after the password."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _worded_code(self.fields["code"], EITHER_CODE)


class ConfirmationByCodeForm(ReauthenticateForm):
    """A code once more, before something that matters."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _worded_code(self.fields["code"], EITHER_CODE)


class AppForm(ActivateTOTPForm):
    """The first code that a new authenticator app shows."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _worded_code(self.fields["code"], _("The six digits that the app shows now."))


class PasskeyForm(AddWebAuthnForm):
    """A new passkey and how to call it."""

    name = forms.CharField(required=False, max_length=LONGEST_NAME)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        worded(self.fields["name"], _("Name of the passkey"), _("So that you tell it from others, such as “Phone”."))

    def clean(self) -> dict[str, Any]:
        """Refuse what no browser would send."""
        with _forged_answers_refused():
            cleaned: dict[str, Any] = super().clean()
            return cleaned


class SecondStepByPasskeyForm(AuthenticateWebAuthnForm):
    """The passkey after the password."""

    def clean_credential(self) -> Any:
        """Refuse what no browser would send."""
        with _forged_answers_refused():
            return super().clean_credential()


class ConfirmationByPasskeyForm(ReauthenticateWebAuthnForm):
    """The passkey once more, before something that matters."""

    def clean_credential(self) -> Any:
        """Refuse what no browser would send."""
        with _forged_answers_refused():
            return super().clean_credential()


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(max_length=LONGEST_NAME)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        worded(self.fields["name"], _("Name of the passkey"))
