"""Own tables of the guest offices of the demo, brought in through the same door as any own table."""

from collections.abc import Iterator
from datetime import datetime
from importlib.resources import as_file, files
from typing import Any

import yaml
from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.core.symbols import Dash

GUESTS = ("konstanz",)
FOLDER = files("bildungsbuero.demo") / "guests"


def load_guest_tables(at: datetime) -> int:
    """Bring in, declare and release the tables of the guests; what is there already stays. The caller builds."""
    count = 0
    for key in GUESTS:
        office = Office.objects.filter(key=key).first()
        if office is None:
            continue
        for table, source, licence in _tables(key):
            _load(office, table, source=source, licence=licence, at=at)
            count += 1
    return count


def _tables(guest: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    manifest = yaml.safe_load((FOLDER / guest / "manifest.yaml").read_text("utf-8"))
    return ((table, manifest["source"], manifest["licence"]) for table in manifest["tables"])


def _load(office: Office, table: dict[str, Any], *, source: str, licence: str, at: datetime) -> None:
    name = f"{table['key']}.csv"
    with as_file(FOLDER / office.key / name) as path:
        arrival = Arrival(
            path=path,
            file_name=name,
            office=office,
            person=None,
            at=at,
            dataset=table["key"],
            as_of=table["as_of"],
            footer=table["notes"],
        )
        delivery = import_file(arrival, is_built=False)
    with transaction.atomic():
        Dataset.objects.of(office).filter(pk=delivery.dataset_id).update(
            title=table["title"],
            period=table["period"],
            dash=Dash.ZERO.value,
            # Published by the city itself as open data; no number in them is of so few that it would show somebody.
            protected_at_source=True,
            publisher=table["publisher"],
            licence=licence,
            attribution=f"{table['publisher']}; {source}, {licence}",
        )
        Delivery.objects.of(office).filter(pk=delivery.pk).update(state=Delivery.State.RELEASED)
