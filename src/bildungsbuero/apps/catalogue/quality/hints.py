"""What could be better in offers, in sentences; asked for many offers in a few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import phonenumbers
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.models import LinkCheck, Offer
from bildungsbuero.apps.catalogue.near import municipality_keys
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.wording import missing_in_words
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.completeness import missing
from bildungsbuero.core.readability import EASY, VERY_HARD, reading
from bildungsbuero.web.wording import day, number

REGIONS = ("DE", "LU", "FR", "BE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinted:
    """An offer with what could be better."""

    offer: Offer
    hints: list[str]


class Towns:
    """Which municipalities a postcode serves, for many places at once."""

    def __init__(self, places: Iterable[tuple[str, str]]) -> None:
        places = list(places)
        keys = {key for postcode, _town in places for key in municipality_keys(postcode)}
        self._served = dict(Unit.objects.filter(key__in=keys).values_list("key", "name"))
        names = {town for _postcode, town in places}
        level = Unit.Level.MUNICIPALITY
        found = Unit.objects.filter(level=level, name__in=names, valid_to=None).values_list("name", flat=True)
        self._municipalities = {name.casefold() for name in found}

    def hint(self, postcode: str, town: str, country: str = "DE") -> str:
        """Return what does not fit; parts of towns are no municipalities and are not doubted."""
        if country != "DE" or not postcode:
            return ""
        served = [self._served[key] for key in municipality_keys(postcode) if key in self._served]
        if len(postcode) != 5 or not postcode.isdecimal() or not municipality_keys(postcode):
            return _("There is no German postcode %(postcode)s.") % {"postcode": postcode}
        if town.casefold() in self._municipalities and served and not _is_among(town, served):
            return _("The postcode %(postcode)s belongs to %(towns)s, not to %(town)s.") % {
                "postcode": postcode,
                "towns": ", ".join(sorted(served)[:3]),
                "town": town,
            }
        return ""


def hints_of(offers: Sequence[Offer]) -> list[Hinted]:
    """Return the offers in which something could be better."""
    towns = Towns((offer.place.postcode, offer.place.town) for offer in offers if offer.place)
    offices = {offer.office_id: offer.office for offer in offers}
    checks = {
        check.offer_id: check
        for office in offices.values()
        for check in LinkCheck.objects.of(office).filter(offer__in=[offer.pk for offer in offers])
    }
    found = [Hinted(offer=offer, hints=list(_hints(offer, towns, checks.get(offer.pk)))) for offer in offers]
    return [one for one in found if one.hints]


def phone_hint(phone: str) -> str:
    """Return what is wrong with a telephone number, nothing where it can be dialled."""
    if not phone or any(_is_valid(phone, region) for region in REGIONS):
        return ""
    return _("The telephone number “%(phone)s” cannot be right.") % {"phone": phone}


def reading_hint(text: str) -> str:
    """Return how hard a text is to read and what helps, nothing where it is easy."""
    found = reading(text)
    if found.level == EASY:
        return ""
    said = _("very hard to read") if found.level == VERY_HARD else _("hard to read")
    return _("The text is %(said)s (LIX %(lix)s): shorter sentences and shorter words help.") % {
        "said": said,
        "lix": number(found.lix),
    }


def link_hint(check: LinkCheck | None) -> str:
    """Return what the nightly look at the web page found; one bad night says nothing yet."""
    if check is None or check.failing_since is None or check.failing_since == check.checked_on:
        return ""
    return _("The web page %(result)s (since %(day)s).") % {
        "result": check.get_result_display(),
        "day": day(check.failing_since),
    }


def _hints(offer: Offer, towns: Towns, check: LinkCheck | None) -> Iterable[str]:
    record = record_of(offer)
    lacking = missing(record, offer.kind_profile)
    if lacking:
        yield _("Missing: %(what)s.") % {"what": ", ".join(missing_in_words(lacking, offer.kind_profile))}
    place = offer.place
    hints = (
        towns.hint(place.postcode, place.town, place.country) if place else "",
        phone_hint(offer.contact_phone),
        link_hint(check) if check is not None and check.address == offer.website else "",
        reading_hint(f"{offer.summary}\n{offer.description}"),
    )
    yield from (hint for hint in hints if hint)


def _is_valid(phone: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(phone, region))
    except phonenumbers.NumberParseException:
        return False


def _is_among(town: str, names: list[str]) -> bool:
    folded = town.casefold()
    return any(name.casefold() == folded or name.casefold().startswith(f"{folded} ") for name in names)
