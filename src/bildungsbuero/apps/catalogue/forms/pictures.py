"""A picture with what is to be seen and whose it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.models import Picture
from bildungsbuero.apps.catalogue.pictures.drawing import LIMIT_MB


class PictureForm(forms.ModelForm[Picture]):
    """The file is asked for the first time, and when another one is to take its place."""

    file = forms.FileField(
        label=_("Picture"),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_("PNG, JPEG or WebP. Place and time that the camera wrote into it are taken out."),
    )
    field_order = ("file", "alt", "credit")

    class Meta:
        model = Picture
        fields = ("alt", "credit")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["file"].required = self.instance.pk is None

    def content(self) -> bytes | None:
        """Return the bytes of the file, one more than allowed at most; None where none was chosen."""
        file = self.cleaned_data.get("file")
        content: bytes | None = file.read(LIMIT_MB * 2**20 + 1) if file else None
        return content
