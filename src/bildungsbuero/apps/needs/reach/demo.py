"""The worked example of reach: real cells and schools, brought in through the same door as those of an office."""

import gzip
import tempfile
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import CellSet, PlaceSet, ReachRun
from bildungsbuero.apps.needs.reach.bringing import bring_cells, bring_places
from bildungsbuero.apps.needs.reach.computing import compute

PACKAGE = "bildungsbuero.demo"
ABOUT_THE_FILE = {"file", "made"}


def load_example(office: Office, *, on: date, at: datetime) -> ReachRun | None:
    """Return the example of an office, computed; None where the demo has none for it. Safe to run again."""
    plan = manifest()
    wanted = plan["run"]
    if office.key not in wanted["offices"]:
        return None
    standing = ReachRun.objects.of(office).computed().filter(key=wanted["key"]).first()
    if standing is not None:
        return standing
    facts = {name: value for name, value in wanted.items() if name != "offices"}
    # What a load that was broken off left behind has no result yet.
    ReachRun.objects.of(office).filter(key=wanted["key"]).delete()
    run = ReachRun.unscoped.create(office=office, cell_set=_cells(plan["cells"]), **facts)
    run.place_sets.set([_places(plan["places"])])
    return compute(run, on=on, at=at)


def forget_unused() -> None:
    """Take the cells and schools of the example away once no office of the demo is left and no run stands on them."""
    if Office.objects.filter(is_demo=True).exists():
        return
    plan = manifest()
    for model, key in ((PlaceSet, plan["places"]["key"]), (CellSet, plan["cells"]["key"])):
        model.objects.shipped().filter(key=key, runs=None).delete()


def manifest() -> dict[str, Any]:
    """Return what the example consists of, with source and licence."""
    plan: dict[str, Any] = yaml.safe_load(_file("manifest.yaml").read_text("utf-8"))
    return plan


def _cells(entry: dict[str, Any]) -> CellSet:
    standing = CellSet.objects.shipped().filter(key=entry["key"]).first()
    if standing is not None:
        return standing
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cells.csv"
        path.write_bytes(gzip.decompress(_file(entry["file"]).read_bytes()))
        return bring_cells(path, _facts(entry), office=None, person=None)


def _places(entry: dict[str, Any]) -> PlaceSet:
    standing = PlaceSet.objects.shipped().filter(key=entry["key"]).first()
    if standing is not None:
        return standing
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "places.csv"
        path.write_bytes(_file(entry["file"]).read_bytes())
        return bring_places(path, _facts(entry), office=None, person=None)


def _facts(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in ABOUT_THE_FILE}


def _file(name: str) -> Any:
    return files(PACKAGE) / "reach" / name
