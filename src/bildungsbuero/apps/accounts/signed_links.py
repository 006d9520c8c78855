"""Links of mails that open one page without a password: for 30 days, for one record, at one address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

VALID_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedLinks:
    """The links of one kind; `id_key` is under which letter a token holds the id of its record."""

    salt: str
    id_key: str

    def token_for(self, public_id: str, bond: str, on: date) -> str:
        """Return the token of a link to a record that holds from a day on."""
        return Signer(salt=self.salt).sign_object({self.id_key: public_id, "d": on.isoformat(), "b": bond})

    def find_claim(self, token: str, on: date) -> "Claim | None":
        """Return what a token claims, None where it is guessed or over."""
        try:
            content = Signer(salt=self.salt).unsign_object(token)
            issued = date.fromisoformat(content["d"])
            claim = Claim(public_id=str(content[self.id_key]), bond=str(content["b"]))
        except (BadSignature, ValueError, KeyError, TypeError):
            return None
        return claim if timedelta() <= on - issued <= VALID_FOR else None

    def bond_of(self, tied: Iterable[object]) -> str:
        """Return what ties a link to a record: once any of it is different, the old links are worthless."""
        return salted_hmac(self.salt, "|".join(map(str, tied))).hexdigest()[:24]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Which record a link says it is about, and what it was tied to when it was made."""

    public_id: str
    bond: str

    def is_bound_to(self, bond: str) -> bool:
        """Whether the link is still tied to the record as it is now."""
        return constant_time_compare(self.bond, bond)
