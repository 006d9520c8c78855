"""Forms about the office itself: contact, logo, legal pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office


class OfficeForm(forms.ModelForm[Office]):
    """Name, contact, opening hours."""

    class Meta:
        model = Office
        fields = (
            "name",
            "municipality",
            "street",
            "postcode",
            "town",
            "phone",
            "email",
            "opening_hours",
            "logo_text",
            "log_shows_names",
            "names_kept_months",
            "requires_second_factor",
            "providers_publish",
        )
        widgets = {"opening_hours": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._months_so_far = self.instance.names_kept_months
        if "names_kept_months" in self.fields:
            self.fields["names_kept_months"].required = False

    def clean_names_kept_months(self) -> int:
        """Return the months; left empty they stay as they are."""
        months: int | None = self.cleaned_data["names_kept_months"]
        return self._months_so_far if months is None else months


class LogoForm(forms.Form):
    """A new logo, or none."""

    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, JPEG or WebP, at most 500 kB. No SVG, because such files can hold programs."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    remove = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, *arguments: Any, has_logo: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not has_logo:
            del self.fields["remove"]

    def clean(self) -> dict[str, Any]:
        """Either a file or the tick must be there."""
        cleaned = super().clean() or {}
        if not cleaned.get("logo") and not cleaned.get("remove") and not self.errors:
            self.add_error("logo", _("Choose a file."))
        return cleaned


class LegalPageForm(forms.Form):
    """The text of a legal page."""

    text = forms.CharField(
        label=_("Text"),
        max_length=60_000,
        help_text=_("Markdown: # before a heading, - before a list item, [word](https://…) for a link."),
        widget=forms.Textarea(attrs={"rows": 30}),
    )
    is_reviewed = forms.BooleanField(
        label=_("The office has checked this text"),
        required=False,
        help_text=_("Until then the public page says “not yet checked by the office”."),
    )
    replaces = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
