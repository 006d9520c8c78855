"""The pages of the assistant in their order."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.addresses import find_address


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    key: str
    title: Any
    url_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a page stands among all, and how one goes back from it."""

    number: int
    of: int
    title: Any
    back: str


# Once the office exists its earlier pages are gone, so from there no way leads back to them.
PLANS = (
    _Plan(key="office", title=_("Office"), url_name="desk:set-up-office"),
    _Plan(key="area", title=_("Area"), url_name="desk:set-up-area"),
    _Plan(key="administrator", title=_("Administrator"), url_name="desk:set-up-administrator"),
    _Plan(key="contact", title=_("Contact, logo, legal pages"), url_name="desk:set-up-contact"),
    _Plan(key="mail", title=_("E-mail"), url_name="desk:set-up-mail"),
    _Plan(key="figures", title=_("Official start data"), url_name="desk:set-up-figures"),
    _Plan(key="institutions", title=_("First institutions"), url_name="desk:set-up-institutions"),
)
FIRST_INSIDE = "contact"


def step(key: str) -> Step:
    """Return the place of a page in the row."""
    number = next(number for number, plan in enumerate(PLANS) if plan.key == key)
    has_back = number > 0 and key != FIRST_INSIDE
    back = find_address(PLANS[number - 1].url_name) if has_back else ""
    return Step(number=number + 1, of=len(PLANS), title=PLANS[number].title, back=back)
