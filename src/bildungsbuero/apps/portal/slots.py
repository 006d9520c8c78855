"""What the portal puts into the frame of the staff pages, into “Heute”, into the log and into the search."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.actors.policies import WRITER_KEYS
from bildungsbuero.apps.catalogue.indexing import BESIDE_OFFERS, SIGNPOSTS
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.apps.portal.accessibility.checks import findings
from bildungsbuero.apps.portal.outcomes.teaser import teasers
from bildungsbuero.apps.portal.signposts import records_of
from bildungsbuero.apps.portal.themes import editing
from bildungsbuero.apps.portal.ways.staff import count_due
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency

ACTIONS = {
    "ways.changed": gettext_lazy("Education path changed"),
    "accessibility.assessed": gettext_lazy("Accessibility assessed"),
    "accessibility.statement_kept": gettext_lazy("Accessibility statement saved"),
    "accessibility.statement_shown": gettext_lazy("Accessibility statement shown"),
    "recordings.put": gettext_lazy("Recording saved"),
    "recordings.removed": gettext_lazy("Recording removed"),
    "sign_language.put": gettext_lazy("Video in sign language saved"),
    "sign_language.removed": gettext_lazy("Video in sign language removed"),
    "themes.changed": gettext_lazy("Theme portal changed"),
    "themes.published": gettext_lazy("Theme portal published"),
    "themes.translated": gettext_lazy("Theme portal translated"),
    "themes.withdrawn": gettext_lazy("Theme portal taken back"),
    "themes.removed": gettext_lazy("Theme portal deleted"),
}


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("portal", navigation, order=120)
    slots.TODAY.fill("portal", today, order=60)
    slots.DEMO.fill("portal", load_demo)
    slots.START.fill("portal", teasers, order=90)
    slots.INITIALISERS.fill("portal", say_anew, order=90)
    slots.CHECKS.fill("portal", findings)
    BESIDE_OFFERS.fill("portal", records_of)
    for key, title in ACTIONS.items():
        audit.register_action(key, title)


def say_anew() -> None:
    """Let the search read paths and portals of every office again: an update may have brought other ones."""
    for office in Office.objects.active():
        changes.record(SIGNPOSTS, office.key, office=office)


def load_demo(office: Office, entry: dict[str, Any]) -> None:
    """Make and publish the theme portals that the plan of the demo names; those that are there stay."""
    unused = dict(editing.unused_templates(office))
    for name in entry.get("themes", ()):
        if name in unused:
            portal = editing.make_from_template(office, name, person=None)
            editing.publish(portal, person=None, is_published=True)


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the links to what the portal itself keeps."""
    group = gettext_lazy("Portal")
    return [
        Entry(title=gettext_lazy("Theme portals"), url_name="portal:staff-themes", group=group, roles=WRITER_KEYS),
        Entry(title=gettext_lazy("Education paths"), url_name="portal:staff-ways", group=group, roles=WRITER_KEYS),
        Entry(title=gettext_lazy("Reading aloud"), url_name="portal:recordings", group=group, roles=WRITER_KEYS),
        Entry(
            title=gettext_lazy("Video in sign language"),
            url_name="portal:sign-language",
            group=group,
            roles=WRITER_KEYS,
        ),
        Entry(
            title=gettext_lazy("Accessibility of the pages"),
            url_name="portal:assessment",
            group=group,
            roles=frozenset({Role.ADMINISTRATOR, Role.MANAGEMENT}),
        ),
        Entry(title=gettext_lazy("Use of the portal"), url_name="portal:usage", group=group),
    ]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return how many public transitions somebody should look at again."""
    count = count_due(office, on) if person.roles_in(office) & WRITER_KEYS else 0
    if not count:
        return []
    title = ngettext(
        "%(count)d transition of the education paths is due for checking.",
        "%(count)d transitions of the education paths are due for checking.",
        count,
    )
    address = reverse("portal:staff-ways")
    return [TodayLine(title=title % {"count": count}, count=count, address=address, urgency=Urgency.WHEN_CONVENIENT)]
