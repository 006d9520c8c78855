"""Relations of an organisation to others, said from its side, and the writing of all that hangs on it."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.actors.actions import save_organisation
from bildungsbuero.apps.actors.link_forms import Sets
from bildungsbuero.apps.actors.models import SAID_BACK, Organisation, Relation
from bildungsbuero.web.wording import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """One relation from one side: "ist Träger von", the other organisation, since and until when."""

    label: str
    name: str
    address: str
    when: str


def related(organisation: Organisation) -> list[Related]:
    """Return the relations of an organisation as its page says them, also those that were written at the other side."""
    found = Relation.objects.of(organisation.office).of_organisation(organisation)
    return [_seen_from(organisation, relation) for relation in found]


def _seen_from(organisation: Organisation, relation: Relation) -> Related:
    is_first = relation.organisation_id == organisation.pk
    other = relation.other if is_first else relation.organisation
    label = relation.get_kind_display() if is_first else SAID_BACK[Relation.Kind(relation.kind)]
    address = reverse("actors:organisation", args=[other.public_id])
    return Related(label=str(label), name=other.name, address=address, when=_when(relation))


def _when(relation: Relation) -> str:
    parts = []
    if relation.valid_from:
        parts.append(_("since %(day)s") % {"day": day(relation.valid_from)})
    if relation.valid_until:
        parts.append(_("until %(day)s") % {"day": day(relation.valid_until)})
    return ", ".join(parts)


@transaction.atomic
def save_links(organisation: Organisation, sets: Sets) -> None:
    """Store what valid sets of forms say; the offers of the organisation are indexed anew."""
    for one in sets.values():
        for entry in one.save(commit=False):
            _owned(entry, organisation).save()
        for entry in one.deleted_objects:
            entry.delete()
    save_organisation(organisation)


def _owned(entry: Any, organisation: Organisation) -> Any:
    entry.office, entry.organisation = organisation.office, organisation
    return entry
