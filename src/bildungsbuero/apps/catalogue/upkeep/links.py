"""The link of a mail by which a provider answers without a password: for 30 days, for one provider, at one address."""

from datetime import date, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from bildungsbuero.apps.accounts.addresses import absolute, within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.upkeep.asking import address_of, care_of

VALID_FOR = timedelta(days=30)
SALT = "bildungsbuero.upkeep"


def token_for(organisation: Organisation, on: date) -> str:
    """Return the token of a link that holds from today on."""
    content = {"o": organisation.public_id, "d": on.isoformat(), "b": _bond(organisation, on)}
    return Signer(salt=SALT).sign_object(content)


def link_for(organisation: Organisation, on: date, language: str = "de") -> str:
    """Return the full address of the page on which a provider looks through its offers."""
    with within(organisation.office, language):
        try:
            return absolute(reverse("portal:upkeep", args=[token_for(organisation, on)]))
        except NoReverseMatch:  # without the portal there is no such page
            return ""


def find_provider(office: Office | None, token: str, on: date) -> Organisation | None:
    """Return the provider that a link is about, None where it is over, guessed or for somebody else."""
    try:
        content = Signer(salt=SALT).unsign_object(token)
        issued = date.fromisoformat(content["d"])
        public_id, bond = content["o"], content["b"]
    except (BadSignature, ValueError, KeyError, TypeError):
        return None
    organisation = Organisation.objects.of(office).standing().filter(public_id=public_id).first()
    if organisation is None or not timedelta() <= on - issued <= VALID_FOR:
        return None
    return organisation if constant_time_compare(bond, _bond(organisation, on)) else None


def _bond(organisation: Organisation, on: date) -> str:
    """Return what ties a link to a provider: another address, or a new round, makes the old links worthless."""
    round_ = care_of(organisation).link_round
    tied = (organisation.office.key, organisation.public_id, address_of(organisation, on), round_)
    return salted_hmac(SALT, "|".join(map(str, tied))).hexdigest()[:24]
