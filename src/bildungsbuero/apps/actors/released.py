"""Organisations as another office reads them that they were released to."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.releasable import MOST_FOUND, ReleasableKind, Shown
from bildungsbuero.apps.actors.models import Organisation


def find(office: Office, text: str) -> list[tuple[str, str]]:
    """Return the organisations in use whose name holds the text, by public id and name."""
    found = Organisation.objects.of(office).standing().named(text).order_by("name")
    return list(found.values_list("public_id", "name")[:MOST_FOUND])


def show(office: Office, public_id: str) -> Shown | None:
    """Return an organisation with how it is reached; persons are not named."""
    found = Organisation.objects.of(office).filter(public_id=public_id).first()
    if found is None:
        return None
    facts = (
        (_("Description"), found.description),
        (_("Web page"), found.website),
        (_("E-mail"), found.email),
        (_("Telephone"), found.phone),
        (_("Source"), found.source),
        (_("As of"), found.as_of),
    )
    return Shown(title=found.name, facts=facts)


ORGANISATIONS = ReleasableKind(key="organisation", title=gettext_lazy("Organisation"), find=find, show=show)
