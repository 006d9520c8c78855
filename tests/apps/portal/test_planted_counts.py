"""Small counts planted in a data set over two releases: nobody finds them, or two numbers that differ by one of them.

The counts are large and odd, and the rule is raised with them, so that each of them is known wherever it turns up.
"""

from itertools import product

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring.actions import deciding, own_indicators
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.editions.actions import Wanted, draft
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, Edition, ProtectionProfile
from tests.support import samples
from tests.support.cast import make_person, monitor_of
from tests.support.crawling import numbers, walk
from tests.support.deliveries import AT, bring

SMALLEST = 30_000
SEXES = ("weiblich", "männlich")
FIRST = {
    ("Nord", "weiblich"): 61_283,
    ("Nord", "männlich"): 58_417,
    ("Mitte", "weiblich"): 17_391,
    ("Mitte", "männlich"): 64_907,
    ("Süd", "weiblich"): 71_549,
    ("Süd", "männlich"): 69_283,
    ("West", "weiblich"): 52_817,
    ("West", "männlich"): 18_473,
}
SECOND = FIRST | {("Süd", "männlich"): 71_002, ("Ost", "weiblich"): 16_111, ("Ost", "männlich"): 45_599}
NEXT_YEAR = {cell: count + 1_741 * (place + 1) for place, (cell, count) in enumerate(SECOND.items())}


# An own indicator made of the planted counts: the share of girls, in all and by quarter.
SHEET = {
    "education_area": "C",
    "group": {"de": "Eigene Kennzahlen", "en": "Own indicators"},
    "kind": "computed",
    "measurement": "share",
    "title": {"de": "Anteil der Mädchen", "en": "Share of girls"},
    "question": "Wie viele sind Mädchen?",
    "definition": "Mädchen an allen Kindern.",
    "formula": "Mädchen / Kinder × 100",
    "numerator": {"dataset": "kinder", "measure": "KINDER", "where": {"Geschlecht": ["weiblich"]}, "period": "same"},
    "denominator": {"dataset": "kinder", "measure": "KINDER", "where": {}, "period": "same"},
    "numerator_name": "Mädchen",
    "denominator_name": "Kinder",
    "factor": "100",
    "unit": "percent",
    "decimals": 1,
    "direction": "neutral",
    "breakdowns": [{"dimension": "Stadtteil", "split": "both"}],
    "first_breakdown": "Stadtteil",
    "levels": ["district"],
}


def counts(inner: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Every cell of the table, its margins too."""
    quarters = list(dict.fromkeys(quarter for quarter, _sex in inner))
    found = dict(inner)
    for quarter, sex in product((*quarters, "insgesamt"), (*SEXES, "insgesamt")):
        parts = [
            count for (at, of), count in inner.items() if quarter in {at, "insgesamt"} and sex in {of, "insgesamt"}
        ]
        found[quarter, sex] = sum(parts)
    return found


def lines(period: str, inner: dict[tuple[str, str], int]) -> list[str]:
    return [f"KINDER;07211;{period};{quarter};{sex};{count}" for (quarter, sex), count in counts(inner).items()]


class Publication:
    """The data set of an office, and all numbers that stood in it in any release."""

    def __init__(self, office, folder) -> None:
        self.office = office
        self.folder = folder
        self.true: set[int] = set()
        self.small: set[int] = set()
        self.editions: list[str] = []

    def release(self, number: int, *periods: tuple[str, dict[tuple[str, str], int]]) -> Delivery:
        rows = ["merkmal;gebiet;zeitraum;Stadtteil;Geschlecht;wert"]
        for period, inner in periods:
            rows += lines(period, inner)
            self.true |= set(counts(inner).values())
            self.small |= {count for count in counts(inner).values() if count < SMALLEST}
        path = samples.write_long(self.folder, name=f"{number}.csv", rows=rows)
        delivery = bring(path, office=self.office, dataset="kinder", person=monitor_of(self.office))
        dataset = delivery.dataset
        if number == 1:
            fields = {"period": "calendar_year", "dash": "zero", "title": "Kinder", "licence": "dl-de/by-2-0"}
            Dataset.unscoped.filter(pk=dataset.pk).update(publisher="Trier", attribution="Trier", **fields)
            ProtectionProfile.unscoped.create(dataset=dataset, min_cases=SMALLEST)
            record = own_indicators.declare(self.office, SHEET, note="neu", person=monitor_of(self.office), at=AT)
            own_indicators.use(record, person=monitor_of(self.office))
        Delivery.unscoped.filter(pk=delivery.pk).update(state=Delivery.State.RELEASED)
        bring_up_to_date()
        wanted = Wanted(title=f"Ausgabe {number}", summary="", items=(("table", "kinder"),))
        edition = draft(self.office, wanted, person=None, at=AT)
        Edition.unscoped.filter(pk=edition.pk).update(state=Edition.State.RELEASED, released_at=AT)
        self.editions.append(edition.public_id)
        return delivery

    def starts(self) -> list[str]:
        """Where the walk begins, the permanent addresses of all editions too."""
        parts = [f"/trier/ausgaben/{edition}/" for edition in self.editions]
        files = [f"{part}kinder{kind}" for part in parts for kind in ("/", ".csv", ".xlsx", ".parquet", ".json")]
        return [*STARTS, *parts, *files]


@pytest.fixture
def publication(trier, tmp_path):
    return Publication(trier, tmp_path)


STARTS = (
    "/trier/",
    "/trier/en/kennzahlen/eigene/kinder/",
    "/trier/kennzahlen/",
    "/trier/kennzahlen/eigene/",
    "/trier/kennzahlen/eigene/kinder/",
    "/trier/kennzahlen/eigene/kinder/tabelle.csv",
    "/trier/einbetten/tabelle/kinder/",
    "/trier/ausgaben/",
    "/trier/offene-daten/",
    "/trier/offene-daten/katalog.ttl",
    "/trier/offene-daten/katalog.jsonld",
    *(f"/trier/offene-daten/tabelle/kinder.{kind}" for kind in ("csv", "xlsx", "parquet", "json")),
    "/trier/angebote/?text=Kinder",
    "/trier/kennzahlen/X-01/",
    "/trier/kennzahlen/X-01/tabelle.csv",
    "/trier/kennzahlen/X-01/tabelle.xlsx",
    "/trier/einbetten/X-01/",
    *(f"/trier/offene-daten/kennzahl/X-01.{kind}" for kind in ("csv", "xlsx", "parquet", "json")),
    "/trier/api/",
    "/trier/robots.txt",
)


# Staff pages have a test of their own; the English pages show the same figures, so that one of them is enough.
OUTSIDE = ("/trier/buero/", "/trier/en/", "/trier/angebote/?", "/trier/schriftgroesse/")


def seen_by(client, starts, *, within: str = "/trier/", beside: tuple[str, ...] = ()) -> set[int]:
    pages = walk(client, list(starts), within=within, beside=beside)
    return {number for body in pages.values() for number in numbers(body)}


def test_nobody_finds_a_planted_count_on_any_public_page(client, publication):
    publication.release(1, ("2023", FIRST))
    seen = seen_by(client, publication.starts(), beside=OUTSIDE) & publication.true
    publication.release(2, ("2023", SECOND), ("2024", NEXT_YEAR))
    assert all(client.get(start).status_code == 200 for start in publication.starts())
    seen |= seen_by(client, publication.starts(), beside=OUTSIDE) & publication.true

    assert len(seen) > len(publication.true) / 3, "hardly anything was published: the walk proves nothing"
    assert not seen & publication.small
    differences = {first - second for first, second in product(seen, repeat=2)}
    assert not differences & publication.small
    sums = {first + second for first, second in product(seen, repeat=2)}
    assert not {first - second for first, second in product(seen, sums)} & publication.small


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.MANAGEMENT])
def test_people_of_the_office_without_the_role_monitoring_find_none_either(client, publication, trier, role):
    first = publication.release(1, ("2023", FIRST))
    second = publication.release(2, ("2023", SECOND), ("2024", NEXT_YEAR))
    client.force_login(make_person(office=trier, roles=(role,), name="Kollegin"))
    starts = [
        "/trier/buero/",
        "/trier/buero/zahlen/",
        "/trier/buero/zahlen/datensatz/trier/kinder/",
        *(f"/trier/buero/zahlen/lieferung/{item.public_id}/" for item in (first, second)),
        *(f"/trier/buero/zahlen/datensatz/trier/kinder/geheimhaltung/{number}/" for number in (1, 2)),
        *(f"/trier/buero/zahlen/datensatz/trier/kinder/geheimhaltung/{number}/bericht.csv" for number in (1, 2)),
    ]
    seen = seen_by(client, starts, within="/trier/buero/")
    assert not seen & publication.small


def test_the_walk_would_find_them_and_what_is_taken_back_is_gone(client, publication, trier):
    delivery = publication.release(1, ("2023", FIRST))
    ProtectionProfile.unscoped.filter(dataset=delivery.dataset).delete()
    Dataset.unscoped.filter(pk=delivery.dataset.pk).update(protected_at_source=True)
    bring_up_to_date()
    tables = [start for start in STARTS if "kinder" in start]
    for table in tables:
        assert publication.small <= numbers(client.get(table).content), table
    of_indicator = [start for start in STARTS if "X-01" in start]
    assert seen_by(client, of_indicator, within="/trier/kennzahlen/X-01/") & publication.small
    Edition.unscoped.filter(office=trier).update(state=Edition.State.DRAFT)
    deciding.keep_internal(Delivery.unscoped.get(pk=delivery.pk), office=trier, person=monitor_of(trier))
    assert not seen_by(client, tables, beside=OUTSIDE) & publication.true
