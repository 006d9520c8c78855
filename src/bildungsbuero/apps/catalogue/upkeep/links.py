"""The link of a mail by which a provider answers without a password: for 30 days, for one provider, at one address."""

from datetime import date

from django.urls import NoReverseMatch, reverse

from bildungsbuero.apps.accounts.addresses import absolute, within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.signed_links import SignedLinks
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.upkeep.asking import address_of, care_of

LINKS = SignedLinks(salt="bildungsbuero.upkeep", id_key="o")


def token_for(organisation: Organisation, on: date) -> str:
    """Return the token of a link that holds from today on."""
    return LINKS.token_for(organisation.public_id, _bond(organisation, on), on)


def link_for(organisation: Organisation, on: date, language: str = "de") -> str:
    """Return the full address of the page on which a provider looks through its offers."""
    with within(organisation.office, language):
        try:
            return absolute(reverse("portal:upkeep", args=[token_for(organisation, on)]))
        except NoReverseMatch:  # without the portal there is no such page
            return ""


def find_provider(office: Office | None, token: str, on: date) -> Organisation | None:
    """Return the provider that a link is about, None where it is over, guessed or for somebody else."""
    claim = LINKS.find_claim(token, on)
    if claim is None:
        return None
    organisation = Organisation.objects.of(office).standing().filter(public_id=claim.public_id).first()
    return organisation if organisation is not None and claim.is_bound_to(_bond(organisation, on)) else None


def _bond(organisation: Organisation, on: date) -> str:
    """Return what ties a link to a provider: another address, or a new round, makes the old links worthless."""
    round_ = care_of(organisation).link_round
    return LINKS.bond_of((organisation.office.key, organisation.public_id, address_of(organisation, on), round_))
