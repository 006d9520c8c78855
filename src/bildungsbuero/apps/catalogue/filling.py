"""What a record says, written into an offer and its runs; the same for lists and for the form."""

from bildungsbuero.apps.actors.register import Origin, Register
from bildungsbuero.apps.catalogue.models import Offer, Run
from bildungsbuero.apps.catalogue.records import (
    SAME,
    SAME_IN_RUNS,
    conditions_as_json,
    prices_as_json,
    sessions_as_json,
)
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.core.offer_score import offer_score
from bildungsbuero.core.offers import OfferRecord, RunRecord, last_day
from bildungsbuero.core.opening_hours import as_json


def fill(offer: Offer, record: OfferRecord, register: Register) -> None:
    """Write everything but the runs; provider, operator and place are found in the register or made."""
    origin = Origin(source=record.source, as_of=record.as_of, is_example=record.is_example)
    offer.place = register.place(record.place) if record.place else None
    offer.provider = register.organisation(record.provider, origin)
    offer.operator = register.named(record.operator, origin) if record.operator else None
    for name in SAME:
        setattr(offer, name, getattr(record, name))
    offer.prices = prices_as_json(record.prices)
    offer.conditions = conditions_as_json(record.conditions)
    offer.accessibility, offer.profile = dict(record.accessibility), dict(record.profile)
    offer.opening_hours = as_json(record.opening_hours)
    offer.own_values, offer.internal_values = dict(record.own), dict(record.internal)
    contact = record.contact
    offer.contact_function = contact.function if contact else ""
    offer.contact_phone = contact.phone if contact else ""
    offer.contact_email = contact.email if contact else ""
    if kinds()[record.kind].ends_with_its_runs and record.visible_until is None:
        offer.visible_until = last_day(record.runs)
    offer.completeness = offer_score(record, kinds()[record.kind]).value


def replace_runs(offer: Offer, records: tuple[RunRecord, ...]) -> None:
    """Bring the runs of a stored offer in line; a run keeps its id where id, number or first day are the same."""
    left = list(offer.runs.all())
    for record in records:
        run = next((run for run in left if _is_same(run, record)), None)
        if run is not None:
            left.remove(run)
        filled_run(run or Run(offer=offer, office=offer.office), record).save()
    for run in left:
        run.delete()


def filled_run(run: Run, record: RunRecord) -> Run:
    """Return the run with everything that the record says."""
    run.number = record.external_id
    for name in SAME_IN_RUNS:
        setattr(run, name, getattr(record, name))
    run.exception_dates = [day.isoformat() for day in record.exception_dates]
    run.sessions = sessions_as_json(record.sessions)
    return run


def _is_same(run: Run, record: RunRecord) -> bool:
    if record.public_id:
        return run.public_id == record.public_id
    if run.number or record.external_id:
        return run.number == record.external_id
    return run.starts_on == record.starts_on
