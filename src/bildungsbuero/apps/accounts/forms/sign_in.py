"""allauth's forms in our words: labels instead of placeholders, hints that help."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("At least 12 characters. Several words in a row are easy to remember and hard to guess.")


def worded(field: forms.Field, label: Any, hint: Any = "") -> None:
    """Give a field its label and hint; a placeholder would vanish as soon as somebody types."""
    field.label = label
    field.help_text = hint
    field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):
    """E-mail address and password."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        worded(self.fields["login"], _("E-mail address"))
        worded(self.fields["password"], _("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ForgottenPasswordForm(ResetPasswordForm):
    """The address to which a link is to be sent."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        worded(self.fields["email"], _("E-mail address"))


class NewPasswordForm(ResetPasswordKeyForm):
    """A new password, twice."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        worded(self.fields["password1"], _("New password"), PASSWORD_HINT)
        worded(self.fields["password2"], _("New password, once more"))


class ChangedPasswordForm(ChangePasswordForm):
    """The password so far, and a new one, twice."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        worded(self.fields["oldpassword"], _("Password so far"))
        worded(self.fields["password1"], _("New password"), PASSWORD_HINT)
        worded(self.fields["password2"], _("New password, once more"))


class ConfirmationForm(ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        worded(self.fields["password"], _("Password"))
