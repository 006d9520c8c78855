"""Forms about people: inviting, accepting, roles."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.forms.sign_in import PASSWORD_HINT
from bildungsbuero.apps.accounts.models import GIVEN_ELSEWHERE, Person, Role


class RolesForm(forms.Form):
    """The roles of one person."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(key, label) for key, label in Role.choices if key not in GIVEN_ELSEWHERE],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Several are possible."),
    )

    def chosen_roles(self) -> frozenset[str]:
        """Return the roles that were ticked."""
        return frozenset(self.cleaned_data["roles"])


class InvitationForm(RolesForm):
    """Whom to invite."""

    name = forms.CharField(label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The link in the mail is valid for 14 days."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    field_order = ("name", "email", "roles")


class HandoverForm(forms.Form):
    """Who takes over, and what else happens."""

    to = forms.ChoiceField(label=_("Who takes over"))
    with_roles = forms.BooleanField(label=_("Give the roles too"), required=False)
    ends = forms.BooleanField(label=_("End the membership of the person who leaves"), required=False)

    def __init__(self, *arguments: Any, members: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["to"].choices = [("", _("Please choose")), *members]  # type: ignore[attr-defined]


class NameForm(forms.Form):
    """How somebody is called."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class AddressForm(forms.Form):
    """Another e-mail address, confirmed by the password."""

    email = forms.EmailField(label=_("New e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *arguments: Any, person: Person, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._person = person

    def clean_password(self) -> str:
        """The password, which must be the person's own."""
        password = str(self.cleaned_data["password"])
        if not self._person.check_password(password):
            raise forms.ValidationError(_("This is not your current password."))
        return password


class AcceptanceForm(forms.Form):
    """Name and password of somebody who joins for the first time."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *arguments: Any, email: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._email = email

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is easy to guess, or that was not written the same way twice."""
        cleaned = super().clean() or {}
        password = cleaned.get("password", "")
        if password:
            person = Person(email=self._email, name=cleaned.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        if password and "repeated" in cleaned and cleaned["repeated"] != password:
            self.add_error("repeated", _("The two passwords differ."))
        return cleaned
