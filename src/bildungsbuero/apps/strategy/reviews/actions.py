"""Writing interim reviews: preparing, noting, freezing, discarding, releasing, adding later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.models import InterimReview, ReviewAddendum, ReviewNote
from bildungsbuero.apps.strategy.reviews.gathering import gather
from bildungsbuero.apps.strategy.reviews.policies import check_is_draft, check_is_frozen, check_may_freeze
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.reviews import Review, as_document, digest_of, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the office says of a record; without text nothing is said."""

    kind: str
    record: str
    text: str
    is_public: bool = False


def review_of(office: Office, public_id: str) -> InterimReview:
    """Return a review of an office; raises NotFound."""
    found = InterimReview.objects.of(office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def content_of(review: InterimReview) -> Review:
    """Return what a review says: what was frozen, or of a draft what it would be now."""
    return read(review.content or {}, review.digest) if review.is_frozen else gather(review)


def previous_of(review: InterimReview, *, is_public: bool = False) -> InterimReview | None:
    """Return the frozen review before this one; for everybody the released one before."""
    earlier = InterimReview.objects.of(review.office).select_related("office").before(review.reference_day)
    return (earlier.public() if is_public else earlier).first()


@transaction.atomic
def keep(review: InterimReview, *, person: Person | None) -> InterimReview:
    """Store a draft."""
    check_is_draft(_standing(review))
    is_new = review.pk is None
    review.save()
    _note("review.prepared" if is_new else "review.changed", review, person)
    return review


@transaction.atomic
def keep_notes(review: InterimReview, notes: Iterable[Noted], *, person: Person | None) -> None:
    """Store what is said of the records of a draft, in place of what was said before."""
    check_is_draft(_standing(review))
    for one in notes:
        kept = ReviewNote.objects.filter(review=review, kind=one.kind, record=one.record)
        if one.text:
            said = {"text": one.text, "is_public": one.is_public}
            kept.update_or_create(review=review, kind=one.kind, record=one.record, defaults=said)
        else:
            kept.delete()
    _note("review.changed", review, person)


@transaction.atomic
def freeze(review: InterimReview, *, person: Person | None, at: datetime) -> InterimReview:
    """Keep everything that the review says now, for good."""
    kept = _standing(review)
    content = gather(kept)
    check_may_freeze(kept, content, timezone.localdate(at))
    document = as_document(content)
    kept.content, kept.digest, kept.frozen_at = document, digest_of(document), at
    kept.is_example = content.is_example
    kept.save()
    _note("review.frozen", kept, person)
    return kept


@transaction.atomic
def discard(review: InterimReview, *, person: Person | None) -> None:
    """Delete a draft; nothing of the plan changes."""
    check_is_draft(_standing(review))
    _note("review.discarded", review, person)
    review.delete()


@transaction.atomic
def release(review: InterimReview, *, is_public: bool, person: Person | None, at: datetime) -> InterimReview:
    """Show a frozen review to everybody, or take it back."""
    kept = _standing(review)
    check_is_frozen(kept)
    kept.is_public = is_public
    kept.released_on = timezone.localdate(at) if is_public else None
    kept.save(update_fields=["is_public", "released_on"])
    _note("review.released" if is_public else "review.taken_back", kept, person)
    return kept


@transaction.atomic
def add(review: InterimReview, text: str, *, person: Person | None, at: datetime) -> ReviewAddendum:
    """Put a correction or what happened since beside a frozen review."""
    check_is_frozen(_standing(review))
    made = ReviewAddendum.objects.create(review=review, text=text, written_on=timezone.localdate(at))
    _note("review.added_to", review, person)
    return made


def _standing(review: InterimReview) -> InterimReview:
    """The review as it is stored, held until the end of the transaction; a new one as it is."""
    if review.pk is None:
        return review
    return InterimReview.objects.of(review.office).select_for_update().get(pk=review.pk)


def _note(action: str, review: InterimReview, person: Person | None) -> None:
    audit.note(action, office=review.office, person=person, about=review.title)
