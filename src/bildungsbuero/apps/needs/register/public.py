"""The one place that says what the public may see of a need: what steering released, as it was released then.

The number of signals is a step (“more than 10”) that was taken when it was released. It never follows the counting by
itself, and a new release changes it only if the numbers behind both differ by at least the fewest that may be told.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import Need, ReleasedNeed
from bildungsbuero.apps.needs.signals.wording import step_in_words

# How the chain calls them, on public pages too.
TITLE = _("Needs")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNeed:
    """A need as everybody may see it; `signals` is a step in words or empty, counted on `counted_on`."""

    public_id: str
    title: str
    text: str
    state: str
    signals: str
    counted_on: date | None
    released_on: date
    is_example: bool


def face_of(need: Need) -> PublicNeed | None:
    """Return what the public sees of a need, None where it was not released or was taken back."""
    released = ReleasedNeed.objects.filter(need=need).first() if need.is_public else None
    return _face(need, released) if released is not None else None


def public_needs(office: Office, public_ids: Collection[str] | None = None) -> list[PublicNeed]:
    """Return the released needs of an office by title, or those of them that are named."""
    found = Need.objects.of(office).released().select_related("release")
    if public_ids is not None:
        found = found.filter(public_id__in=public_ids)
    faces = [_face(need, need.release) for need in found if hasattr(need, "release")]
    return sorted(faces, key=lambda face: (face.title, face.public_id))


def _face(need: Need, released: ReleasedNeed) -> PublicNeed:
    return PublicNeed(
        public_id=need.public_id,
        title=released.title,
        text=released.text,
        state=str(need.get_state_display()),
        signals=step_in_words(released.step),
        counted_on=released.counted_on if released.step is not None else None,
        released_on=released.released_on,
        is_example=need.is_example,
    )
