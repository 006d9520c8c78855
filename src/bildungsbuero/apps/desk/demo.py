"""The demo region: offices, people, areas, real figures, real institutions and marked examples, loaded once."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts import releases
from bildungsbuero.apps.accounts.models import Membership, Office, Person
from bildungsbuero.apps.actors import keepers
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.demo import load_demo as load_offers
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.demo_publication import publish_example
from bildungsbuero.apps.monitoring.actions.demo_register import fill_example_register
from bildungsbuero.apps.monitoring.actions.guest_tables import load_guest_tables
from bildungsbuero.apps.monitoring.actions.record_figures import count_records
from bildungsbuero.apps.monitoring.actions.start_data import load_official_start_data
from bildungsbuero.apps.territory.actions import add_area, add_layer, get_unit
from bildungsbuero.web import slots

PACKAGE = "bildungsbuero.demo"
# The office that has published an edition.
EXAMPLE = "trier"
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in to the demo."""

    office: str
    name: str
    email: str
    roles: tuple[str, ...]


def demo_accounts() -> tuple[str, list[Account]]:
    """Return the password of the demo and its accounts."""
    plan = _plan()
    accounts = [
        Account(office=office["key"], name=person["name"], email=person["email"], roles=tuple(person["roles"]))
        for office in plan["offices"]
        for person in office["people"]
    ]
    return plan["password"], accounts


def is_loaded() -> bool:
    """Whether this data folder holds the demo as this version ships it."""
    try:
        return json.loads(demo_marker().read_text("utf-8"))["digest"] == _digest()
    except (OSError, ValueError, KeyError):
        return False


def load(*, on: date, at: datetime, report: Report = lambda _sentence: None) -> None:
    """Load the demo; what is there already stays, so that a start that was broken off can be repeated."""
    plan = _plan()
    report(_("Offices, people and areas …"))
    office_by_area: dict[str, Office] = {}
    for entry in plan["offices"]:
        office = _load_office(entry, plan["password"])
        office_by_area |= dict.fromkeys(entry["areas"], office)
    report(_("Own tables of the guest office …"))
    load_guest_tables(at)
    load_official_start_data(at=at, report=lambda _done, _all, table: _say_table(report, table))
    example = Office.objects.get(key=EXAMPLE)
    publish_example(example, on=on, at=at)
    fill_example_register(example, on=on)
    report(_("Schools, libraries and examples of offers …"))
    load_offers(office_by_area, on)
    count_records(example, on=on, at=at)
    bring_up_to_date()
    _give_guests_something(plan, on)
    for entry in plan["offices"]:
        slots.DEMO.collect(Office.objects.get(key=entry["key"]), entry)
    demo_marker().write_text(json.dumps({"digest": _digest(), "loaded": on.isoformat()}), "utf-8")


@transaction.atomic
def _load_office(entry: dict[str, Any], password: str) -> Office:
    fields = ("name", "municipality", "town", "phone", "email", "opening_hours")
    office, _made = Office.objects.update_or_create(
        key=entry["key"],
        defaults={"is_demo": True, "kind": entry.get("kind", Office.Kind.SINGLE)}
        | {field: entry[field] for field in fields},
    )
    for key in entry["areas"]:
        add_area(office, get_unit(key))
    for key in entry["context"]:
        add_area(office, get_unit(key), is_context=True)
    if layer := entry.get("layer"):
        units = [(f"{number:02d}", name) for number, name in enumerate(layer["units"], 1)]
        made = add_layer(office, layer["name"], units=units, inside=get_unit(entry["areas"][0]), note=layer["note"])
        made.is_public = layer.get("is_public", False)
        made.save()
    for person in entry["people"]:
        _load_person(office, person, password)
    return office


def _load_person(office: Office, entry: dict[str, Any], password: str) -> None:
    person = Person.objects.filter(email=entry["email"]).first()
    if person is None:
        rights = {"administers_installation": entry.get("administers_installation", False)}
        person = Person.objects.create_user(entry["email"], password, name=entry["name"], **rights)
    for role in entry["roles"]:
        Membership.objects.of(office).get_or_create(office=office, person=person, role=role)


def _give_guests_something(plan: dict[str, Any], on: date) -> None:
    """A provider keeps its organisation, a partner finds what another office released."""
    for entry in plan["offices"]:
        office = Office.objects.get(key=entry["key"])
        for person in entry["people"]:
            for organisation in Organisation.objects.of(office).filter(name__in=person.get("keeps", [])):
                keepers.give_access(organisation, Person.objects.get(email=person["email"]))
    for entry in plan["releases"]:
        owner, to_office = (Office.objects.get(key=entry[side]) for side in ("from", "to"))
        for offer in Offer.objects.of(owner).filter(title=entry["title"]):
            releases.release(
                "offer",
                offer.public_id,
                owner=owner,
                to_office=to_office,
                purpose=entry["purpose"],
                since=on,
                by=None,
            )


def _say_table(report: Report, table: str) -> None:
    if table:
        report(_("Figures: %(table)s …") % {"table": table})


def _plan() -> dict[str, Any]:
    plan: dict[str, Any] = _read("offices.yaml")
    return plan


def _read(name: str) -> Any:
    return yaml.safe_load((files(PACKAGE) / name).read_text("utf-8"))


def demo_marker() -> Path:
    """Return the file that says that this folder holds the demo."""
    return Path(settings.DATA_DIR) / "demo.json"


def _digest() -> str:
    """A text that changes with any file of the demo."""
    found = hashlib.sha256()
    with as_file(files(PACKAGE)) as folder:
        for path in sorted(_data_files(folder)):
            found.update(path.name.encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _data_files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
