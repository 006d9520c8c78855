"""Which frozen reviews name a record."""

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import InterimReview

PARTS = ("goals", "initiatives", "records")


def frozen_reviews_with(office: Office, public_id: str) -> list[InterimReview]:
    """Return the frozen reviews that name a record, the latest first."""
    return [one for one in InterimReview.objects.of(office).frozen() if _names(one, public_id)]


def public_reviews_with(office: Office, *public_ids: str) -> list[InterimReview]:
    """Return the released reviews that told everybody of any of these records, the latest first."""
    found = InterimReview.objects.of(office).public()
    return [one for one in found if _names(one, *public_ids, is_public=True)]


def _names(review: InterimReview, *public_ids: str, is_public: bool = False) -> bool:
    content = review.content or {}
    named = (one for part in PARTS for one in content.get(part, ()) if one["public_id"] in public_ids)
    return any(one["is_public"] or not is_public for one in named)
