"""Editions as a partner office finds them among what was released to it."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.releasable import MOST_FOUND, ReleasableKind, Shown
from bildungsbuero.apps.monitoring.editions.audiences import KIND
from bildungsbuero.apps.monitoring.editions.presenting import facts
from bildungsbuero.apps.monitoring.models import Edition
from bildungsbuero.web.addresses import find_address


def find(office: Office, text: str) -> list[tuple[str, str]]:
    """Return the editions whose title holds the text, by public id and title."""
    found = Edition.objects.of(office).filter(title__icontains=text)
    return [(item.public_id, f"{item.title} ({item.version})") for item in found[:MOST_FOUND]]


def show(office: Office, public_id: str) -> Shown | None:
    """Return a released edition with the way to its figures; partners see no drafts."""
    edition = Edition.objects.of(office).released().filter(public_id=public_id).first()
    if edition is None:
        return None
    with within(office):
        address = find_address("portal:edition", public_id)
    link = format_html('<a class="kern-link" href="{}">{}</a>', address, _("To the figures"))
    return Shown(title=edition.title, facts=((_("Figures for partner offices"), link), *facts(edition)))


EDITIONS = ReleasableKind(key=KIND, title=gettext_lazy("Edition"), find=find, show=show)
