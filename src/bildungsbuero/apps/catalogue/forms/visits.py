"""Which places somebody wants to see, and what they found there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.models import Talk
from bildungsbuero.apps.catalogue.visits import RESULTS


class AroundForm(forms.Form):
    """What the list of places is narrowed to."""

    near = forms.CharField(label=_("Near a postcode"), max_length=40, required=False)
    q = forms.CharField(label=_("Street, part of town or name"), max_length=100, required=False)


class VisitForm(forms.Form):
    """What was found at a place."""

    result = forms.ChoiceField(choices=[(result.value, result.label) for result in Talk.Result if result in RESULTS])
    about = forms.CharField(max_length=300, required=False)
