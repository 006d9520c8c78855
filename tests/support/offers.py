"""Organisations, places and offers for tests, made by keyword-only functions with quiet defaults."""

from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.importing import ImportOrder, ImportResult, import_list
from bildungsbuero.apps.catalogue.models import Offer, Run, State
from bildungsbuero.apps.catalogue.records import run_record
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.offers import last_day

TODAY = date(2026, 11, 22)
_numbers = count(1)


def make_organisation(*, office: Office, name: str = "", **fields: Any) -> Organisation:
    """Return a stored organisation."""
    return Organisation.unscoped.create(office=office, name=name or f"Verein {next(_numbers)}", **fields)


def make_place(*, office: Office, town: str = "Trier", **fields: Any) -> Place:
    """Return a stored place."""
    return Place.unscoped.create(office=office, town=town, **fields)


def make_offer(
    *, office: Office, title: str = "", state: str = State.PUBLISHED, runs: tuple[Run, ...] = (), **fields: Any
) -> Offer:
    """Return a stored offer, published unless said otherwise; the change log knows of it."""
    fields.setdefault("kind", "group")
    provider = fields.pop("provider", None) or make_organisation(office=office)
    offer = Offer(office=office, title=title or f"Angebot {next(_numbers)}", state=state, provider=provider, **fields)
    if runs and offer.kind_profile.ends_with_its_runs:
        offer.visible_until = last_day(tuple(run_record(run) for run in runs))
    offer.save()
    for run in runs:
        run.offer, run.office = offer, office
        run.save()
    note_change(offer)
    return offer


def note_change(offer: Offer) -> None:
    """Write the line in the change log that every action writes."""
    changes.record("offer", offer.public_id, office=offer.office)


def import_text(office: Office, text: str, path: Path, **options: Any) -> ImportResult:
    """Write a list to `path` and import it."""
    return import_bytes(office, text.encode(), path, **options)


def import_bytes(office: Office, content: bytes, path: Path, **options: Any) -> ImportResult:
    """Write a list as bytes to `path` and import it."""
    path.write_bytes(content)
    return import_list(ImportOrder(path=path, office=office, on=TODAY, list_name=path.stem, **options))
