"""Every file that the office gives out, written and read back against the rules of its format."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.addresses import absolute, within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.exchange import open_data
from bildungsbuero.apps.catalogue.giving_out import export_of, public_offers, public_records
from bildungsbuero.apps.catalogue.models import ExportCheck, Offer
from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.formats import dcat
from bildungsbuero.formats.offer_checks import Findings, check_file
from bildungsbuero.formats.offer_exports import WRITERS, write_offers
from bildungsbuero.formats.offer_list import Lists
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.problems import describe

DCAT = "dcat"
DCAT_TITLE = "DCAT-AP.de"
Report = Callable[[int, int | None, str], None]


def check_all(office: Office, *, at: datetime, on: date, report: Report) -> list[dict[str, Any]]:
    """Check every format, store what was found as the last check of the office, and return it."""
    results = []
    total = len(WRITERS) + 1
    with TemporaryDirectory() as folder:
        for done, name in enumerate(WRITERS):
            report(done, total, WRITERS[name].title)
            results.append(_checked(office, name, Path(folder), at=at, on=on))
    report(total - 1, total, DCAT_TITLE)
    results.append(_result(office, DCAT, DCAT_TITLE, catalogue_findings(office, on)))
    report(total, total, "")
    with transaction.atomic():
        ExportCheck.objects.of(office).delete()
        ExportCheck.unscoped.create(office=office, at=at, results=results)
    return results


def _checked(office: Office, name: str, folder: Path, *, at: datetime, on: date) -> dict[str, Any]:
    path = folder / f"{name}.{WRITERS[name].ending}"
    # Whatever the page speaks: a file is checked as it is given out in German, since our list is read back so.
    with within(office):
        write_offers(name, public_records(public_offers(office, on)), export_of(office, at), path)
        findings = check_file(name, path, Lists(vocabularies=vocabularies(), kinds=kinds()))
    path.unlink()
    return _result(office, name, WRITERS[name].title, findings)


def catalogue_findings(office: Office, on: date) -> Findings:
    """Return what is wrong with the data set of the offers in the catalogue of open data; none counts as empty."""
    from bildungsbuero.formats.dcat_checks import check_catalogue  # rdflib is loaded only where somebody asks for it

    with within(office):
        own = tuple(unit.key for unit in areas_of(office).own)
        entry = open_data.entry(office, on, address=_address, areas=own, contributor="")
        home = _address("portal:start")
        return check_catalogue(
            dcat.Catalogue(
                address=_address("portal:open-data"),
                homepage=home,
                title={"de": office.name},
                description={"de": office.name},
                publisher=dcat.Publisher(address=home, name=office.name, email=office.email),
                entries=(entry,) if entry else (),
            )
        )


def _address(name: str, *arguments: str) -> str:
    return absolute(find_address(name, *arguments))


def _result(office: Office, name: str, title: str, findings: Findings) -> dict[str, Any]:
    """Return plain values: the counts, and of what is wrong the first, in words."""
    titles = dict(
        Offer.objects.of(office)
        .filter(public_id__in={fault.offer for fault in findings.kept})
        .values_list("public_id", "title")
    )
    return {
        "name": name,
        "title": title,
        "count": findings.count,
        "total": findings.total,
        "faults": list(_faults(findings, titles)),
    }


def _faults(findings: Findings, titles: dict[str, str]) -> Iterator[dict[str, str]]:
    for fault in findings.kept:
        place, problem = fault.refusal.place, describe(fault.refusal)
        known = fault.offer in titles
        yield {
            "id": fault.offer if known else "",
            "offer": titles.get(fault.offer, fault.offer),
            "field": place.field or place.column or problem.place,
            "reason": f"{problem.message} {problem.remedy}".strip(),
        }
