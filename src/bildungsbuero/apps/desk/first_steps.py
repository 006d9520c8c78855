"""Erste Schritte: what a new office does first. A step whose page does not exist yet is left out."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.addresses import find_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, with the page where it is done."""

    title: Any
    text: Any
    address: str


# Title, text and the url names that may carry the page, the best first.
STEPS = (
    (
        _("Say who you are"),
        _("Address, telephone, opening hours and logo stand in the footer of every page."),
        ("accounts:office", "accounts:settings"),
    ),
    (
        _("Choose your area"),
        _("Which towns and districts the office answers for, and with whom it compares itself."),
        ("territory:areas",),
    ),
    (
        _("Bring in the first table"),
        _("An Excel or CSV file of your own, or a table of the statistical offices."),
        ("monitoring:import", "monitoring:deliveries"),
    ),
    (
        _("Capture the first offer"),
        _("By hand, or from a file of a provider."),
        ("catalogue:offer-new", "catalogue:offers"),
    ),
    (
        _("Invite colleagues"),
        _("They get a link by mail and need no password from you."),
        ("accounts:people", "accounts:invite"),
    ),
)


def first_steps() -> list[Step]:
    """Return the steps whose pages exist."""
    steps = []
    for title, text, url_names in STEPS:
        address = next(filter(None, map(find_address, url_names)), "")
        if address:
            steps.append(Step(title=title, text=text, address=address))
    return steps
