"""A new e-mail address: written to first, and taken only when somebody signed in opens the link that came there."""

from django.core.signing import BadSignature, TimestampSigner
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts import mails
from bildungsbuero.apps.accounts.actions.invitations import find_person
from bildungsbuero.apps.accounts.addresses import absolute
from bildungsbuero.apps.accounts.models import Invitation, Office, Person
from bildungsbuero.core.errors import NotFound, Place, Refusal

VALID_S = 24 * 60 * 60
_signer = TimestampSigner(salt="bildungsbuero.new-address")


def ask_for(person: Person, email: str, *, office: Office | None) -> None:
    """Send the link to the new address; one that somebody else has gets none, and nobody is told so."""
    email = email.strip().lower()
    if email == person.email.lower():
        raise Refusal("address.same", place=Place(field="email"))
    if find_person(email) is None:
        link = absolute(reverse("accounts:confirm-email", args=[token_for(person, email)]))
        context = {"person": person, "link": link}
        mails.send("accounts/mail/new_address", to=email, office=office, context=context, is_confidential=True)


def token_for(person: Person, email: str) -> str:
    """Return what the link holds: who, from which address, to which; used once, it fits no longer."""
    return _signer.sign_object([person.public_id, person.email, email], compress=True)


def address_of(token: str, person: Person) -> str:
    """Return the new address that a link stands for; raises NotFound where it is over or somebody else's."""
    try:
        public_id, before, email = _signer.unsign_object(token, max_age=VALID_S)
    except (BadSignature, ValueError, TypeError) as error:
        raise NotFound("address.over") from error
    if public_id != person.public_id or before != person.email:
        raise NotFound("address.over")
    return str(email)


def take(person: Person, email: str, *, office: Office | None) -> None:
    """Let somebody sign in with the new address from now on, and tell the old one."""
    before = person.email
    if find_person(email) is not None:
        raise Refusal("address.taken")
    try:
        with transaction.atomic():
            Invitation.objects.across_offices(because="the address moves in every office").filter(
                email__iexact=before, accepted_at=None, withdrawn_at=None
            ).update(email=email)
            person.email = email
            person.save(update_fields=["email"])
    except IntegrityError as error:
        raise Refusal("address.taken") from error
    sentence = _("Your account has another e-mail address now. This one is no longer used.")
    mails.send(
        "accounts/mail/account_changed", to=before, office=office, context={"person": person, "sentence": sentence}
    )
