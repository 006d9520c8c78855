"""Who may do what with an edition, as sentences that raise."""

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.monitoring.models import Edition, PublicationRules
from bildungsbuero.core.errors import Conflict, Place, Refusal

State = Edition.State


def check_is_draft(edition: Edition) -> None:
    """Only a draft can be changed; what was checked goes back to draft first, what was released stays as it is."""
    if edition.state != State.DRAFT:
        raise Conflict("edition.not_a_draft")


def check_may_check(edition: Edition, person: Person | None) -> None:
    """A draft with figures is checked, where the office wants it by somebody who did not draft it."""
    check_is_draft(edition)
    if not edition.figures:
        raise Refusal("edition.empty")
    rules = PublicationRules.objects.of(edition.office).first()
    if rules is not None and rules.four_eyes and edition.drafted_by == person:
        raise Refusal("edition.four_eyes")


def check_may_return(edition: Edition) -> None:
    """Only a checked edition that is not yet released goes back to draft."""
    if edition.state != State.CHECKED:
        raise Conflict("edition.not_checked")


def check_may_release(edition: Edition) -> None:
    """Only a checked edition is released."""
    if edition.state != State.CHECKED:
        raise Conflict("edition.not_checked")


def check_may_correct(edition: Edition) -> None:
    """Only what was released is corrected, and every version once."""
    if edition.state != State.RELEASED:
        raise Conflict("edition.not_released")
    if Edition.objects.of(edition.office).filter(corrects=edition).exists():
        raise Conflict("edition.corrected_already")


def check_says_what_was_wrong(note: str) -> None:
    """Nothing is corrected without a sentence that everybody can read."""
    if not note.strip():
        raise Refusal("edition.correction_without_note", place=Place(field="note"))


def check_may_close(edition: Edition, note: str) -> None:
    """Only what was released is taken off the public pages, and never without a reason."""
    if edition.state != State.RELEASED:
        raise Conflict("edition.not_public")
    if not note.strip():
        raise Refusal("edition.closed_without_reason", place=Place(field="note"))
