"""The rules for the care of offers, and how often a list comes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.models import CareRules


class RulesForm(forms.ModelForm[CareRules]):
    """How the office looks after its offers."""

    class Meta:
        model = CareRules
        fields = ("sends_reminders", "escalate_after_days", "four_eyes", "purge_after_days")


class RhythmForm(forms.Form):
    """After how many days a list is expected again; empty for one that came once."""

    list_name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    every_days = forms.IntegerField(label=_("Comes every so many days"), min_value=1, max_value=730, required=False)
