"""Shares of counts rounded to 5 come from the true counts; nothing in the published file gives these away.

Source: Information und Technik Nordrhein-Westfalen, rounding as a method of confidentiality, 28.08.2019, whose ratios
come from true counts; of small bases these would give the counts away, so that there the shown ones are taken.
"""

from decimal import Decimal

import duckdb
import pytest

from bildungsbuero.core.cells import Meaning, Published, Quality, Suppressed
from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.indicators import Breakdown, Indicator, Kind, Measurement, Part
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.protection.profile import Measured, Method, Profile, Role
from bildungsbuero.core.symbols import Dash
from bildungsbuero.formats.table_files import describe_file
from bildungsbuero.warehouse.build import build, current
from bildungsbuero.warehouse.catalogue import Catalogue, Protection, StoredDelivery, stored
from bildungsbuero.warehouse.deliveries import Folder, store
from bildungsbuero.warehouse.published import open_published
from bildungsbuero.warehouse.reading import read
from tests.support.figures import AREAS

HEAD = "merkmal;gebiet;zeitraum;Sex;Alter;wert;einheit"
GIRLS = Indicator(
    key="X-01",
    version=1,
    education_area="C",
    group={"de": "Eigene"},
    kind=Kind.COMPUTED,
    measurement=Measurement.SHARE,
    title={"de": "Anteil der Mädchen"},
    question={"de": "?"},
    definition={"de": "."},
    formula={"de": "w / alle × 100"},
    numerator=Part(dataset="kinder", measure="KINDER", where={"Sex": ("w",)}),
    denominator=Part(dataset="kinder", measure="KINDER"),
    factor=Decimal(100),
    unit="percent",
    decimals=1,
    breakdowns=(Breakdown(dimension="Alter"),),
    owner="trier",
)


def declared() -> Dataset:
    return Dataset(
        key="kinder",
        title={"de": "Kinder"},
        publisher="",
        licence="",
        attribution="",
        period=PeriodMeaning.CALENDAR_YEAR,
        dash=Dash.ZERO,
    )


def rows(year: str, girls: int, children: int, *, small: int) -> list[str]:
    """Girls and children, of whom some are small."""
    counts = {
        ("w", ""): girls,
        ("", ""): children,
        ("w", "klein"): small,
        ("", "klein"): 2 * small,
        ("w", "groß"): girls - small,
        ("", "groß"): children - 2 * small,
    }
    return [
        f"KINDER;07211;{year};{sex or 'insgesamt'};{age or 'insgesamt'};{count};Personen"
        for (sex, age), count in counts.items()
    ]


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """What is published where nobody decided otherwise."""
    return built(tmp_path_factory.mktemp("rounded"))


@pytest.fixture(scope="module")
def figures_as_decided(tmp_path_factory):
    """What is published where the office wants every share from the true counts."""
    return built(tmp_path_factory.mktemp("true"), shares_from_true_counts=True)


def built(tmp_path, **decided):
    """37 girls of 52 children, 12 of 24 small; 2 girls of 60; and 3,702 of 6,003, 12 of 24 small."""
    folder = Folder(root=tmp_path / "warehouse").made()
    path = tmp_path / "kinder.csv"
    path.write_text(
        "\n".join(
            [
                HEAD,
                *rows("2023", 37, 52, small=12),
                *rows("2024", 2, 60, small=1),
                *rows("2025", 3_702, 6_003, small=12),
            ]
        )
        + "\n",
        "utf-8",
    )
    description, plain = describe_file(path, work_dir=tmp_path)
    reading = read(description, plain, work_dir=tmp_path, dataset=declared(), file_name=path.name)
    kept = store(reading, folder, owner="trier", dataset="kinder")
    reading.close()
    measures = {"KINDER": Measured(role=Role.COUNT)}
    profile = Profile(method=Method.ROUND_TO_5, measures=measures, min_denominator=10, **decided)
    catalogue = Catalogue(
        datasets=(
            stored(
                declared(),
                owner="trier",
                deliveries=(StoredDelivery(number=1, path=str(kept)),),
                protection=Protection(profile=profile, secret=b"geheim"),
            ),
        ),
        indicators=(GIRLS,),
        areas=AREAS,
    )
    build(folder, catalogue)
    return folder, catalogue


def share(folder, year: str, **by):
    door = open_published(folder, owner="trier")
    return door.one(GIRLS, "07211", door.find_period(GIRLS, year), by=by)


def test_a_share_comes_from_true_counts_beside_rounded_parts(figures):
    found = share(figures[0], "2025")
    assert found.cell.value == Decimal("61.7"), "3,702 of 6,003; 3,700 of 6,005 would be 61.6"
    assert (found.numerator.value, found.denominator.value) == (3_700, 6_005)
    assert Quality.ROUNDED in found.cell.quality


def test_a_split_share_of_a_large_base_comes_from_true_counts_too(figures):
    assert share(figures[0], "2025", Alter="groß").cell.value == Decimal("61.7"), "3,690 of 5,979"


def test_an_office_may_have_every_share_from_the_true_counts(figures_as_decided):
    """T6: "ratios use unrounded input"; what is small is withheld all the same."""
    found = share(figures_as_decided[0], "2023")
    assert found.cell.value == Decimal("71.2"), "37 of 52; 35 of 50 would be 70"
    assert (found.numerator.value, found.denominator.value) == (35, 50)
    assert share(figures_as_decided[0], "2023", Alter="groß").cell.value == Decimal("89.3"), "25 of 28"
    assert isinstance(share(figures_as_decided[0], "2024").cell, Suppressed), "2 of 60"


def test_a_share_of_a_small_base_says_nothing_that_its_parts_do_not_say(figures):
    """71.2 % of 48 to 52 could only be 37 of 52; and what such counts leave of their total would be known exactly."""
    for by, (girls, children) in (({}, (35, 50)), ({"Alter": "klein"}, (10, 25)), ({"Alter": "groß"}, (25, 30))):
        found = share(figures[0], "2023", **by)
        assert (found.numerator.value, found.denominator.value) == (girls, children)
        assert round(found.cell.value, 6) == round(Decimal(100 * girls) / children, 6)
        assert Quality.ROUNDED in found.cell.quality


def test_a_share_of_too_few_is_withheld_with_its_numerator(figures):
    found = share(figures[0], "2024")
    assert isinstance(found.cell, Suppressed)
    assert isinstance(found.numerator, Suppressed)


def test_building_again_gives_the_same_shares(figures):
    folder, catalogue = figures
    before = share(folder, "2023")
    current(folder, "published").path.unlink()
    build(folder, catalogue)
    assert share(folder, "2023") == before
    extended = Catalogue(datasets=catalogue.datasets, indicators=catalogue.indicators, areas=AREAS[:3])
    build(folder, extended)
    assert share(folder, "2023") == before


def test_the_published_file_holds_no_true_count(figures):
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{current(figures[0], 'published').path}' AS built (READ_ONLY)")
        tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert tables == {"areas", "built", "fact_deliveries", "indicator_periods", "indicator_values", "trier/kinder"}
        numbers = connection.execute("SELECT numerator, denominator FROM built.main.indicator_values").fetchall()
    assert {number for row in numbers for number in row if number is not None and number % 5} == set()


def test_a_share_that_nobody_computed_from_true_counts_is_not_published(figures):
    """Split by two dimensions at once it could only be made of rounded counts."""
    found = share(figures[0], "2023", Alter="klein", Sex="w")
    assert not isinstance(found.cell, Published)
    assert found.cell.meaning is Meaning.NOT_PUBLISHED
