"""Each indicator again, slow and obvious: read a long table row by row, look up, add, divide. The engine must agree."""

import csv
import io
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from bildungsbuero.core.cells import Cell, Meaning, Published, without_number
from bildungsbuero.core.datasets import Dataset

Key = tuple[str, ...]
YOUNG = ("ALT000B03", "ALT003B06", "ALT006B10", "ALT010B15", "ALT015B18", "ALT018B20")
WORKING = tuple(f"ALT0{age}B{age + 5}" for age in range(20, 65, 5))


class LongTable:
    """The cells of a long table by measure, area, period and codes."""

    def __init__(self, path: Path, dataset: Dataset) -> None:
        with zipfile.ZipFile(path) as archive:
            text = archive.read(archive.namelist()[0]).decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        known = {"measure", "area", "period", "value", "mark"}
        self.dimensions = [name for name in rows[0] if name not in known]
        self.cells: dict[Key, Cell] = {}
        for row in rows:
            key = (row["measure"], row["area"], row["period"], *(row[name] for name in self.dimensions))
            self.cells[key] = self._cell(row, dataset)
        self.areas = sorted({row["area"] for row in rows})
        self.periods = sorted({row["period"] for row in rows})

    @staticmethod
    def _cell(row: dict[str, str], dataset: Dataset) -> Cell:
        if row["value"]:
            return Published(value=Decimal(row["value"]))
        meaning = dataset.symbols.signs[row["mark"]]
        if meaning is Meaning.ZERO:
            return Published(value=Decimal(0), mark="-", meaning=Meaning.ZERO)
        return without_number(meaning, row["mark"])

    def cell(self, measure: str, area: str, period: str, **codes: str) -> Cell:
        """The cell at these codes, every other dimension at its total."""
        place = tuple(codes.get(name, "INSGESAMT") for name in self.dimensions)
        return self.cells.get((measure, area, period, *place), without_number(Meaning.NOT_DELIVERED))


def add(cells: Iterable[Cell]) -> Cell:
    """The sum; one cell without a number spoils it."""
    value = Decimal(0)
    for cell in cells:
        if not isinstance(cell, Published):
            return cell
        value += cell.value
    return Published(value=value)


def share(top: Cell, bottom: Cell) -> Cell:
    """Percent; a part without a number, or a base of zero, spoils it."""
    for part in (top, bottom):
        if not isinstance(part, Published):
            return part
    if bottom.value == 0:
        return without_number(Meaning.NO_BASE)
    return Published(value=top.value * 100 / bottom.value)


def a_01(population: LongTable, area: str, period: str) -> Cell:
    return population.cell("BEVSTD", area, period)


def a_06(population: LongTable, area: str, period: str) -> Cell:
    young = add(population.cell("BEVSTD", area, period, ALTER=age) for age in YOUNG)
    working = add(population.cell("BEVSTD", area, period, ALTER=age) for age in WORKING)
    return share(young, working)


def d_01(schools: LongTable, area: str, period: str, school_type: str) -> Cell:
    return schools.cell("BIL013", area, period, BILSA8=school_type)


def d_02(schools: LongTable, area: str, period: str) -> Cell:
    return schools.cell("BIL003", area, period)


def d_03(schools: LongTable, area: str, period: str, school_type: str) -> Cell:
    in_class = schools.cell("BIL003", area, period, BILKL2="KLASSE07", BILSA8=school_type)
    return share(in_class, schools.cell("BIL003", area, period, BILKL2="KLASSE07"))


def d_16(leavers: LongTable, area: str, period: str, certificate: str) -> Cell:
    return share(leavers.cell("BILABG", area, period, BILAG2=certificate), leavers.cell("BILABG", area, period))


def d_17(leavers: LongTable, area: str, period: str) -> Cell:
    return d_16(leavers, area, period, "BILABS11")


def d_19(leavers: LongTable, area: str, period: str) -> Cell:
    return d_16(leavers, area, period, "BILABS15")
