"""Writes of organisations and places; each leaves a line in the change log, so that the index follows."""

from datetime import datetime

from django.db import transaction

from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.actors.policies import check_may_archive
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.slots import Slot

ORGANISATION = "organisation"
PLACE = "place"

# What higher apps do when an entry says something else, in the same transaction: (organisation or place).
CHANGED = Slot("entries that changed")


@transaction.atomic
def save_organisation(organisation: Organisation) -> Organisation:
    """Store an organisation; its offers are indexed anew."""
    organisation.save()
    changes.record(ORGANISATION, organisation.public_id, office=organisation.office)
    CHANGED.collect(organisation)
    return organisation


@transaction.atomic
def archive_organisation(organisation: Organisation, *, at: datetime) -> None:
    """Put an organisation away; one that is still needed stays."""
    check_may_archive(organisation)
    organisation.archived_at = at
    save_organisation(organisation)


@transaction.atomic
def restore_organisation(organisation: Organisation) -> None:
    """Take an organisation back into use."""
    if organisation.merged_into_id is not None:
        raise Refusal("duplicates.is_merged", name=organisation.name)
    organisation.archived_at = None
    save_organisation(organisation)


@transaction.atomic
def save_place(place: Place) -> Place:
    """Store a place; the offers there are indexed anew."""
    place.save()
    changes.record(PLACE, place.public_id, office=place.office)
    CHANGED.collect(place)
    return place
