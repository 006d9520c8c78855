"""The link of a mail by which a responsible office updates a measure: for 30 days, for one measure, at one address."""

from datetime import date, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from bildungsbuero.apps.accounts.addresses import absolute, within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import Initiative

VALID_FOR = timedelta(days=30)
SALT = "bildungsbuero.plan"


def address_of(initiative: Initiative) -> str:
    """Return where a measure's office is written to: its own address, else that of the responsible organisation."""
    organisation = initiative.organisation
    return initiative.responsible_email or (organisation.email if organisation is not None else "")


def token_for(initiative: Initiative, on: date) -> str:
    """Return the token of a link that holds from today on."""
    content = {"i": initiative.public_id, "d": on.isoformat(), "b": _bond(initiative)}
    return Signer(salt=SALT).sign_object(content)


def link_for(initiative: Initiative, on: date) -> str:
    """Return the full address of the page on which a measure is updated without a password."""
    with within(initiative.office):
        return absolute(reverse("strategy:plan-update", args=[token_for(initiative, on)]))


def find_initiative(office: Office | None, token: str, on: date) -> Initiative | None:
    """Return the measure that a link is about, None where it is over, guessed, or for an earlier address."""
    try:
        content = Signer(salt=SALT).unsign_object(token)
        issued = date.fromisoformat(content["d"])
        public_id, bond = content["i"], content["b"]
    except (BadSignature, ValueError, KeyError, TypeError):
        return None
    found = Initiative.objects.of(office).alive().select_related("office", "organisation", "goal")
    initiative = found.filter(public_id=public_id).first()
    if initiative is None or not timedelta() <= on - issued <= VALID_FOR:
        return None
    return initiative if constant_time_compare(str(bond), _bond(initiative)) else None


def _bond(initiative: Initiative) -> str:
    """Return what ties a link to a measure: with another address the old links are worthless."""
    tied = (initiative.office.key, initiative.public_id, address_of(initiative))
    return salted_hmac(SALT, "|".join(tied)).hexdigest()[:24]
