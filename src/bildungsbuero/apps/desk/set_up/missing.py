"""What a new office still lacks, each with the page where it is done."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.legal import legal_texts
from bildungsbuero.apps.accounts.models import Membership, Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.monitoring.actions.start_data import is_official_start_data_loaded
from bildungsbuero.apps.operations.mail.server import read_mail_url
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import OPEN
from bildungsbuero.apps.territory.models import OfficeArea
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.addresses import find_address

# The kind of job that loads the start data.
FIGURES = "statistics-start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that an office needs, done or not."""

    title: Any
    text: Any
    address: str
    is_done: bool


def items(office: Office) -> list[Item]:
    """Return everything that makes an office complete, in the order in which one does it."""
    return [*_of_the_office(office), *_legal_pages(office), *_content(office)]


def _of_the_office(office: Office) -> list[Item]:
    return [
        Item(
            title=_("Address, telephone, e-mail"),
            text=_("Stand at the foot of every page and in the imprint."),
            address=find_address("desk:set-up-contact"),
            is_done=bool(office.street and office.town and (office.phone or office.email)),
        ),
        Item(
            title=_("Logo"),
            text=_("Stands at the top of every page."),
            address=find_address("accounts:settings") + "#logo",
            is_done=bool(office.logo),
        ),
        Item(
            title=_("Opening hours"),
            text=_("When people find somebody at the office."),
            address=find_address("accounts:settings"),
            is_done=bool(office.opening_hours),
        ),
        Item(
            title=_("Areas"),
            text=_("Which towns and districts the office answers for."),
            address=find_address("territory:areas"),
            is_done=OfficeArea.objects.of(office).own().exists(),
        ),
    ]


def _legal_pages(office: Office) -> list[Item]:
    return [
        Item(
            title=text.title,
            text=_("Fill in what stands in square brackets, check the text, and tick that it was checked."),
            address=find_address("accounts:legal-page", text.kind),
            is_done=text.is_reviewed,
        )
        for text in legal_texts(office)
    ]


def _content(office: Office) -> list[Item]:
    return [
        Item(
            title=_("E-mail"),
            text=_("Without a mail server invitations and links for new passwords reach nobody."),
            address=find_address("desk:set-up-mail"),
            is_done=has_mail_server(),
        ),
        Item(
            title=_("Official start data"),
            text=_("Tables of the statistical offices for all districts; the first figures come from them."),
            address=find_address("desk:set-up-figures"),
            is_done=has_start_data(office),
        ),
        Item(
            title=_("First institutions"),
            text=_("Schools, libraries, advice centres: from a list or one by one."),
            address=find_address("desk:set-up-institutions"),
            is_done=Offer.objects.of(office).exists(),
        ),
        Item(
            title=_("Colleagues"),
            text=_("They get a link by mail and choose their password themselves."),
            address=find_address("accounts:invite"),
            is_done=Membership.objects.of(office).values("person").distinct().count() > 1,
        ),
    ]


def has_start_data(office: Office) -> bool:
    """Whether the official tables are loaded and the figures made from them."""
    is_at_work = Job.objects.of(office).filter(kind=FIGURES, state__in=OPEN).exists()
    return not is_at_work and is_official_start_data_loaded()


def has_mail_server() -> bool:
    """Whether mails leave the house."""
    try:
        return read_mail_url(settings.OPTIONS["MAIL_URL"]) is not None
    except Refusal:
        return False
