"""Own fields of an office: which there are, and their values in words."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OwnField
from bildungsbuero.apps.catalogue.vocabulary import active_language
from bildungsbuero.web.wording import day, number


def label_of(own: OwnField) -> str:
    """Return the label in the active language, in German where there is none."""
    return own.label_en if active_language() == "en" and own.label_en else own.label


def asked_fields(office: Office) -> list[OwnField]:
    """Return the fields that forms ask."""
    return list(OwnField.objects.of(office).asked())


def own_facts(office: Office, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return labels and values in words, in the order of the labels; asks nothing where there are no values."""
    if not values:
        return []
    fields = OwnField.objects.of(office).filter(public_id__in=list(values))
    return [(label_of(own), value_in_words(own, values[own.public_id])) for own in fields]


def value_in_words(own: OwnField, value: str) -> str:
    """Return a stored value as people read it."""
    match own.type:
        case OwnField.Type.YES_NO:
            return _("yes") if value == "yes" else _("no")
        case OwnField.Type.DATE:
            return day(date.fromisoformat(value))
        case OwnField.Type.NUMBER:
            whole, _dot, rest = value.partition(".")
            return number(value, len(rest)) if rest else number(whole)
    return value


def is_used(own: OwnField) -> bool:
    """Whether an offer has a value of the field."""
    column = "own_values" if own.is_public else "internal_values"
    return own.pk is not None and Offer.objects.of(own.office).filter(**{f"{column}__has_key": own.public_id}).exists()
