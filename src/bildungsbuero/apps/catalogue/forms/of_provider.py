"""The form in which a provider writes or corrects an offer, by account or by the link of a mail."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from bildungsbuero.apps.catalogue.forms.conflicts import is_conflict, with_more
from bildungsbuero.apps.catalogue.forms.exchange import initial_for, initial_of, record_from
from bildungsbuero.apps.catalogue.forms.offer import OwnOfferForm
from bildungsbuero.apps.catalogue.forms.runs import RunForms, run_forms
from bildungsbuero.apps.catalogue.holidays import calendar_of
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.own_fields import asked_fields
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.core.minor_changes import with_minor
from bildungsbuero.core.offers import OfferRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOffer:
    """An offer with the form about it and what it said before."""

    offer: Offer
    form: OwnOfferForm
    runs: RunForms
    before: OfferRecord | None
    is_sent: bool
    is_for_more: bool

    def is_complete(self) -> bool:
        """Whether everything was sent, can be read, and nobody else was faster."""
        if not self.is_sent or self.is_for_more:
            return False
        if not self.form.is_valid() & self.runs.is_valid():
            return False
        return not is_conflict(self.form, self.offer, self.record())

    def record(self) -> OfferRecord:
        """Return what the form says."""
        runs_before = self.before.runs if self.before else ()
        return record_from(self.form, self.runs.records(runs_before), before=self.before)

    def context(self) -> dict[str, Any]:
        """Return what the page of the form needs."""
        return {
            "offer": self.offer,
            "form": self.form,
            "runs": self.runs,
            "is_for_more": self.is_for_more,
            "kind": label("kind", self.offer.kind),
        }


def provider_form(offer: Offer, data: QueryDict | None) -> AskedOffer:
    """Return the form of an offer; a change that waits is shown with the dates and prices that are live."""
    before = record_of(offer) if offer.pk else None
    if before is not None and offer.replaces is not None:
        before = with_minor(before, record_of(offer.replaces))
    is_for_more = data is not None and "more" in data
    form = OwnOfferForm(
        data,
        office=offer.office,
        kind=offer.kind,
        provider=offer.provider.name,
        operator=before.operator if before else "",
        own_fields=[own for own in asked_fields(offer.office) if own.is_public],
        initial=initial_of(offer, before) if before else initial_for(offer.kind),
    )
    runs = run_forms(
        with_more(data) if data is not None and is_for_more else data,
        before.runs if before else (),
        calendar=calendar_of(offer.office),
    )
    return AskedOffer(
        offer=offer, form=form, runs=runs, before=before, is_sent=data is not None, is_for_more=is_for_more
    )
