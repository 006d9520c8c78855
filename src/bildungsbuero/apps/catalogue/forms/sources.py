"""The form about an address from which a list is fetched."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.catalogue.models import ListSource
from bildungsbuero.formats.offer_feeds import FORMATS


class SourceForm(forms.ModelForm[ListSource]):
    """Where a list is, what it is called here, and how far it is trusted."""

    address = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy(
            "Begins with https:// and needs no password. Of another Bildungsbüro: …/api/hsds/services"
        ),
    )
    wanted_format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        required=False,
        choices=[("", gettext_lazy("the file itself decides")), *((key, one.title) for key, one in FORMATS.items())],
    )

    class Meta:
        model = ListSource
        fields = (
            "list_name",
            "address",
            "wanted_format",
            "provider",
            "every_days",
            "is_trusted",
            "sample_percent",
            "is_active",
        )

    def clean_list_name(self) -> str:
        """Check that no other source has the name, since offers are recognised by it."""
        name = str(self.cleaned_data["list_name"]).strip()
        others = ListSource.objects.of(self.instance.office).exclude(pk=self.instance.pk)
        if others.filter(list_name=name).exists():
            raise forms.ValidationError(_("Another source has this name already."))
        return name

    def clean_address(self) -> str:
        """Check that the address can be fetched; whether it leads inside the house is looked at with each fetch."""
        address = str(self.cleaned_data["address"])
        parts = urlsplit(address)
        if parts.scheme != "https" or parts.username or parts.password or not parts.hostname:
            raise forms.ValidationError(_("The address must begin with https:// and hold no password."))
        return address
