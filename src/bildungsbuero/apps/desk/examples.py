"""Example data: what belongs to them, and taking all of it away at once; official tables and real offices stay."""

import logging
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.desk.demo import demo_marker
from bildungsbuero.apps.monitoring.actions.leaving import forget_files_of_gone_offices
from bildungsbuero.apps.operations import audit, changes

BECAUSE = "example data are removed in the whole installation"
audit.register_action("examples.removed", _("Example data removed"))
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """What would go: whole offices with their people, and marked offers in real offices."""

    offices: tuple[str, ...]
    people: int
    offers: int
    offers_elsewhere: int
    leaves_nobody: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remove."""
        return not self.offices and not self.offers_elsewhere


def examples() -> Examples:
    """Return what belongs to the example data at the moment."""
    marked = Offer.objects.across_offices(because=BECAUSE)
    return Examples(
        offices=tuple(_demo_offices().values_list("name", flat=True)),
        people=_demo_people().count(),
        offers=marked.filter(office__is_demo=True).count(),
        offers_elsewhere=marked.filter(office__is_demo=False, is_example=True).count(),
        leaves_nobody=not Person.objects.exclude(pk__in=_demo_people()).exists(),
    )


@transaction.atomic
def remove_records(*, office: Office | None, person: Person | None) -> Examples:
    """Take away every record of the example data, all or nothing; return what there was."""
    found = examples()
    logos = [one.logo for one in _demo_offices() if one.logo]
    people = list(_demo_people())
    standing = {one.pk for one in Person.objects.all()} - {one.pk for one in people}
    by = person if person is not None and person.pk in standing else None
    _remove_marked_offers()
    for demo in _demo_offices():
        _remove_office(demo)
    for one in people:
        one.delete()
    audit.note("examples.removed", office=None if office is None or office.is_demo else office, person=by)
    transaction.on_commit(lambda: _delete_files(logos))
    # In the same step: what an office published and withheld is nobody's business once it is gone.
    transaction.on_commit(forget_files_of_gone_offices)
    return found


def forget_marker() -> None:
    """Let the installation no longer count as one with a demo."""
    demo_marker().unlink(missing_ok=True)


def _delete_files(files: list[FieldFile]) -> None:
    for file in files:
        file.storage.delete(str(file.name))


def _demo_offices() -> "models.QuerySet[Office]":
    return Office.objects.filter(is_demo=True)


def _demo_people() -> "models.QuerySet[Person]":
    """People whose every membership is in a demo office; somebody who works in a real one too stays."""
    somewhere_real = Person.objects.filter(memberships__office__is_demo=False)
    return Person.objects.filter(memberships__office__is_demo=True).exclude(pk__in=somewhere_real).distinct()


def _remove_marked_offers() -> None:
    for offer in Offer.objects.across_offices(because=BECAUSE).filter(office__is_demo=False, is_example=True):
        changes.record(OFFER, offer.public_id, office=offer.office, removed=True)
        offer.delete()
    unused = Organisation.objects.across_offices(because=BECAUSE).filter(is_example=True, office__is_demo=False)
    unused.filter(offers=None, parts=None).delete()


def _remove_office(office: Office) -> None:
    # Offers hold their provider and place; so they go first.
    Offer.objects.of(office).delete()
    Organisation.objects.of(office).delete()
    Place.objects.of(office).delete()
    key = office.pk
    office.delete()
    for model in apps.get_models():
        # The history of simple_history knows whose record it was; nothing else keeps it from staying for ever.
        if hasattr(model, "instance_type") and "office" in {field.name for field in model._meta.fields}:
            model._base_manager.filter(office_id=key).delete()
    Office.history.filter(id=key).delete()
