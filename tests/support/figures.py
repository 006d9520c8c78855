"""Short ways to read, store and build figures in tests, without Django."""

from datetime import date
from importlib.resources import files
from pathlib import Path

from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.formats.sheets import shipped_indicators, shipped_tables
from bildungsbuero.formats.table_files import describe_file
from bildungsbuero.warehouse.build import build
from bildungsbuero.warehouse.catalogue import SHARED, Area, Catalogue, StoredDelivery, stored
from bildungsbuero.warehouse.deliveries import Folder, store
from bildungsbuero.warehouse.published import Published, open_published
from bildungsbuero.warehouse.reading import Reading, read

TABLES: dict[str, Dataset] = {table.key: table for table in shipped_tables()}
INDICATORS: dict[str, Indicator] = {indicator.key: indicator for indicator in shipped_indicators()}

# The official tables that ship with the product, and the areas of the demo beside the small Germany below.
START_FIGURES = Path(str(files("bildungsbuero") / "demo" / "figures"))
START_KEYS = tuple(sorted(path.stem for path in START_FIGURES.glob("*.zip")))
# The indicators that these tables fill.
STARTED = {key: item for key, item in INDICATORS.items() if item.datasets and set(item.datasets) <= set(START_KEYS)}

AREAS = (
    Area(key="DG", level="nation", name="Deutschland"),
    Area(key="07", level="state", name="Rheinland-Pfalz", parent="DG"),
    Area(key="07211", level="district", name="Trier", parent="07"),
    Area(key="07235", level="district", name="Trier-Saarburg", parent="07"),
    Area(key="16056", level="district", name="Eisenach", parent="16", valid_to=date(2021, 7, 1)),
    Area(key="16063", level="district", name="Wartburgkreis", parent="16"),
)

MORE_AREAS = tuple(
    Area(key=key, level="district", name=name, parent=key[:2])
    for key, name in (
        ("07312", "Kaiserslautern"),
        ("08335", "Konstanz"),
        ("09762", "Kaufbeuren"),
        ("09777", "Ostallgäu"),
    )
)


def build_start_figures(folder: Path) -> Folder:
    """Return the folder of figures built from all tables that ship with the product."""
    tables = {key: [START_FIGURES / f"{key}.zip"] for key in START_KEYS}
    return build_files(folder, tables, areas=(*AREAS, *MORE_AREAS))


def read_file(path: Path, folder: Path, *, dataset: str | None = None) -> Reading:
    """Return a file as observations; `dataset` names its declaration where it differs from the file's own code."""
    work = folder / "work"
    work.mkdir(parents=True, exist_ok=True)
    description, plain = describe_file(path, work_dir=work)
    return read(
        description, plain, work_dir=work, dataset=TABLES.get(dataset or description.table), file_name=path.name
    )


def build_files(
    folder: Path, files: dict[str, list[Path]], *, areas=AREAS, indicators=None, released: bool = True
) -> Folder:
    """Return the folder of built figures made from files by data set."""
    figures = Folder(root=folder / "warehouse").made()
    datasets, number = [], 0
    for key, paths in files.items():
        deliveries = []
        for path in paths:
            number += 1
            reading = read_file(path, folder, dataset=key)
            kept = store(reading, figures, owner=SHARED, dataset=key)
            deliveries.append(StoredDelivery(number=number, path=str(kept), released=released))
            reading.close()
        datasets.append(stored(TABLES[key], owner=SHARED, deliveries=tuple(deliveries)))
    catalogue = Catalogue(
        datasets=tuple(datasets),
        indicators=tuple(INDICATORS.values()) if indicators is None else indicators,
        areas=areas,
    )
    build(figures, catalogue)
    return figures


def published_from(folder: Path, files: dict[str, list[Path]], **options) -> Published:
    """Return the published figures made from files."""
    return open_published(build_files(folder, files, **options))
