"""Providers by their mail address, for whoever lost the link."""

from datetime import date

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.upkeep.asking import address_of

MOST = 5


def providers_at(office: Office, email: str, on: date) -> list[Organisation]:
    """Return the providers that are reached at an address; to no other address goes a mail."""
    email = email.strip().lower()
    named = Offer.objects.of(office).in_use().filter(contact_email__iexact=email).values_list("provider_id", flat=True)
    maybe = Q(email__iexact=email) | Q(contacts__email__iexact=email) | Q(pk__in=list(named.distinct()))
    found = (
        Organisation.objects.of(office).standing().filter(maybe).select_related("office").distinct().order_by("name")
    )
    return [organisation for organisation in found if address_of(organisation, on).lower() == email][:MOST]
