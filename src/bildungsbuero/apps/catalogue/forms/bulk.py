"""What may be done with several offers at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.core.offer_states import ARCHIVE, CONFIRM, PUBLISH

CHOICES = ((CONFIRM, _("Confirm")), (PUBLISH, _("Publish")), (ARCHIVE, _("Archive")))


class BulkForm(forms.Form):
    """The action; which offers are meant stands beside it, in the list."""

    action = forms.ChoiceField(label=_("With the chosen offers"), choices=CHOICES)
