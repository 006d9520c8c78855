"""Form fields for vocabularies, answers that may be open, amounts and names of the register."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.vocabulary import choices, vocabulary

OPEN = ("", _("not known"))


class _OfVocabulary(forms.ChoiceField):
    """Choices of a vocabulary; what the office has hidden is offered only where it stands already."""

    vocabulary = ""
    is_open = False
    left_out: frozenset[str] = frozenset()

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> Any:
        before = form.get_initial_for_field(self, field_name)
        stands = {before} if isinstance(before, str) else set(before or ())
        hidden = (vocabulary(self.vocabulary).hidden() - stands) | self.left_out
        offered = [pair for pair in choices(self.vocabulary) if pair[0] not in hidden]
        self.choices = [OPEN, *offered] if self.is_open else offered
        return super().get_bound_field(form, field_name)


class KeyField(_OfVocabulary):
    """One key of a vocabulary, or none."""

    is_open = True

    def __init__(self, vocabulary: str, **options: Any) -> None:
        options.setdefault("required", False)
        self.vocabulary = vocabulary
        super().__init__(**options)


class KeysField(_OfVocabulary, forms.MultipleChoiceField):
    """Several keys of a vocabulary, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, vocabulary: str, *, hidden: Iterable[str] = (), **options: Any) -> None:
        options.setdefault("required", False)
        self.vocabulary, self.left_out = vocabulary, frozenset(hidden)
        super().__init__(**options)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(super().clean(value))


class YesNoField(forms.ChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(choices=(OPEN, ("yes", _("yes")), ("no", _("no"))), **options)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))


class AmountField(forms.CharField):
    """An amount of money as people write it: 12,50."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(max_length=15, **options)

    def clean(self, value: Any) -> Decimal | None:
        text = str(super().clean(value) or "").removesuffix("€").strip()
        if not text:
            return None
        plain = text.replace(".", "").replace(",", ".") if "," in text else text
        try:
            amount = Decimal(plain)
        except InvalidOperation:
            amount = Decimal(-1)
        if not amount.is_finite() or not 0 <= amount <= Decimal(1_000_000):
            raise forms.ValidationError(_("Write an amount such as 12,50."))
        return amount


class NameField(forms.CharField):
    """A name of the register; the browser offers those that are known, a new one is added."""

    def __init__(self, *, list_id: str, **options: Any) -> None:
        widget = forms.TextInput(attrs={"list": list_id, "autocomplete": "off"})
        super().__init__(max_length=300, widget=widget, **options)

    def clean(self, value: Any) -> str:
        return " ".join(str(super().clean(value)).split())


class KnownPlaceField(forms.CharField):
    """A place of the register by its name and address; the browser offers those that are known."""

    def __init__(self, *, list_id: str, **options: Any) -> None:
        widget = forms.TextInput(attrs={"list": list_id, "autocomplete": "off"})
        options.setdefault("required", False)
        super().__init__(max_length=500, widget=widget, **options)
