"""The public offers as a data set of the catalogue of open data (DCAT-AP.de)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.giving_out import FILE_OF_OFFERS
from bildungsbuero.apps.catalogue.models import ExchangeRules, Offer
from bildungsbuero.formats import dcat
from bildungsbuero.formats.hsds.writing import PROFILE
from bildungsbuero.formats.offer_exports import WRITERS
from bildungsbuero.formats.offer_exports.loq import LOQ

PAGE_OF_OFFERS = "portal:offers"
SERVICES = "portal:hsds-services"
# What one answer holds at most; beyond it only the interface gives out everything, in pages.
MOST_IN_A_FILE = 20_000
# The formats of the data set, their kinds, and what they follow.
FORMATS = {
    "csv": ("csv", ""),
    "hsds": ("json", PROFILE),
    "hsds-tables": ("zip", PROFILE),
    "schema-org": ("jsonld", "https://schema.org/"),
    "ical": ("ics", "https://www.rfc-editor.org/rfc/rfc5545"),
    "openqcat": ("xml", ""),
    "loq": ("xml", LOQ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Under which licences the public offers of an office stand, how many name none, and when one changed last."""

    count: int
    without: int
    newest: datetime | None
    licences: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether they can stand in a catalogue of open data."""
        return self.count > 0 and bool(self.licences) and not self.unknown


def standing(office: Office, on: date) -> Standing:
    """Return under which licences the public offers stand; those that name none under that of the office."""
    public = Offer.objects.of(office).public_on(on).order_by()
    named = list(public.values_list("licence").annotate(count=Count("pk"), newest=Max("changed_at")))
    rules = ExchangeRules.objects.of(office).first()
    default = rules.licence if rules else ""
    licences = dict.fromkeys(name or default for name, _count, _newest in named)
    return Standing(
        count=sum(count for _name, count, _newest in named),
        without=sum(count for name, count, _newest in named if not name),
        newest=max((newest for _name, _count, newest in named), default=None),
        licences=tuple(sorted(name for name in licences if dcat.licence_of(name))),
        unknown=tuple(sorted(name for name in licences if not dcat.licence_of(name))),
    )


def entry(
    office: Office, on: date, *, address: Callable[..., str], areas: tuple[str, ...], contributor: str
) -> dcat.Entry | None:
    """Return the data set of the public offers; None where there are none, or not all of them are open.

    `address` gives the full German address of a page.
    """
    found = standing(office, on)
    if not found.is_open or found.newest is None:
        return None
    return dcat.Entry(
        address=address(PAGE_OF_OFFERS),
        identifier=f"{office.key}-angebote",
        title={"de": f"Bildungsangebote: {office.name}", "en": f"Education offers: {office.name}"},
        description={
            "de": "Kurse, Beratung, Gruppen und Einrichtungen der Bildung mit Anbietern, Orten, Terminen und Preisen, "
            "laufend gepflegt. Beispiele sind als solche gekennzeichnet. Quelle und Lizenz stehen bei jedem Angebot.",
        },
        keywords=({"de": "Bildungsangebote"}, {"de": "Weiterbildung"}, {"de": "Beratung"}, {"de": "Einrichtungen"}),
        themes=("EDUC",),
        licences=found.licences,
        attribution=office.name,
        creators=(),
        areas=areas,
        modified=found.newest,
        distributions=tuple(_distributions(found.count, address)),
        contributor=contributor,
        frequency=dcat.CONTINUOUSLY,
        is_statistics=False,
    )


def _distributions(count: int, address: Callable[..., str]) -> list[dcat.Distribution]:
    pages = dcat.Distribution(
        address=address(SERVICES), kind="json", title={"de": str(_("HSDS 3.0, in pages"))}, standard=PROFILE
    )
    if count > MOST_IN_A_FILE:
        return [pages]
    files = [
        dcat.Distribution(
            address=address(FILE_OF_OFFERS, name), kind=kind, title={"de": WRITERS[name].title}, standard=standard
        )
        for name, (kind, standard) in FORMATS.items()
    ]
    return [*files, pages]
