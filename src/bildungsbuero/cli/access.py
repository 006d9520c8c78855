"""`bildungsbuero access`: what people reach, from two tables of points."""

import csv
import math
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bildungsbuero.cli import output
from bildungsbuero.core.errors import Place, Refusal

if TYPE_CHECKING:
    from bildungsbuero.core.access.engines import FloatingCatchment

app = typer.Typer()


class Method(StrEnum):
    """How reach is measured."""

    TWO_STEP = "2sfca"
    ENHANCED = "e2sfca"
    THREE_STEP = "3sfca"
    NEAREST = "nearest"


# The zones of Luo and Qi (2009), as PySAL's `access` has them.
USUAL_WEIGHTS = "1,0.68,0.22"


@app.command()
def access(
    supply: Annotated[Path, typer.Argument(help="CSV der Orte: id, x_m, y_m (oder lon, lat), capacity.")],
    demand: Annotated[Path, typer.Argument(help="CSV der Menschen: id, x_m, y_m (oder lon, lat), population.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="CSV, die geschrieben wird: id, access.")],
    method: Annotated[Method, typer.Option("--method", help="Wie Erreichbarkeit gemessen wird.")] = Method.TWO_STEP,
    catchment_km: Annotated[float, typer.Option("--catchment-km", help="Weite des Einzugsgebiets.")] = 5,
    weights: Annotated[
        str, typer.Option("--weights", help=f"Gewichte gleich breiter Zonen, sonst {USUAL_WEIGHTS} (nicht bei 2sfca).")
    ] = "",
    fast: Annotated[
        bool, typer.Option("--fast", help="Kompiliert rechnen, für Millionen Zellen (Extra „fast“).")
    ] = False,
) -> None:
    """Rechnet aus, was Menschen erreichen: Plätze je Person im Einzugsgebiet, oder Meter zum nächsten Ort."""
    from bildungsbuero.core.access import nearest_m
    from bildungsbuero.formats.point_table import read_points

    places, people = read_points(supply, amount="capacity"), read_points(demand, amount="population")
    if places.points.in_degrees != people.points.in_degrees:
        raise Refusal("points.two_systems", place=Place(file=demand.name, row=1))
    if not math.isfinite(catchment_km) or catchment_km <= 0:
        raise Refusal("access.catchment", place=Place(field="--catchment-km"))
    zones = _weights(method, weights)
    if method == Method.NEAREST:
        found = nearest_m(people.points, places.points)
    else:
        found = _engine(is_fast=fast)(
            people.points,
            places.points,
            reach_m=catchment_km * 1000,
            weights=zones,
            has_choice=method == Method.THREE_STEP,
        )
    _write(out, people.ids, found.tolist())
    reached = sum(value > 0 for value in found) if method != Method.NEAREST else len(found)
    output.people.print(f"{out}: {len(found)} Zeilen, davon {reached} mit etwas in Reichweite.", highlight=False)


def _engine(*, is_fast: bool) -> "FloatingCatchment":
    """The compiled grid where it is wanted and there, else the KD-tree, which says so."""
    from bildungsbuero.core.access import find_grid, floating_catchment

    grid = find_grid() if is_fast else None
    if is_fast and grid is None:
        output.people.print("Das Extra „fast“ (numba) ist nicht installiert; gerechnet wird ohne.", highlight=False)
    return grid or floating_catchment


def _weights(method: Method, text: str) -> tuple[float, ...]:
    if method in (Method.TWO_STEP, Method.NEAREST):
        if text:
            raise Refusal("access.weights_of_another", place=Place(field="--weights"), method=str(method))
        return (1.0,)
    try:
        found = tuple(float(part) for part in (text or USUAL_WEIGHTS).split(","))
    except ValueError:
        found = ()
    if not found or any(not math.isfinite(weight) or weight < 0 for weight in found) or not sum(found):
        raise Refusal("access.weights", place=Place(field="--weights"), value=text[:40])
    return found


def _write(path: Path, ids: tuple[str, ...], values: list[float]) -> None:
    """Write all rows or nothing: the finished file takes the place of an old one."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "access"])
            writer.writerows((key, f"{value:.10g}") for key, value in zip(ids, values, strict=True))
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Refusal("file.not_written", place=Place(file=path.name), reason=error.strerror or "") from error
