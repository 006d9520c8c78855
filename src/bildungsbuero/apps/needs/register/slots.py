"""Needs and signals in the chain, on “Heute” and in the staff navigation."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import GUEST_ROLES, Office, Person, Role
from bildungsbuero.apps.needs.models import Need, NeedEvidence
from bildungsbuero.apps.needs.places import places_of
from bildungsbuero.apps.needs.register.demo import load_examples
from bildungsbuero.apps.needs.register.policies import KIND, STEERING_KEYS
from bildungsbuero.apps.needs.register.public import TITLE, public_needs
from bildungsbuero.apps.needs.signals.counting import clusters_of, minimum_of
from bildungsbuero.apps.needs.signals.wording import step_in_words, title_of
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.apps.operations.links import Shown
from bildungsbuero.core.signals import parts_of, step_below
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency

SIGNAL = "signal"
WRITERS_OF_SIGNALS = frozenset({str(Role.EDITOR), str(Role.MANAGEMENT)})
# A confirmed need that nobody made a goal of for so long is forgotten work.
WAITED = timedelta(days=182)
# “New” on “Heute” are clusters that were below the threshold so many weeks ago.
NEW_WEEKS = 4


def fill() -> None:
    """Fill the slots and name this feature's actions in the log."""
    slots.TODAY.fill("needs-register", today, order=70)
    slots.STAFF_NAVIGATION.fill("needs-register", navigation, order=105)
    slots.DEMO.fill("needs-register", load_demo, order=90)
    links.register_kind(SIGNAL, title=gettext_lazy("Signals"), step=5, shown=signals_in_chain)
    links.register_kind(KIND, title=TITLE, step=10, shown=needs_in_chain)
    links.register_relation("speaks_for", forwards=gettext_lazy("speaks for"), backwards=gettext_lazy("is backed by"))
    links.register_relation("shown_by", forwards=gettext_lazy("is shown by"), backwards=gettext_lazy("shows"))
    audit.register_action("need.written", gettext_lazy("Need written"))
    audit.register_action("need.changed", gettext_lazy("Need changed"))
    audit.register_action("need.moved", gettext_lazy("State of a need changed"))
    audit.register_action("need.deleted", gettext_lazy("Need deleted"))
    audit.register_action("need.released", gettext_lazy("Need released"))
    audit.register_action("need.withdrawn", gettext_lazy("Release of a need taken back"))
    audit.register_action("need.joined", gettext_lazy("Need joined to a goal"))
    audit.register_action("need.parted", gettext_lazy("Link of a need to a goal taken away"))
    audit.register_action("signal.entered", gettext_lazy("Signal entered"))
    audit.register_action("signal.removed", gettext_lazy("Signal deleted"))
    audit.register_action("signals.rules", gettext_lazy("Fewest signals changed"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the links to needs and signals."""
    group = gettext_lazy("Needs and goals")
    return [
        Entry(title=TITLE, url_name="needs:needs", group=group),
        Entry(title=gettext_lazy("Signals"), url_name="needs:signals", group=group, roles=WRITERS_OF_SIGNALS),
    ]


def load_demo(office: Office, entry: dict[str, Any]) -> None:  # noqa: ARG001 - the slot's signature
    """Store the example needs and signals of an office of the demo."""
    load_examples(office, on=timezone.localdate())


def today(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return clusters that have newly become large enough, and needs that wait for a goal; for those who steer."""
    if not person.roles_in(office) & STEERING_KEYS:
        return []
    lines = []
    if count := _new_clusters(office, on):
        title = ngettext(
            "%(count)s cluster of signals has become large enough for a need",
            "%(count)s clusters of signals have become large enough for a need",
            count,
        )
        lines.append(_line(title, count, reverse("needs:signals")))
    if count := waiting_for_goal(office, on):
        title = ngettext(
            "%(count)s need has been confirmed for half a year, without a goal",
            "%(count)s needs have been confirmed for half a year, without a goal",
            count,
        )
        lines.append(_line(title, count, f"{reverse('needs:needs')}?state={Need.State.CONFIRMED}"))
    return lines


def waiting_for_goal(office: Office, on: date) -> int:
    """Return how many needs have been confirmed for half a year and lead to no goal."""
    ids = list(Need.objects.of(office).confirmed_before(on - WAITED).values_list("public_id", flat=True))
    bonds = links.bonds([(KIND, one) for one in ids], office) if ids else []
    answered = {start[1] for start, relation, _target in bonds if relation == "answered_by"}
    return len([one for one in ids if one not in answered])


def needs_in_chain(public_ids: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return how needs appear in the chain: to strangers and guests only what was released of them."""
    if not roles - GUEST_ROLES:
        return {face.public_id: Shown(title=face.title, note=face.signals) for face in public_needs(office, public_ids)}
    return {
        need.public_id: Shown(
            title=need.title, address=reverse("needs:need", args=[need.public_id]), note=need.get_state_display()
        )
        for need in Need.objects.of(office).filter(public_id__in=public_ids)
    }


def signals_in_chain(keys: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return how clusters appear in the chain: never to guests, and too few only to those who steer."""
    if not roles - GUEST_ROLES:
        return {}
    on = timezone.localdate()
    places, minimum, steers = places_of(office, on), minimum_of(office), bool(roles & STEERING_KEYS)
    found = {cluster.key: cluster for cluster in clusters_of(office, on, places=places)}
    shown = {}
    for key in keys:
        cluster, parts = found.get(key), parts_of(key)
        is_enough = cluster is not None and cluster.may_be_told(minimum)
        step = step_below(cluster.number, minimum=minimum) if cluster is not None and is_enough else None
        if parts is not None and (steers or step is not None):
            address = reverse("needs:signals") if roles & WRITERS_OF_SIGNALS else ""
            note = step_in_words(step) or _("too few to be told of")
            shown[key] = Shown(title=title_of(*parts, places), address=address, note=note)
    return shown


def _new_clusters(office: Office, on: date) -> int:
    """Clusters that may be told today, could not some weeks ago, and speak for no need yet."""
    minimum = minimum_of(office)
    now = {cluster.key for cluster in clusters_of(office, on) if cluster.may_be_told(minimum)}
    if not now:
        return 0
    spoken = NeedEvidence.objects.filter(need__office=office, kind=NeedEvidence.Kind.SIGNALS, reference__in=now)
    before = clusters_of(office, on, until=on - timedelta(weeks=NEW_WEEKS))
    known = {cluster.key for cluster in before if cluster.may_be_told(minimum)}
    return len(now - known - set(spoken.values_list("reference", flat=True)))


def _line(title: str, count: int, address: str) -> TodayLine:
    return TodayLine(title=title % {"count": count}, count=count, address=address, urgency=Urgency.WHEN_CONVENIENT)
