"""Who sees which figures of an edition: everybody, named partner offices, the house; official and small areas apart."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Membership, Office, Role
from bildungsbuero.apps.accounts.releases import receivers
from bildungsbuero.apps.monitoring.models import Edition, EditionItem
from bildungsbuero.core.frozen import Frozen, FrozenItem

Audience = EditionItem.Audience
KIND = "edition"
# What somebody of an audience sees: the house everything, partners what is theirs and public.
SEEN = {
    Audience.PUBLIC: frozenset({Audience.PUBLIC}),
    Audience.PARTNERS: frozenset({Audience.PUBLIC, Audience.PARTNERS}),
    Audience.HOUSE: frozenset(Audience),
}


def audience_of(visitor: Any, edition: Edition, on: date) -> Audience:
    """Return to which audience somebody belongs who opens an edition."""
    if not getattr(visitor, "is_authenticated", False):
        return Audience.PUBLIC
    if visitor.works_in(edition.office):
        return Audience.HOUSE
    offices = receivers(KIND, edition.public_id, owner=edition.office, on=on)
    if offices and _works_in_one_of(visitor, offices):
        return Audience.PARTNERS
    return Audience.PUBLIC


def visible(frozen: Frozen, items: Iterable[EditionItem], audience: Audience) -> Frozen:
    """Return the figures that an audience sees; items of which nothing is left are gone altogether."""
    rules = {(item.kind, item.key): item for item in items}
    kept = (_visible_item(item, rules.get((item.kind, item.key)), audience) for item in frozen.items)
    return replace(frozen, items=tuple(item for item in kept if item is not None))


def _visible_item(item: FrozenItem, rule: EditionItem | None, audience: Audience) -> FrozenItem | None:
    if rule is None:
        return None
    seen = SEEN[audience]
    figures = tuple(
        figure for figure in item.figures if (rule.small_areas if figure.is_small else rule.audience) in seen
    )
    return replace(item, figures=figures) if figures else None


def _works_in_one_of(visitor: Any, offices: Iterable[Office]) -> bool:
    held = Membership.objects.across_offices(because="a person of a partner office reads what was released to it")
    return held.filter(person=visitor, office__in=offices).exclude(role=Role.PROVIDER).exists()
