"""The page “Offene Daten” in its shape: what there is, under which licence, and where the catalogue stands."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bildungsbuero.formats import dcat
from bildungsbuero.formats.media_types import OF_FIGURES
from bildungsbuero.web import wording

# The page of a data set and its files.
INDICATOR = ("portal:indicator", "portal:open-indicator")
TABLE = ("portal:own-table", "portal:open-table")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a data set."""

    kind: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One data set of the list."""

    title: str
    address: str
    licence: str
    attribution: str
    span: str
    modified: str
    files: tuple[File, ...]


def present(catalogue: dcat.Catalogue, office_key: str) -> dict[str, object]:
    """Return the context of the page."""
    offers = f"{office_key}-angebote"
    return {
        "lines": [
            _line_of_offers(entry) if entry.identifier == offers else _line(entry, office_key)
            for entry in catalogue.entries
        ],
        "catalogues": [
            {"kind": kind, "address": reverse("portal:catalogue", args=[kind])} for kind in dcat.SERIALISATIONS
        ],
        "catalogue_address": catalogue.address,
        "publisher": catalogue.publisher,
    }


def _line_of_offers(entry: dcat.Entry) -> Line:
    return Line(
        title=_title(entry),
        address=reverse("portal:offers"),
        licence=", ".join(entry.licences),
        attribution=entry.attribution,
        span=_("kept up continuously"),
        modified=wording.day(timezone.localtime(entry.modified).date()),
        # Offers go out in the same file whatever the page speaks.
        files=tuple(File(kind=one.title["de"], address=urlsplit(one.address).path) for one in entry.distributions),
    )


def _title(entry: dcat.Entry) -> str:
    language = (get_language() or "de")[:2]
    return entry.title.get(language) or entry.title["de"]


def _line(entry: dcat.Entry, office_key: str) -> Line:
    key = entry.identifier.removeprefix(f"{office_key}-")
    is_table = "/eigene/" in entry.address
    page, file = (
        ("portal:own-table", "portal:open-table") if is_table else ("portal:indicator", "portal:open-indicator")
    )
    return Line(
        title=_title(entry),
        address=reverse(page, args=[key]),
        licence=", ".join(entry.licences),
        attribution=entry.attribution,
        span=" – ".join(wording.day(day) for day in (entry.first_day, entry.last_day) if day),
        modified=wording.day(entry.modified.date()),
        files=tuple(File(kind=kind.upper(), address=reverse(file, args=[key, kind])) for kind in OF_FIGURES),
    )
