"""Boundaries as TopoJSON: neighbours share their arcs, so that a simplified border is still one border."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from shapely import snap
from shapely.geometry import mapping, shape

from tools.territory.sources import DEMO_DISTRICTS, Sources

ATTRIBUTION = "© GeoBasis-DE / BKG (2021), dl-de/by-2-0, Daten verändert"
LICENCE = "https://www.govdata.de/dl-de/by-2-0"
EISENACH_DAY = "2021-07-01"


def write_districts(sources: Sources, *, mapshaper: str, target: Path) -> None:
    """Write the 400 Kreise since July 2021 and the two shapes of before."""
    features = []
    for found in sources.new_district_shapes:
        key = found["properties"]["AGS"]
        since = EISENACH_DAY if key == "16063" else ""
        features.append(_feature(key, found["properties"]["GEN"], found["geometry"], valid_from=since))
    whole = next(found for found in features if found["id"] == "16063")
    town = next(found for found in sources.old_district_shapes if found["properties"]["AGS"] == "16056")
    # Eisenach touches Hesse: its coarser line takes the corners of the finer one, so that the border stays shared.
    outline = shape(whole["geometry"])
    parts = snap(shape(town["geometry"]), outline, 0.02).intersection(outline)
    inside = max(getattr(parts, "geoms", [parts]), key=lambda part: part.area)
    rest = outline.difference(inside)
    features.append(_feature("16056", "Eisenach", mapping(inside), valid_to=EISENACH_DAY))
    features.append(_feature("16063", "Wartburgkreis", mapping(rest), valid_to=EISENACH_DAY))
    _write(features, "districts", mapshaper, target, ["-simplify", "weighted", "40%", "keep-shapes"])


def write_municipalities(sources: Sources, *, mapshaper: str, target: Path) -> None:
    """Write the Gemeinden of the demo's Kreise; Eisenach under both of its keys."""
    features = []
    for found in sources.municipality_shapes:
        key, name = found["properties"]["AGS"], found["properties"]["GEN"]
        if key[:5] not in DEMO_DISTRICTS:
            continue
        until = EISENACH_DAY if key == "16056000" else "2024-01-01" if key in ("16063028", "16063037") else ""
        features.append(_feature(key, name, found["geometry"], valid_to=until))
        if key == "16056000":
            features.append(_feature("16063105", name, found["geometry"], valid_from=EISENACH_DAY))
    _write(features, "municipalities", mapshaper, target, [])


def _feature(key: str, name: str, geometry: Any, *, valid_from: str = "", valid_to: str = "") -> dict[str, Any]:
    properties = {"name": name, "valid_from": valid_from, "valid_to": valid_to}
    kept = {label: text for label, text in properties.items() if text}
    return {"type": "Feature", "id": key, "properties": kept, "geometry": geometry}


def _write(features: list[dict[str, Any]], layer: str, mapshaper: str, target: Path, steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / f"{layer}.json", Path(folder) / "made.json"
        source.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
        output = ["-o", str(made), "format=topojson", "quantization=20000"]
        subprocess.run([mapshaper, str(source), *steps, *output], check=True)
        topology = json.loads(made.read_text("utf-8"))
    topology["attribution"], topology["licence"] = ATTRIBUTION, LICENCE
    target.write_text(json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
