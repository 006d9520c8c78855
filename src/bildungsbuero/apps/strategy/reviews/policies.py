"""What may be done with an interim review and when; every rule is one sentence that raises."""

from datetime import date

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.strategy.models import InterimReview
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.reviews import Review

# Who writes reviews; everybody else of the office reads them.
STEERING = (Role.MANAGEMENT,)
STEERING_KEYS = frozenset(str(role) for role in STEERING)


def may_steer(person: Person, office: Office) -> bool:
    """Management prepares, freezes and releases reviews."""
    return bool(person.roles_in(office) & STEERING_KEYS)


def check_is_draft(review: InterimReview) -> None:
    """What is frozen is never changed; later corrections are addenda."""
    if review.is_frozen:
        raise Refusal("review.frozen")


def check_is_frozen(review: InterimReview) -> None:
    """Only what stands for good is released, compared or added to."""
    if not review.is_frozen:
        raise Refusal("review.not_frozen")


def check_may_freeze(review: InterimReview, content: Review, on: date) -> None:
    """A draft of a day that has come, with at least one goal, is frozen."""
    check_is_draft(review)
    if review.reference_day > on:
        raise Refusal("review.in_the_future")
    if not content.goals:
        raise Refusal("review.empty")
