"""The offers of the demo region, brought in through the same door as any list."""

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import as_file, files
from typing import Any

import yaml

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue import indexing
from bildungsbuero.apps.catalogue.importing import ImportOrder, import_list
from bildungsbuero.apps.catalogue.translating.examples import store_texts

PACKAGE = "bildungsbuero.demo"


def manifest() -> list[dict[str, Any]]:
    """Return what each list of the demo holds, with source and licence."""
    entries: list[dict[str, Any]] = yaml.safe_load(_file("manifest.yaml").read_text("utf-8"))
    return entries


def load_demo(office_by_area: Mapping[str, Office], on: date) -> int:
    """Store the offers of the demo for the offices of these areas and return their number; safe to run again.

    The days of the examples are counted from `on`.
    """
    stored = 0
    for entry in manifest():
        office = office_by_area.get(entry["area"])
        if office is None:
            continue
        with as_file(_file(entry["file"])) as path:
            name = entry["file"]
            order = ImportOrder(path=path, office=office, on=on, list_name=f"demo {name}", name=name, start=on)
            result = import_list(order)
        if result.refused:
            raise result.refused[0]
        stored += result.stored
        if "translations" in entry:
            texts = json.loads(_file(entry["translations"]).read_text("utf-8"))
            store_texts(office, order.list_name, texts)
    indexing.catch_up(wait_s=indexing.WAIT_OF_A_COMMAND_S)
    return stored


def _file(name: str) -> Any:
    return files(PACKAGE) / "offers" / name
