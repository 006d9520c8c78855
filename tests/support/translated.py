"""Examples of translated texts: of one offer, and a sheet of them that was looked at."""

from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import JobState


def translated(offer: Offer) -> dict[str, str | int]:
    """Return where texts of an offer are translated, one of which is out of date."""
    for name, is_outdated in (("title", False), ("summary", True)):
        Translation.unscoped.create(
            office=offer.office,
            offer=offer,
            language="uk",
            field=name,
            text=f"{offer.summary} українською",
            original="so stand es einmal",
            is_outdated=is_outdated,
        )
    return {"public_id": offer.public_id, "language": "uk"}


def sheet_looked_at(office: Office, marker: str) -> Job:
    """Return the finished preview of a sheet with a row that was refused."""
    refused = [{"place": f"{marker}.xlsx, Zeile 3", "reason": marker}]
    result = {"refused": refused, "refused_count": 1, "differences": [{"title": marker, "old": "a", "new": "b"}]}
    return Job.unscoped.create(
        office=office,
        kind="translations-sheet",
        arguments={"upload": "", "file_name": f"{marker}.xlsx", "is_rehearsal": True},
        state=JobState.FINISHED,
        result=result | {"new": 1, "changed": 1, "unchanged": 0, "empty": 2, "outdated": 1},
        finished_at=timezone.now(),
    )
