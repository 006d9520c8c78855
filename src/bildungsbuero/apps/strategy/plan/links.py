"""The link of a mail by which a responsible office updates a measure: for 30 days, for one measure, at one address."""

from datetime import date

from django.urls import reverse

from bildungsbuero.apps.accounts.addresses import absolute, within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.signed_links import SignedLinks
from bildungsbuero.apps.strategy.models import Initiative

LINKS = SignedLinks(salt="bildungsbuero.plan", id_key="i")


def address_of(initiative: Initiative) -> str:
    """Return where a measure's office is written to: its own address, else that of the responsible organisation."""
    organisation = initiative.organisation
    return initiative.responsible_email or (organisation.email if organisation is not None else "")


def token_for(initiative: Initiative, on: date) -> str:
    """Return the token of a link that holds from today on."""
    return LINKS.token_for(initiative.public_id, _bond(initiative), on)


def link_for(initiative: Initiative, on: date, language: str = "de") -> str:
    """Return the full address of the page on which a measure is updated without a password."""
    with within(initiative.office, language):
        return absolute(reverse("strategy:plan-update", args=[token_for(initiative, on)]))


def find_initiative(office: Office | None, token: str, on: date) -> Initiative | None:
    """Return the measure that a link is about, None where it is over, guessed, or for an earlier address."""
    claim = LINKS.find_claim(token, on)
    if claim is None:
        return None
    found = Initiative.objects.of(office).alive().select_related("office", "organisation", "goal")
    initiative = found.filter(public_id=claim.public_id).first()
    return initiative if initiative is not None and claim.is_bound_to(_bond(initiative)) else None


def _bond(initiative: Initiative) -> str:
    """Return what ties a link to a measure: with another address the old links are worthless."""
    return LINKS.bond_of((initiative.office.key, initiative.public_id, address_of(initiative)))
