"""Signing in through the house: its OpenID Connect server, its groups and its network; nothing of it is stored."""

from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.actions.people import give_roles
from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.core.errors import Denied, Place, Refusal

# Set in a session that the house vouched for; its second factor is the matter of the house.
VOUCHED = "vouched_by_house"
LONGEST_NAME = 150


def is_set_up() -> bool:
    """Whether the installation knows the OpenID Connect server of the house."""
    return bool(settings.OPTIONS["OIDC_URL"] and settings.OPTIONS["OIDC_CLIENT"])


def person_for(claims: Mapping[str, Any]) -> Person:
    """Return who signs in with these claims; raises Denied for somebody whom nobody knows."""
    email = str(claims.get("email") or "").strip().lower()
    is_verified = claims.get("email_verified") in (True, "true") or settings.OPTIONS["OIDC_EMAILS_ARE_VERIFIED"]
    known = Person.objects.filter(email__iexact=email, is_house_reader=False).first() if email and is_verified else None
    if known is not None:
        return known
    groups = claims.get(settings.OPTIONS["OIDC_GROUPS_CLAIM"]) or ()
    for key, group in assignments("OIDC_READERS"):
        if group in ([groups] if isinstance(groups, str) else groups):
            return house_reader(_office(key, "OIDC_READERS"))
    newcomers_read = settings.OPTIONS["OIDC_NEWCOMERS_READ"]
    if newcomers_read and email and is_verified:
        return _newcomer(email, str(claims.get("name") or email), _office(newcomers_read, "OIDC_NEWCOMERS_READ"))
    raise Denied("house.unknown")


def reader_in_network(request: HttpRequest, office: Office) -> Person | None:
    """Return the reader of the house where a request comes from its network, else None."""
    networks = [network for key, network in assignments("HOUSE_NETWORKS") if key == office.key]
    if not networks:
        return None
    address = ip_address(get_adapter().get_client_ip(request))
    if any(address in _network(network) for network in networks):
        return house_reader(office)
    return None


def house_reader(office: Office) -> Person:
    """Return the one account that stands for all who only read; it has no password and no name."""
    email = f"lesende@{office.key}.invalid"
    found = Person.objects.filter(email=email, is_house_reader=True).first()
    if found is None or not found.roles_in(office):
        found = _made_reader(email, office)
    return found


def assignments(option: str) -> list[tuple[str, str]]:
    """Return pairs from a setting such as "trier=10.1.0.0/16, konz=10.2.0.0/16"."""
    pairs = [part.partition("=") for part in settings.OPTIONS[option].split(",") if part.strip()]
    return [(key.strip(), value.strip()) for key, _equals, value in pairs]


@transaction.atomic
def _made_reader(email: str, office: Office) -> Person:
    person, _is_new = Person.objects.get_or_create(
        email=email, defaults={"name": _("Reader of the house"), "is_house_reader": True, "password": "!"}
    )
    give_roles(person, office, frozenset({str(Role.READER)}), by=None)
    return person


@transaction.atomic
def _newcomer(email: str, name: str, office: Office) -> Person:
    person = Person.objects.create_user(email, None, name=name[:LONGEST_NAME])
    give_roles(person, office, frozenset({str(Role.READER)}), by=None)
    return person


def _office(key: str, option: str) -> Office:
    office = Office.objects.active().filter(key=key).first()
    if office is None:
        raise Refusal("house.bad_setting", place=Place(field=option), value=key)
    return office


def _network(text: str) -> Any:
    try:
        return ip_network(text)
    except ValueError as error:
        raise Refusal("house.bad_setting", place=Place(field="HOUSE_NETWORKS"), value=text) from error
