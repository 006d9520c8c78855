"""Organisations, places and offers for tests, made by keyword-only functions with quiet defaults."""

from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.actions import save_offer
from bildungsbuero.apps.catalogue.importing import ImportOrder, ImportResult, import_list
from bildungsbuero.apps.catalogue.models import Offer, Run, State

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
    fields.setdefault("provider", None)
    provider = fields.pop("provider") or make_organisation(office=office)
    offer = Offer(office=office, title=title or f"Angebot {next(_numbers)}", state=state, provider=provider, **fields)
    return save_offer(offer, runs=runs)


def import_text(office: Office, text: str, path: Path, **options: Any) -> ImportResult:
    """Write a list to `path` and import it."""
    path.write_text(text, "utf-8")
    return import_list(ImportOrder(path=path, office=office, on=TODAY, list_name=path.stem, **options))
