"""Erste Schritte: what a new office does first. What is done, or not for this person, is left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Membership, Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.desk.set_up.missing import has_start_data
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.territory.models import OfficeArea
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.navigation import Group, nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, with the page where it is done."""

    title: Any
    text: Any
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    title: Any
    text: Any
    url_name: str
    is_done: Callable[[Office], bool]


def first_steps(office: Office, navigation: Iterable[Group]) -> list[Step]:
    """Return what is still to be done and lies under an entry of the person's navigation."""
    home = find_address("desk:today")
    open_pages = [link.address for group in navigation for link in group.links if link.address != home]
    return [
        Step(title=plan.title, text=plan.text, address=address)
        for plan in PLANS
        if (address := find_address(plan.url_name)) and nearest(open_pages, address) and not plan.is_done(office)
    ]


def _has_contact(office: Office) -> bool:
    return bool(office.phone or office.email or office.street)


def _has_area(office: Office) -> bool:
    return OfficeArea.objects.of(office).own().exists()


def _has_figures(office: Office) -> bool:
    return Delivery.objects.readable_by(office).exists()


def _has_offers(office: Office) -> bool:
    return Offer.objects.of(office).exists()


def _has_colleagues(office: Office) -> bool:
    return Membership.objects.of(office).values("person").distinct().count() > 1


PLANS = (
    _Plan(
        title=_("Say who you are"),
        text=_("Address, telephone, opening hours and logo stand on every page."),
        url_name="accounts:settings",
        is_done=_has_contact,
    ),
    _Plan(
        title=_("Choose your area"),
        text=_("Which towns and districts the office answers for, and with whom it compares itself."),
        url_name="territory:areas",
        is_done=_has_area,
    ),
    _Plan(
        title=_("Load official start data"),
        text=_("Tables of the statistical offices for all districts; the first figures come from them."),
        url_name="desk:set-up-figures",
        is_done=has_start_data,
    ),
    _Plan(
        title=_("Bring in the first table"),
        text=_("An Excel or CSV file of your own, or a table of the statistical offices."),
        url_name="monitoring:import-file",
        is_done=_has_figures,
    ),
    _Plan(
        title=_("Capture the first offer"),
        text=_("By hand, or from a file of a provider."),
        url_name="catalogue:offers",
        is_done=_has_offers,
    ),
    _Plan(
        title=_("Invite colleagues"),
        text=_("They get a link by mail and need no password from you."),
        url_name="accounts:invite",
        is_done=_has_colleagues,
    ),
)
