"""What one office shows another: asked before anything of one office is shown to another, and nowhere else decided."""

from datetime import date, datetime

from django.db import transaction

from bildungsbuero.apps.accounts import trail
from bildungsbuero.apps.accounts.models import Office, Person, Release
from bildungsbuero.core.errors import NotFound, Place, Refusal


def may_see(kind: str, public_id: str, owner: Office, viewer: Office, on: date) -> bool:
    """Whether an office may see a record of another on a day; its own it always may."""
    if owner == viewer:
        return True
    releases = Release.objects.of(owner).standing_on(on)
    return releases.filter(kind=kind, public_id=public_id, to_office=viewer).exists()


def released_ids(kind: str, owner: Office, viewer: Office, on: date) -> frozenset[str]:
    """Return the public ids of all records of a kind that an office shows another on a day."""
    releases = Release.objects.of(owner).standing_on(on).filter(kind=kind, to_office=viewer)
    return frozenset(releases.values_list("public_id", flat=True))


def receivers(kind: str, public_id: str, *, owner: Office, on: date) -> list[Office]:
    """Return the offices that may see a record of another on a day."""
    standing = Release.objects.of(owner).standing_on(on).filter(kind=kind, public_id=public_id)
    return list(Office.objects.active().filter(pk__in=standing.values("to_office")))


@transaction.atomic
def release(  # noqa: PLR0913 - a release is only complete with purpose and period
    kind: str,
    public_id: str,
    *,
    owner: Office,
    to_office: Office,
    purpose: str,
    since: date,
    until: date | None = None,
    by: Person | None,
) -> Release:
    """Return the release of a record to another office; one that stands already is answered again."""
    if owner == to_office:
        raise Refusal("release.to_itself", place=Place(field="to_office"))
    if until is not None and until < since:
        raise Refusal("release.period", place=Place(field="until"))
    standing = Release.objects.of(owner).standing_on(since)
    same = standing.filter(kind=kind, public_id=public_id, to_office=to_office, purpose=purpose, until=until).first()
    if same is not None:
        return same
    made = Release.unscoped.create(
        office=owner, kind=kind, public_id=public_id, to_office=to_office, purpose=purpose, since=since, until=until
    )
    trail.note("release.made", office=owner, person=by, about=f"{kind} {public_id} → {to_office.name}")
    return made


@transaction.atomic
def withdraw(number: int, *, owner: Office, by: Person, at: datetime) -> None:
    """End a release at once; raises NotFound for a release of another office."""
    found = Release.objects.of(owner).filter(pk=number).select_related("to_office").first()
    if found is None:
        raise NotFound("not_found")
    if found.withdrawn_at is None:
        found.withdrawn_at = at
        found.save(update_fields=["withdrawn_at"])
        about = f"{found.kind} {found.public_id} → {found.to_office.name}"
        trail.note("release.withdrawn", office=owner, person=by, about=about)
