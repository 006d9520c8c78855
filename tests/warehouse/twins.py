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
TOTAL = "INSGESAMT"
POPULATION = "12411-02-03-4"
REGISTER = "gemeindeverzeichnis"
UNEMPLOYED = "13211-02-05-4"
STUDENTS = "21311-01-01-4-B"
SCHOOLS = "21111-01-03-4"
LEAVERS = "21111-02-06-4"
YOUNG = ("ALT000B03", "ALT003B06", "ALT006B10", "ALT010B15", "ALT015B18", "ALT018B20")
WORKING = tuple(f"ALT0{age}B{age + 5}" for age in range(20, 65, 5))

OLD = ("ALT065B75", "ALT075UM")
GROUPS = {
    "ALT000B18": YOUNG[:5],
    "ALT018B25": (YOUNG[5], WORKING[0]),
    "ALT025B45": WORKING[1:5],
    "ALT045B65": WORKING[5:],
    "ALT065UM": OLD,
}


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
        meaning = dataset.symbols.signs[row.get("mark", "")]
        if meaning is Meaning.ZERO:
            return Published(value=Decimal(0), mark="-", meaning=Meaning.ZERO)
        return without_number(meaning, row["mark"])

    def cell(self, measure: str, area: str, period: str, **codes: str) -> Cell:
        """The cell at these codes, every other dimension at its total."""
        place = tuple(codes.get(name, "INSGESAMT") for name in self.dimensions)
        return self.cells.get((measure, area, period, *place), without_number(Meaning.NOT_DELIVERED))


Tables = dict[str, LongTable]


def add(cells: Iterable[Cell]) -> Cell:
    """The sum; one cell without a number spoils it."""
    value = Decimal(0)
    for cell in cells:
        if not isinstance(cell, Published):
            return cell
        value += cell.value
    return Published(value=value)


def share(top: Cell, bottom: Cell, *, factor: int = 100) -> Cell:
    """Percent, or another factor; a part without a number, or a base of zero, spoils it."""
    for part in (top, bottom):
        if not isinstance(part, Published):
            return part
    if bottom.value == 0:
        return without_number(Meaning.NO_BASE)
    return Published(value=top.value * factor / bottom.value)


def population(tables: Tables, area: str, period: str, ages: Iterable[str], sex: str = TOTAL) -> Cell:
    return add(tables[POPULATION].cell("BEVSTD", area, period, ALTER=age, GES=sex) for age in ages)


def a_01(tables: Tables, area: str, period: str) -> Cell:
    return tables[POPULATION].cell("BEVSTD", area, period)


def a_02(tables: Tables, area: str, period: str) -> Cell:
    size = tables[REGISTER].cell("FLAECHE", area, f"{period[:4]}-06-30")
    return share(tables[POPULATION].cell("BEVSTD", area, period), size, factor=1)


def a_03(tables: Tables, area: str, period: str) -> Cell:
    now = tables[POPULATION].cell("BEVSTD", area, period)
    before = tables[POPULATION].cell("BEVSTD", area, f"{int(period[:4]) - 1}-12-31")
    if not isinstance(now, Published) or not isinstance(before, Published):
        return now if not isinstance(now, Published) else before
    return share(Published(value=now.value - before.value), before, factor=10000)


def a_04(tables: Tables, area: str, period: str, group: str) -> Cell:
    everyone = tables[POPULATION].cell("BEVSTD", area, period)
    return share(population(tables, area, period, GROUPS[group]), everyone)


def a_05(tables: Tables, area: str, period: str, age: str) -> Cell:
    return share(population(tables, area, period, [age]), tables[POPULATION].cell("BEVSTD", area, period))


def a_06(tables: Tables, area: str, period: str) -> Cell:
    return share(population(tables, area, period, YOUNG), population(tables, area, period, WORKING))


def a_07(tables: Tables, area: str, period: str) -> Cell:
    return share(population(tables, area, period, OLD), population(tables, area, period, WORKING))


def a_08(tables: Tables, area: str, period: str) -> Cell:
    return share(population(tables, area, period, YOUNG + OLD), population(tables, area, period, WORKING))


def a_14(tables: Tables, area: str, period: str) -> Cell:
    return tables["INKAR"].cell("a_ausl_bev", area, period)


def a_23(tables: Tables, area: str, period: str) -> Cell:
    return tables[UNEMPLOYED].cell("ALQ", area, period)


def a_24(tables: Tables, area: str, period: str) -> Cell:
    return tables[UNEMPLOYED].cell("ALQ", area, period, ALTER="ALT015B25")


def a_25(tables: Tables, area: str, period: str) -> Cell:
    long_term = tables[UNEMPLOYED].cell("ALO", area, period, ALOGR="LANGZEIT")
    return share(long_term, tables[UNEMPLOYED].cell("ALO", area, period))


def b_03(tables: Tables, area: str, period: str) -> Cell:
    schools = tables[SCHOOLS].cell("BIL013", area, period, BILSA8="SCHULE03")
    return share(schools, population(tables, area, f"{period}-12-31", ["ALT006B10"]), factor=1000)


def c_05(tables: Tables, area: str, period: str) -> Cell:
    return tables["INKAR"].cell("a_betr0003_bev0003", area, period)


def c_06(tables: Tables, area: str, period: str) -> Cell:
    return tables["INKAR"].cell("a_betr0306_bev0306", area, period)


def d_01(tables: Tables, area: str, period: str, school_type: str) -> Cell:
    return tables[SCHOOLS].cell("BIL013", area, period, BILSA8=school_type)


def d_02(tables: Tables, area: str, period: str) -> Cell:
    return tables[SCHOOLS].cell("BIL003", area, period)


def d_03(tables: Tables, area: str, period: str, school_type: str) -> Cell:
    in_class = tables[SCHOOLS].cell("BIL003", area, period, BILKL2="KLASSE07", BILSA8=school_type)
    return share(in_class, tables[SCHOOLS].cell("BIL003", area, period, BILKL2="KLASSE07"))


def d_16(tables: Tables, area: str, period: str, certificate: str) -> Cell:
    leavers = tables[LEAVERS]
    return share(leavers.cell("BILABG", area, period, BILAG2=certificate), leavers.cell("BILABG", area, period))


def d_17(tables: Tables, area: str, period: str) -> Cell:
    return d_16(tables, area, period, "BILABS11")


def d_19(tables: Tables, area: str, period: str) -> Cell:
    return d_16(tables, area, period, "BILABS15")


def d_21(tables: Tables, area: str, period: str, school_type: str) -> Cell:
    foreign = tables[SCHOOLS].cell("BIL003", area, period, BILSA8=school_type, NAT="NATA")
    return share(foreign, tables[SCHOOLS].cell("BIL003", area, period, BILSA8=school_type))


def f_02(tables: Tables, area: str, period: str) -> Cell:
    return tables[STUDENTS].cell("HS-W02", area, period)


def f_06(tables: Tables, area: str, period: str) -> Cell:
    students = tables[STUDENTS]
    stem = add(students.cell("HS-W02", area, period, **{"HS-FG2": group}) for group in ("HS-FG04", "HS-FG08"))
    return share(stem, students.cell("HS-W02", area, period))
