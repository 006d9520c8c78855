"""Handing over: what stands in the name of somebody who leaves goes to another member; and the office's folder."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts import trail
from bildungsbuero.apps.accounts.actions.people import end_membership, give_roles
from bildungsbuero.apps.accounts.models import (
    GUEST_ROLES,
    Invitation,
    InvitationQuerySet,
    Membership,
    Office,
    Person,
    Release,
)
from bildungsbuero.apps.accounts.policies import check_may_take_over
from bildungsbuero.apps.accounts.presenters import role_names
from bildungsbuero.web import slots
from bildungsbuero.web.handover import Chapter, Owned
from bildungsbuero.web.wording import day


def owned_by(person: Person, office: Office) -> list[Owned]:
    """Return what stands in somebody's name in an office, in all apps; what is none is left out."""
    parts = [part for filled in slots.OWNED.collect(person, office) for part in filled]
    return [part for part in parts if part.count]


def folder(office: Office, on: date) -> list[Chapter]:
    """Return the chapters of the handover folder of an office; what several apps say of one thing is one chapter."""
    together: dict[str, tuple[str, ...]] = {}
    for chapter in (chapter for filled in slots.HANDOVER_FOLDER.collect(office, on) for chapter in filled):
        title = str(chapter.title)
        together[title] = (*together.get(title, ()), *chapter.lines)
    return [Chapter(title=title, lines=lines) for title, lines in together.items()]


@transaction.atomic
def hand_over(person: Person, to: Person, office: Office, *, with_roles: bool, ends: bool, by: Person) -> None:
    """Give everything in somebody's name to another member, on wish the roles too, and end the membership."""
    check_may_take_over(person, to, office)
    slots.HANDED_OVER.collect(person, to, office)
    if with_roles:
        give_roles(to, office, person.roles_in(office) - GUEST_ROLES, by=by)
    if ends:
        end_membership(person, office, by=by)
    trail.note("person.handed_over", office=office, person=by)


def owned_by_accounts(person: Person, office: Office) -> list[Owned]:
    """Return the open invitations that somebody sent."""
    count = _open_invitations(office).filter(invited_by=person).count()
    return [Owned(title=_("open invitations"), count=count)]


def take_over_invitations(person: Person, to: Person, office: Office) -> None:
    """Let the open invitations of somebody be another's."""
    _open_invitations(office).filter(invited_by=person).update(invited_by=to)


def chapters(office: Office, on: date) -> list[Chapter]:
    """Return who has which role, and what runs out when."""
    held: dict[str, set[str]] = {}
    for membership in Membership.objects.of(office).select_related("person"):
        held.setdefault(membership.person.name, set()).add(membership.role)
    releases = Release.objects.of(office).standing_on(on).exclude(until=None).select_related("to_office")
    runs_out = [
        _("%(day)s: release to %(office)s (%(purpose)s)")
        % {"day": day(release.until), "office": release.to_office.name, "purpose": release.purpose}
        for release in releases.order_by("until")
    ]
    runs_out += [
        _("%(day)s: invitation of %(name)s") % {"day": day(invitation.expires_at), "name": invitation.name}
        for invitation in _open_invitations(office).order_by("expires_at")
    ]
    members = tuple(f"{name}: {', '.join(role_names(roles))}" for name, roles in sorted(held.items()))
    return [
        Chapter(title=_("Who does what"), lines=members),
        Chapter(title=_("What runs out when"), lines=tuple(runs_out)),
    ]


def _open_invitations(office: Office) -> InvitationQuerySet:
    return Invitation.objects.of(office).filter(accepted_at=None, withdrawn_at=None)
