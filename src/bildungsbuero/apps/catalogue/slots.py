"""What the catalogue puts into the frame of the staff pages, “Heute”, the home page, the check and the restore."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts import releasable
from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.actors.actions import CHANGED
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.actors.policies import OF_WRITERS, STILL_NEEDED, WRITER_KEYS
from bildungsbuero.apps.actors.words import words
from bildungsbuero.apps.catalogue import handover, indexing, released
from bildungsbuero.apps.catalogue.figures import counted_offers, counted_tables
from bildungsbuero.apps.catalogue.held import held_by_catalogue
from bildungsbuero.apps.catalogue.models import ListSource, LiveChange, Offer, SampledOffer, State
from bildungsbuero.apps.catalogue.pictures.keeping import picture_of
from bildungsbuero.apps.catalogue.rules import rules_of
from bildungsbuero.apps.catalogue.score_in_words import mean_in_words
from bildungsbuero.apps.catalogue.scoring import refresh_scores_around
from bildungsbuero.apps.catalogue.upkeep.overview import late_lists, waiting_cares
from bildungsbuero.apps.catalogue.upkeep.picture import forecast_panel
from bildungsbuero.apps.catalogue.vocabulary import choices, label
from bildungsbuero.apps.operations import audit, links, worker
from bildungsbuero.apps.operations.links import Shown
from bildungsbuero.web import slots
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.findings import Finding, good, hint
from bildungsbuero.web.long_lists import Total, total_of
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.teasers import Teaser
from bildungsbuero.web.today import Panel, TodayLine, Urgency
from bildungsbuero.web.wording import number

MOST_IN_PANEL = 100
PROVIDERS = frozenset({str(Role.PROVIDER)})
ACTIONS = {
    "offer.written": gettext_lazy("Offer written"),
    "offer.changed": gettext_lazy("Offer changed"),
    "offer.published": gettext_lazy("Offer published"),
    "offer.submitted": gettext_lazy("Offer sent to the office"),
    "offer.withdrawn": gettext_lazy("Offer withdrawn"),
    "offer.confirmed": gettext_lazy("Offer confirmed"),
    "offer.closed": gettext_lazy("Offer shown as temporarily closed"),
    "offer.cancelled": gettext_lazy("Offer shown as cancelled"),
    "offer.undone": gettext_lazy("Action on several offers taken back"),
    "offer.purged": gettext_lazy("Archived offers deleted for good"),
    "offer.rules_changed": gettext_lazy("Rules for the care of offers changed"),
    "provider.asked": gettext_lazy("Provider asked by mail whether its offers are right"),
    "provider.link_sent": gettext_lazy("Link sent to a provider"),
    "provider.wants_no_mail": gettext_lazy("Provider wants no more mails"),
    "offer.archived": gettext_lazy("Offer archived"),
    "offer.restored": gettext_lazy("Offer brought back"),
    "offer.list_taken": gettext_lazy("List of offers taken over"),
    "offer.catalogue_delivered": gettext_lazy("Catalogue for KURSNET written"),
    "offer.source_kept": gettext_lazy("Source of a list saved"),
    "offer.source_removed": gettext_lazy("Source of a list removed"),
    "offer.list_undone": gettext_lazy("List of offers taken back"),
    "picture.put": gettext_lazy("Picture put to an offer or organisation"),
    "picture.removed": gettext_lazy("Picture taken away"),
    "snapshot.kept": gettext_lazy("State of the catalogue kept"),
    "snapshot.removed": gettext_lazy("State of the catalogue deleted"),
}


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("catalogue", navigation, order=100)
    slots.HANDOVER_FOLDER.fill("catalogue", handover.chapters, order=30)
    slots.TODAY.fill("catalogue", today, order=20)
    slots.TODAY_PANELS.fill("reminders", reminders_panel, order=10)
    slots.TODAY_PANELS.fill("catalogue", today_panel, order=20)
    slots.START.fill("catalogue", teasers, order=20)
    slots.FIGURES.fill("catalogue", counted_offers)
    slots.FIGURE_TABLES.fill("catalogue", counted_tables)
    slots.CHECKS.fill("catalogue", findings)
    slots.REBUILDERS.fill("catalogue", rebuild)
    slots.HELD_ABOUT.fill("catalogue", held_by_catalogue, order=40)
    slots.panels("organisation").fill("catalogue", offers_panel)
    slots.panels(OF_WRITERS).fill("catalogue", picture_panel)
    words.fill(choices=choices, label=label)
    STILL_NEEDED.fill("catalogue", offers_in_use)
    CHANGED.fill("catalogue", refresh_scores_around)
    for key, title in ACTIONS.items():
        audit.register_action(key, title)
    releasable.register(released.OFFERS)
    links.register_kind(indexing.OFFER, title=gettext_lazy("Offers"), step=50, shown=_in_chain)
    worker.each_round(indexing.apply_open_changes)


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the office's offers."""
    group = gettext_lazy("Catalogue")
    return [
        Entry(title=gettext_lazy("My offers"), url_name="catalogue:own-offers", group=group, roles=PROVIDERS),
        Entry(title=gettext_lazy("Offers"), url_name="catalogue:offers", group=group),
        Entry(title=gettext_lazy("Care of the offers"), url_name="catalogue:care", group=group, roles=WRITER_KEYS),
        Entry(title=gettext_lazy("Actors"), url_name="actors:organisations", group=group),
    ]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return what waits for those who write offers: drafts, and offers that nobody has confirmed for too long."""
    if not person.roles_in(office) & WRITER_KEYS:
        return []
    among = Offer.objects.of(office)
    drafts = total_of(among.filter(state=State.DRAFT), among=among)
    submitted = total_of(among.submitted(), among=among)
    unconfirmed = total_of(among.public_on(on).unconfirmed_on(on), among=among)
    address = reverse("catalogue:offers")
    lines = [
        _line(
            ngettext("%(count)s offer is a draft.", "%(count)s offers are drafts.", drafts.number),
            drafts,
            f"{address}?state=draft",
            Urgency.WHEN_CONVENIENT,
        ),
        _line(
            ngettext(
                "%(count)s offer of a provider waits for you.",
                "%(count)s offers of providers wait for you.",
                submitted.number,
            ),
            submitted,
            f"{address}?state=submitted",
            Urgency.SOON,
        ),
        _line(
            ngettext(
                "%(count)s public offer is not confirmed.",
                "%(count)s public offers are not confirmed.",
                unconfirmed.number,
            ),
            unconfirmed,
            f"{address}?state=unconfirmed",
            Urgency.SOON,
        ),
    ]
    return [line for line in [*lines, *_care_lines(office, on)] if line.count]


def _care_lines(office: Office, on: date) -> list[TodayLine]:
    """Return what the care of the offers needs: unanswered mails, changes to look at, lists that stay away."""
    address = reverse("catalogue:care")
    silent = len(waiting_cares(office, on))
    unseen = LiveChange.objects.of(office).unseen().count()
    late = len(late_lists(office, on))
    return [
        _line(
            ngettext(
                "%(count)d provider has not answered: please telephone.",
                "%(count)d providers have not answered: please telephone.",
                silent,
            ),
            silent,
            f"{address}#silent",
            Urgency.SOON,
        ),
        _line(
            ngettext(
                "%(count)d change of a provider is live and not yet looked at.",
                "%(count)d changes of providers are live and not yet looked at.",
                unseen,
            ),
            unseen,
            f"{address}#unseen",
            Urgency.WHEN_CONVENIENT,
        ),
        _line(
            ngettext("%(count)d list of offers stays away.", "%(count)d lists of offers stay away.", late),
            late,
            f"{address}#late",
            Urgency.SOON,
        ),
        *_source_lines(office),
    ]


def _source_lines(office: Office) -> list[TodayLine]:
    """Return what sources of lists need: a fetch that does not work, a sample to look at."""
    address = reverse("catalogue:sources")
    failing = ListSource.objects.of(office).failing().count()
    sample = SampledOffer.objects.of(office).filter(seen_on=None).exclude(offer__state=State.ARCHIVED).count()
    return [
        _line(
            ngettext("%(count)d list cannot be fetched.", "%(count)d lists cannot be fetched.", failing),
            failing,
            address,
            Urgency.SOON,
        ),
        _line(
            ngettext(
                "%(count)d offer of a trusted source is to be looked at as a sample.",
                "%(count)d offers of trusted sources are to be looked at as a sample.",
                sample,
            ),
            sample,
            f"{address}#sample",
            Urgency.WHEN_CONVENIENT,
        ),
    ]


def today_panel(office: Office, person: Person, on: date) -> str | None:
    """Return the forecast of the work on confirmations for those who write offers."""
    return forecast_panel(office, on) if person.roles_in(office) & WRITER_KEYS else None


def reminders_panel(office: Office, person: Person, on: date) -> Panel | None:  # noqa: ARG001 - the slot's signature
    """Return the question whether providers are reminded, until somebody has answered it."""
    is_open = person.roles_in(office) & WRITER_KEYS and not rules_of(office).reminders_decided
    return Panel(template="catalogue/reminders_panel.html") if is_open else None


def teasers(office: Office, on: date) -> list[Teaser] | None:
    """Return the card of the home page: how many offers there are."""
    among = Offer.objects.of(office)
    total = total_of(among.public_on(on), among=among)
    if not total.number:
        return None
    return [
        Teaser(
            kind=_("Offers"),
            title=_("Offers and institutions"),
            address=find_address("portal:offers"),
            figure=str(total),
            text=_("Find what fits: by topic, phase of life, place and language."),
        )
    ]


def findings() -> list[Finding]:
    """Return whether the search index is there and up to date."""
    applied = indexing.index_store().applied()
    if applied is None:
        return [
            hint(
                "search_index",
                _("There is no search index yet."),
                _("It is built at the first search, or by “bildungsbuero offers reindex”."),
            )
        ]
    return [good("search_index", _("The search index is there."))]


def rebuild() -> str:
    """Build the search index anew from the records and say how many offers it holds."""
    return _("The search index holds %(count)s offers.") % {"count": number(indexing.rebuild())}


def offers_panel(organisation: Organisation) -> str:
    """Return the list of an organisation's offers for its staff page."""
    offers = Offer.objects.of(organisation.office).filter(Q(provider=organisation) | Q(operator=organisation))
    listed = [(offer, label("kind", offer.kind)) for offer in offers.order_by("title")[:MOST_IN_PANEL]]
    public = Offer.objects.of(organisation.office).public_on(timezone.localdate()).filter(provider=organisation)
    return render_to_string("catalogue/offers_panel.html", {"listed": listed, "mean": mean_in_words(public)})


def picture_panel(organisation: Organisation) -> str:
    """Return the picture of an organisation with the way to change it, for those who may."""
    address = reverse("catalogue:organisation-picture", args=[organisation.public_id])
    context = {"picture": picture_of(organisation), "address": address}
    return render_to_string("catalogue/picture_panel.html", context)


def offers_in_use(organisation: Organisation) -> int:
    """Return how many offers in use an organisation still has."""
    offers = Offer.objects.of(organisation.office).in_use()
    return offers.filter(Q(provider=organisation) | Q(operator=organisation)).count()


def _line(title: str, count: int | Total, address: str, urgency: Urgency) -> TodayLine:
    counted = count.number if isinstance(count, Total) else count
    return TodayLine(title=title % {"count": count}, count=counted, address=address, urgency=urgency)


def _in_chain(public_ids: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return how offers appear in the chain: to strangers only what is public."""
    offers = Offer.objects.of(office).filter(public_id__in=public_ids)
    today = timezone.localdate()
    return {
        offer.public_id: Shown(
            title=offer.title,
            address=find_address("portal:offer" if is_public else "catalogue:offer", offer.public_id),
        )
        for offer in offers
        if (is_public := offer.is_public_on(today)) or roles
    }
