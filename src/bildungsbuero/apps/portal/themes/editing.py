"""Theme portals made, changed, ordered, published and taken back by an office."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue.indexing import SIGNPOSTS
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.themes.templates import templates
from bildungsbuero.apps.portal.themes.texts import NewTexts, take_texts
from bildungsbuero.core.errors import NotFound


def portal_of(office: Office, key: str) -> ThemePortal:
    """Return a portal of an office."""
    found = ThemePortal.objects.of(office).filter(key=key).select_related("office").first()
    if found is None:
        raise NotFound("not_found")
    return found


def unused_templates(office: Office) -> list[tuple[str, dict[str, Any]]]:
    """Return the templates that the office has made no portal from yet."""
    used = set(ThemePortal.objects.of(office).values_list("origin", flat=True))
    keys = set(ThemePortal.objects.of(office).values_list("key", flat=True))
    return [(name, one) for name, one in templates().items() if name not in used and one["key"] not in keys]


@transaction.atomic
def make_from_template(office: Office, name: str, *, person: Person | None) -> ThemePortal:
    """Return a new portal, not yet published, made from a template."""
    chosen = dict(unused_templates(office)).get(name)
    if chosen is None:
        raise NotFound("not_found")
    portal = ThemePortal(office=office, position=_last(office) + 1, **chosen)
    keep(portal, person=person)
    return portal


@transaction.atomic
def keep(portal: ThemePortal, *, person: Person | None, action: str = "themes.changed") -> None:
    """Store a portal; the search hears of it."""
    if portal.pk is None and not portal.position:
        portal.position = _last(portal.office) + 1
    portal.save()
    audit.note(action, office=portal.office, person=person, about=portal.key)
    changes.record(SIGNPOSTS, portal.office.key, office=portal.office)


def translate(portal: ThemePortal, new: NewTexts, *, person: Person) -> None:
    """Store texts of a portal in another language, and whether they are released."""
    take_texts(portal, new)
    others = [code for code in portal.released_languages if code != new.language]
    portal.released_languages = (*others, new.language) if new.is_checked else tuple(others)
    keep(portal, person=person, action="themes.translated")


def publish(portal: ThemePortal, *, person: Person | None, is_published: bool) -> None:
    """Show a portal to everybody, or to the office only."""
    portal.is_published = is_published
    keep(portal, person=person, action="themes.published" if is_published else "themes.withdrawn")


@transaction.atomic
def move(portal: ThemePortal, *, person: Person, is_up: bool) -> None:
    """Let a portal change places with its neighbour."""
    order = list(ThemePortal.objects.of(portal.office).select_related("office"))
    place = order.index(portal)
    other = place + (-1 if is_up else 1)
    if not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    for number, one in enumerate(order, 1):
        if one.position != number:
            one.position = number
            keep(one, person=person)


@transaction.atomic
def undo(portal: ThemePortal, *, person: Person) -> bool:
    """Bring back what stood there before the last change; whether it is published stays as it is."""
    before = list(portal.history.order_by("-history_date", "-history_id")[1:2])
    if not before:
        return False
    old = before[0].instance
    for name in ("texts", "made_from", "released_languages", "facets", "territory", "takes_released", "blocks"):
        setattr(portal, name, getattr(old, name))
    keep(portal, person=person)
    return True


@transaction.atomic
def remove(portal: ThemePortal, *, person: Person) -> None:
    """Delete a portal."""
    office, key = portal.office, portal.key
    portal.delete()
    audit.note("themes.removed", office=office, person=person, about=key)
    changes.record(SIGNPOSTS, office.key, office=office)


def _last(office: Office) -> int:
    return int(ThemePortal.objects.of(office).aggregate(last=Max("position"))["last"] or 0)
