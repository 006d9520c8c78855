"""What the office keeps beside an offer: notes of colleagues to each other, and enquiries by telephone, visit or mail.

Both stay inside: no public page, export, index or release shows them.
"""

from datetime import date
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.forms.talks import NoteForm, TalkForm
from bildungsbuero.apps.catalogue.models import Offer, OfferNote, Talk
from bildungsbuero.apps.catalogue.quality.hints import hints_of
from bildungsbuero.core.offer_states import CLOSE, CONFIRM, OFFICE, allowed

MOST_SHOWN = 20


def present_care(offer: Offer, on: date) -> dict[str, Any]:
    """Return notes and enquiries of an offer with the forms for more."""
    return {
        "hints": [hint for one in hints_of([offer]) for hint in one.hints],
        "notes": list(offer.notes.all()[:MOST_SHOWN]),
        "talks": list(offer.talks.all()[:MOST_SHOWN]),
        "note_form": NoteForm(),
        "talk_form": TalkForm(today=on),
    }


def write_note(offer: Offer, text: str, *, on: date) -> OfferNote:
    """Return the stored note."""
    return OfferNote.unscoped.create(office=offer.office, offer=offer, text=text, written_on=on)


@transaction.atomic
def note_talk(talk: Talk, *, person: Person) -> Talk:
    """Store an enquiry; where everything is right it confirms the offer, where it is closed the public reads so."""
    talk.office = talk.offer.office
    talk.save()
    may = allowed(talk.offer.state, by=OFFICE)
    if talk.result == Talk.Result.RIGHT and CONFIRM in may:
        actions.confirm(talk.offer, person=person, on=talk.on)
    if talk.result == Talk.Result.CLOSED and CLOSE in may:
        actions.close(talk.offer, person=person)
    return talk
