"""What the register says of a data set, and the announcement of a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring.models import DatasetSchedule


class ScheduleForm(forms.ModelForm[DatasetSchedule]):
    """From whom, how often, on what ground, and when next."""

    reminder_days = forms.IntegerField(
        label=_("remind so many days before"), min_value=0, max_value=365, help_text=_("0: only on the day itself.")
    )

    class Meta:
        model = DatasetSchedule
        fields = (
            "content",
            "supplier",
            "frequency",
            "next_due",
            "reminder_days",
            "legal_basis",
            "contact",
            "contact_mail",
        )
        widgets = {
            "content": forms.Textarea(attrs={"rows": 3}),
            "next_due": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "supplier": _("For example: Statistisches Landesamt, Jugendamt, Gesundheitsamt."),
            "legal_basis": _("For example a law, a decision of the council or an agreement."),
            "contact": _("An office or function rather than a person, who may change."),
            "next_due": _("After each delivery the day moves on by itself."),
        }


class AnnouncementForm(forms.Form):
    """A data set that is expected and not there yet."""

    key = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        label=_("Code of the data set"),
        max_length=80,
        help_text=_("Short and without blanks, for example schuleingang. The file is brought in under this code."),
    )
    title = forms.CharField(label=_("title"), max_length=300)
