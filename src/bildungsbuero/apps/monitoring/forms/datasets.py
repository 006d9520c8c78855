"""Forms of data sets: a file, a declaration, a selection of values."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.originals import Selection
from bildungsbuero.apps.monitoring.protection import profile_of
from bildungsbuero.apps.operations.uploads import UploadField
from bildungsbuero.core.periods import PeriodMeaning


class ImportForm(forms.Form):
    """A file, and the data set where the file does not name it."""

    file = UploadField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A flat file (ffcsv) or table of GENESIS as CSV, also as ZIP; "
            "or the long table of this program as CSV or Excel."
        ),
    )
    dataset = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        label=gettext_lazy("Code of the data set"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Only where it does not stand in the name of the file, for example 12411-01-01-4."),
    )


class DeclarationForm(forms.ModelForm[Dataset]):
    """What a person says of a data set; taking published figures offline asks for a second yes."""

    goes_offline = forms.BooleanField(
        label=gettext_lazy("Yes, take the published figures of this data set off all pages"),
        required=False,
        help_text=gettext_lazy("Only needed where you remove the tick at “protected by its source”."),
    )

    class Meta:
        model = Dataset
        fields = ("title", "period", "dash", "protected_at_source", "publisher", "licence", "attribution")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deliveries = self.instance.deliveries.filter(state=Delivery.State.RELEASED)
        self.is_protected_here = profile_of(self.instance) is not None
        self.published = deliveries.count() if self.instance.protected_at_source and not self.is_protected_here else 0
        if not self.published:
            del self.fields["goes_offline"]

    def clean(self) -> dict[str, Any]:
        """The declaration, unless it would silently empty pages that many people read."""
        cleaned = super().clean() or {}
        unprotected = not cleaned.get("protected_at_source")
        if self.published and unprotected and not cleaned.get("goes_offline"):
            message = ngettext(
                "With this, the figures of %(count)d published delivery leave all pages, for every office that reads "
                "them. Confirm it here, or set the tick again.",
                "With this, the figures of %(count)d published deliveries leave all pages, for every office that reads "
                "them. Confirm it here, or set the tick again.",
                self.published,
            )
            self.add_error("goes_offline", message % {"count": self.published})
        return cleaned

    def clean_period(self) -> str:
        """The meaning of the periods, which must fit the periods that were delivered."""
        meaning = PeriodMeaning(self.cleaned_data["period"])
        if meaning is PeriodMeaning.REFERENCE_DATE:
            codes = {code for periods in self.instance.deliveries.values_list("periods", flat=True) for code in periods}
            if any(len(code) == 4 for code in codes):
                raise forms.ValidationError(_("The periods are years; a reference date needs days such as 31.12.2024."))
        return meaning.value


class SelectionForm(forms.Form):
    """Which original values are wanted."""

    area = forms.CharField(
        label=gettext_lazy("Key of the area"), max_length=12, help_text=gettext_lazy("For example 07211.")
    )
    period = forms.ChoiceField(label=gettext_lazy("Period"))

    def __init__(self, *arguments: Any, dataset: Dataset, **options: Any) -> None:
        super().__init__(*arguments, **options)
        codes = {code for periods in dataset.deliveries.values_list("periods", flat=True) for code in periods}
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(code, code) for code in sorted(codes, reverse=True)]

    def selection(self) -> Selection:
        """Return the selection of a valid form."""
        return Selection(area=self.cleaned_data["area"].strip(), period=self.cleaned_data["period"])
