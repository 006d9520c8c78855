"""Two people at one offer, and room for further runs without scripts."""

from typing import cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.forms.offer import OfferForm
from bildungsbuero.apps.catalogue.models import Offer

MORE_RUNS = 5


def is_conflict(form: OfferForm, offer: Offer) -> bool:
    """Whether somebody else saved the offer while this form was open; the form then says so."""
    if not offer.pk or form.cleaned_data["seen"] == offer.changed_at.isoformat():
        return False
    _tell_of_conflict(form, offer)
    return True


def with_more(sent: QueryDict) -> QueryDict:
    """Return what was sent with room for further runs."""
    data = sent.copy()
    total = data.get("runs-TOTAL_FORMS", "0")
    data["runs-TOTAL_FORMS"] = str((int(total) if total.isdecimal() and len(total) < 4 else 0) + MORE_RUNS)
    return data


def _tell_of_conflict(form: OfferForm, offer: Offer) -> None:
    """Keep what was typed and say that somebody was faster; saving once more then overwrites knowingly."""
    form.add_error(
        None,
        _(
            "Somebody else has changed this offer in the meantime. Your entries are still here. Look at the offer in "
            "another window; saving once more replaces what the other person wrote."
        ),
    )
    data = cast(QueryDict, form.data).copy()
    data["seen"] = offer.changed_at.isoformat()
    form.data = data
