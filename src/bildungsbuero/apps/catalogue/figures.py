"""Figures from the catalogue: what the public sees, or saw, on a day, counted by area, topic, kind and phase of life.

Formula: number of offers with `public_on(day)` whose place lies in the area, or that are bound to no place there;
marked examples are never counted. An offer with several topics or phases of life counts once for each of them, so that
parts do not add up to the total. Source: the office's own catalogue; of a past day the state that was kept for it, else
the history. Monitoring turns the rows into deliveries; neither app imports the other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.snapshots.keeping import standing_on
from bildungsbuero.apps.catalogue.snapshots.past import first_day, institution_type_of
from bildungsbuero.apps.catalogue.vocabulary import vocabulary
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.core.as_of import StandingOffer
from bildungsbuero.core.figures import RecordCount, RecordFigures

REGISTER = "Angebotskatalog"
OFFERS, INSTITUTIONS, GUIDANCE, STEM = "angebotskatalog", "einrichtungen", "angebotsregister", "mint"
TABLES = (OFFERS, INSTITUTIONS, GUIDANCE, STEM)
# The kinds of institutions and the phases of life in the words of the data sets that indicators are made from.
KINDS_OF_INSTITUTIONS = {
    "daycare": "kita",
    "school": "schule",
    "adult_education_centre": "weiterbildung",
    "library": "kultur",
    "music_school": "kultur",
    "museum": "kultur",
    "counselling_centre": "beratung",
}
OTHER_INSTITUTION = "sonstige"
PHASES = {
    "family_start": "fruehe-kindheit",
    "early_childhood": "fruehe-kindheit",
    "primary_school": "schulzeit",
    "lower_secondary": "schulzeit",
    "transition": "ausbildung-studium",
    "training_studies": "ausbildung-studium",
    "adult_life": "erwachsene",
    "later_life": "aeltere",
}
ALL_AGES = "all_ages"
FIELDS = ("kind", "topics", "life_phases", "profile", "place__municipality__key", "is_example")
BATCH = 2_000


@dataclass(slots=True)
class Tally:
    """The counts of one area, by code; the empty code is the total."""

    offers: Counter[str] = field(default_factory=Counter)
    institutions: Counter[str] = field(default_factory=Counter)
    guidance: Counter[str] = field(default_factory=Counter)
    stem: int = 0

    def add(self, offer: StandingOffer) -> None:
        """Count one offer."""
        self.offers.update(["", *offer.topics])
        self.stem += "stem" in offer.topics
        if offer.kind == "institution":
            self.institutions.update(["", KINDS_OF_INSTITUTIONS.get(offer.institution_type, OTHER_INSTITUTION)])
        if offer.kind == "guidance" or offer.institution_type == "counselling_centre":
            self.guidance.update(["", *_phases(offer.life_phases)])


def counted_offers(office: Office, on: date, today: date) -> list[RecordFigures]:
    """Return the figures of every data set that the catalogue fills, for today or a day before.

    There are none for an office without areas, and none of a day from before the catalogue began.
    """
    tallies = {unit.key: Tally() for unit in areas_of(office).own}
    if not tallies or not _is_known(office, on, today):
        return []
    for offer in _standing_now(office, on) if on >= today else standing_on(office, on):
        for area in () if offer.is_example else _areas(offer.municipality, tallies):
            tallies[area].add(offer)
    return _figures(tallies)


def counted_tables() -> list[str]:
    """Return the codes of the data sets that the catalogue fills."""
    return list(TABLES)


def _is_known(office: Office, on: date, today: date) -> bool:
    """Whether the catalogue stood already on a day: nothing of an earlier time is counted, not even as none."""
    if on >= today:
        return True
    first = first_day(office)
    return first is not None and first <= on


def _standing_now(office: Office, on: date) -> Iterator[StandingOffer]:
    """Yield what stands there now, with what is counted of it."""
    offers = Offer.objects.of(office).public_on(on).order_by()
    for row in offers.values(*FIELDS).iterator(chunk_size=BATCH):
        yield StandingOffer(
            public_id="",
            title="",
            kind=row["kind"],
            topics=row["topics"],
            life_phases=row["life_phases"],
            institution_type=institution_type_of(row["profile"]),
            municipality=row["place__municipality__key"] or "",
            is_example=row["is_example"],
        )


def _figures(tallies: dict[str, Tally]) -> list[RecordFigures]:
    topics = vocabulary("topic").keys()
    kinds = [*dict.fromkeys(KINDS_OF_INSTITUTIONS.values()), OTHER_INSTITUTION]
    phases = list(dict.fromkeys(PHASES.values()))
    rows: dict[str, list[RecordCount]] = {table: [] for table in TABLES}
    for area, tally in tallies.items():
        rows[OFFERS] += _counts("angebote", area, tally.offers, dimension="thema", codes=topics)
        rows[INSTITUTIONS] += _counts(
            "einrichtungen", area, tally.institutions, dimension="einrichtungsart", codes=kinds
        )
        rows[GUIDANCE] += _counts("beratungsstellen", area, tally.guidance, dimension="lebensphase", codes=phases)
        rows[STEM].append(RecordCount(measure="angebote", area=area, value=tally.stem))
    return [RecordFigures(dataset=table, register=REGISTER, counts=tuple(counts)) for table, counts in rows.items()]


def _areas(municipality: str, known: Iterable[str]) -> Iterator[str]:
    """The own areas in which an offer is: where its place lies, or all of them where it is bound to none."""
    return (area for area in known if not municipality or municipality.startswith(area))


def _counts(
    measure: str, area: str, found: Counter[str], *, dimension: str, codes: Iterable[str]
) -> Iterator[RecordCount]:
    """The total, and each code, also those of which there is nothing."""
    yield RecordCount(measure=measure, area=area, value=found[""])
    for code in codes:
        yield RecordCount(measure=measure, area=area, value=found[code], dims={dimension: code})


def _phases(keys: Iterable[str]) -> set[str]:
    if ALL_AGES in keys:
        return set(PHASES.values())
    return {PHASES[key] for key in keys if key in PHASES}
