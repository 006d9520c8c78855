"""Example needs and signals for the offices of the demo that have any; real figures as evidence, all else invented."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.needs.models import Need, Signal
from bildungsbuero.apps.needs.places import Places, places_of
from bildungsbuero.apps.needs.register import actions
from bildungsbuero.apps.needs.register.evidence import Found, look_up
from bildungsbuero.core.coverage import cell_key
from bildungsbuero.core.signals import monday_of

PLACE = "PLACE"


def load_examples(office: Office, *, on: date) -> None:
    """Store the examples that the demo has for an office; one with needs keeps its own."""
    file = files("bildungsbuero.demo").joinpath("needs", f"{office.key}.yaml")
    if not file.is_file() or Need.objects.of(office).exists():
        return
    content = yaml.safe_load(file.read_text("utf-8"))
    with transaction.atomic():
        places = places_of(office, on)
        for entry in content["signals"]:
            _signals(office, entry, places, on)
        for entry in content["needs"]:
            _need(office, entry, places, on)


def _signals(office: Office, entry: Mapping[str, Any], places: Places, on: date) -> None:
    said = {name: entry.get(name, "") for name in ("source", "topic", "target_group", "reason", "text")}
    for weeks in entry["weeks_ago"]:
        week = monday_of(on - timedelta(weeks=weeks))
        Signal(office=office, area=_area(entry, places), week=week, is_example=True, **said).save()


def _need(office: Office, entry: Mapping[str, Any], places: Places, on: date) -> None:
    area = _area(entry, places)
    said = {
        name: entry.get(name, "") for name in ("title", "description", "topic", "life_phase", "target_group", "owner")
    }
    weighed = entry.get("criteria", {})
    criteria = {key: {"points": points, "reason": reason} for key, (points, reason) in weighed.items()}
    need = Need(office=office, area=area, criteria=criteria, is_example=True, **said)
    evidence = look_up(_evidence(office, entry, area), office, on, places=places)
    counted = _counted(office, entry, on, places=places)
    if counted is not None:
        need.population, need.population_source = counted.people, counted.as_source
    actions.write_need(need, evidence=evidence, counted=counted, person=None, on=on)
    need.state, need.drop_reason = entry["state"], entry.get("reason", "")
    need.state_since = on - timedelta(days=entry["since_days"])
    need.save()
    if "release" in entry:
        actions.release(need, **entry["release"], person=None, on=on)


def _evidence(office: Office, entry: Mapping[str, Any], area: str) -> Iterable[str]:
    for key in entry["evidence"]:
        yield _newest(office, key) if key.endswith(":") else key.replace(PLACE, area)
    for cell in entry.get("cells", ()):
        yield cell_key([(axis, area if value == "place" else value) for axis, value in cell.items()])


def _counted(office: Office, entry: Mapping[str, Any], on: date, *, places: Places) -> Found | None:
    """The published figure that counts the people of an example, if the demo has it."""
    keys = [_newest(office, entry["counted_by"])] if "counted_by" in entry else []
    return next(iter(look_up(keys, office, on, places=places)), None)


def _newest(office: Office, key: str) -> str:
    """The figure of the newest period; without figures the key names nothing and is left out."""
    indicator = published.get_indicator(key.split(":")[1], office)
    codes = published.period_codes(indicator, office)
    return key + (codes[-1] if codes else "-")


def _area(entry: Mapping[str, Any], places: Places) -> str:
    return places.find(entry["place"]) if "place" in entry else str(entry.get("area", ""))
