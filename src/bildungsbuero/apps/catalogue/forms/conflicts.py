"""Two people at one offer, and room for further runs without scripts."""

from dataclasses import replace
from typing import cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.differences import table_of
from bildungsbuero.apps.catalogue.forms.offer import OfferForm
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import FOR_STEERING_ONLY, record_of
from bildungsbuero.core.offers import OfferRecord

MORE_RUNS = 5


def is_conflict(form: OfferForm, offer: Offer, typed: OfferRecord) -> bool:
    """Whether somebody else saved the offer while this form was open; the form then shows both versions."""
    if not offer.pk or form.cleaned_data["seen"] == offer.changed_at.isoformat():
        return False
    _tell_of_conflict(form, offer)
    stored, typed = _without_marks(record_of(offer)), _without_marks(typed)
    form.both_versions = table_of(stored, typed, before_title=_("Stored"), after_title=_("Your entry"))
    return True


def _without_marks(record: OfferRecord) -> OfferRecord:
    """Return what providers may see, too: without the marks by which the office steers its work."""
    return replace(record, target_groups=tuple(key for key in record.target_groups if key not in FOR_STEERING_ONLY))


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
            "Somebody else has changed this offer in the meantime. Your entries are still here; below stands where "
            "they differ from what is stored now. Saving once more replaces what the other person wrote."
        ),
    )
    data = cast(QueryDict, form.data).copy()
    data["seen"] = offer.changed_at.isoformat()
    form.data = data
