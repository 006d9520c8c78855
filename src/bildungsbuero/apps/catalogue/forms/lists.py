"""Forms about lists of offers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.list_files import ENDINGS
from bildungsbuero.apps.catalogue.upkeep.lists import known_lists
from bildungsbuero.apps.operations.uploads import UploadField
from bildungsbuero.formats.offer_feeds import FORMATS


class ListForm(forms.Form):
    """A list, and which earlier list it renews."""

    file = UploadField(
        label=_("List"),
        help_text=_(
            "CSV, Excel or LibreOffice with the columns of the template, or what another program has written:"
            " Open-vhs, KuferSQL, openQ-cat, iCalendar, HSDS, Integreat, schema.org. Several in a ZIP archive."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join([*ENDINGS, ".zip"])}),
    )
    continues = forms.ChoiceField(
        label=_("Newer version of"),
        required=False,
        help_text=_("Offers of the earlier list are recognised and changed. Without a choice the file name decides."),
    )

    provider = forms.CharField(
        label=_("Provider, where the file names none"),
        required=False,
        max_length=300,
        help_text=_("KuferSQL, older Open-vhs files and many calendars do not say whose offers they hold."),
    )
    wanted_format = forms.ChoiceField(
        label=_("Format"),
        required=False,
        choices=[
            ("", _("the file itself decides")),
            *((key, one.title) for key, one in FORMATS.items()),
        ],
    )

    def __init__(self, *arguments: Any, office: Office, **options: Any) -> None:
        super().__init__(*arguments, **options)
        known = [one.list_name for one in known_lists(office)]
        self.fields["continues"].choices = [("", _("the file name decides")), *((name, name) for name in known)]  # type: ignore[attr-defined]


class OwnListForm(forms.Form):
    """The list of a provider: one file, of whatever program."""

    file = UploadField(
        label=_("List"),
        help_text=_(
            "CSV, Excel or LibreOffice with the columns of the template, or what another program has written:"
            " Open-vhs, KuferSQL, openQ-cat, iCalendar, HSDS, Integreat, schema.org."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )


class TakeForm(forms.Form):
    """What to do about earlier offers that a list no longer names."""

    is_complete = forms.BooleanField(
        label=_("The list is complete: archive what is missing in it."),
        required=False,
    )
