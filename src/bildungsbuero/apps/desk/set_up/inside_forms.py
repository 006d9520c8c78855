"""Forms of the assistant inside the office: contact with logo and Land, a list of institutions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.legal import states
from bildungsbuero.apps.accounts.logos import LIMIT_KB
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.list_files import ENDINGS


class ContactForm(forms.ModelForm[Office]):
    """How people reach the office, its logo, and the Land whose rules hold."""

    state = forms.ChoiceField(
        label=_("Land"),
        required=False,
        help_text=_("Imprint, data protection and accessibility statement are made from the templates of this Land."),
    )
    logo_file = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, JPEG or WebP, at most 500 kB. Later is fine as well."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    class Meta:
        model = Office
        fields = ("street", "postcode", "town", "phone", "email")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = [("", _("not one of these")), *sorted(states().items(), key=lambda item: item[1])]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
        self.fields["email"].help_text = _("Stands at the foot of every public page.")

    def logo_content(self) -> bytes | None:
        """Return the bytes of the logo, one more than allowed at most; None where none was chosen."""
        file = self.cleaned_data["logo_file"]
        content: bytes | None = file.read(LIMIT_KB * 1024 + 1) if file else None
        return content


class InstitutionsForm(forms.Form):
    """A list of institutions and offers."""

    file = forms.FileField(
        label=_("List"),
        help_text=_("CSV, Excel, LibreOffice or JSON with the columns of the template, also several in a ZIP archive."),
        widget=forms.FileInput(attrs={"accept": ",".join([*ENDINGS, ".zip"])}),
        error_messages={"required": _("Choose a file, or go on without one.")},
    )
