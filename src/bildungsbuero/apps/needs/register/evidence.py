"""What shows a need: read from an address (“indicator:G-01:07211:2022”), looked up once, and kept as it stood then."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.vocabulary import vocabularies
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.monitoring.models import Edition, EditionItem
from bildungsbuero.apps.needs.coverage.evidence import cell_address, told_cell
from bildungsbuero.apps.needs.models import NeedEvidence, ReachRun
from bildungsbuero.apps.needs.places import Places
from bildungsbuero.apps.needs.reach.tables import is_withheld
from bildungsbuero.apps.needs.reach.wording import area_name
from bildungsbuero.apps.needs.signals.counting import find_cluster, minimum_of
from bildungsbuero.apps.needs.signals.wording import cluster_title, told_in_words
from bildungsbuero.core import coverage, signals
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.wording import day, number

Kind = NeedEvidence.Kind
MOST = 20
LONGEST = 300
# The unit of figures that count people.
PERSONS = "persons"
# Which field of a need an axis of the table of offers fills.
FIELDS = {
    coverage.TOPIC: "topic",
    coverage.LIFE_PHASE: "life_phase",
    coverage.TARGET_GROUP: "target_group",
    coverage.DISTRICT: "area",
    coverage.MUNICIPALITY: "area",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A piece of evidence as it stands now, and what it says about the need that it shows."""

    kind: str
    reference: str
    title: str
    value: str = ""
    source: str = ""
    edition: Edition | None = None
    prefills: dict[str, Any] = field(default_factory=dict)
    # How many people a figure counts; None where it counts something else, or says no number.
    people: int | None = None

    @property
    def key(self) -> str:
        """How addresses name it."""
        return f"{self.kind}:{self.reference}"

    @property
    def as_source(self) -> str:
        """The figure, its number and where it comes from, as the source of a number of people."""
        return ". ".join(filter(None, (f"{self.title}: {self.value}", self.source)))[:LONGEST]


def look_up(keys: Iterable[str], office: Office, on: date, *, places: Places) -> list[Found]:
    """Return the evidence that addresses name; what names nothing that the office knows is left out."""
    wanted = list(dict.fromkeys(key for key in keys if 0 < len(key) <= LONGEST))[:MOST]
    readers = {
        Kind.INDICATOR: _indicator,
        Kind.CELL: _cell,
        Kind.REACH: _reach,
        Kind.SIGNALS: _signals,
    }
    found = []
    for key in wanted:
        kind, _sign, reference = key.partition(":")
        reader = readers.get(Kind(kind)) if kind in Kind else None
        if reader is not None and (one := reader(reference, office, on, places)) is not None:
            found.append(one)
    return found


def prefilled(found: Iterable[Found]) -> dict[str, Any]:
    """Return what the evidence says about a new need; the first that says something is taken."""
    values: dict[str, Any] = {}
    for one in found:
        for name, value in one.prefills.items():
            if value:
                values.setdefault(name, value)
    return values


def address_of(kind: str, reference: str) -> str:
    """Return where a piece of evidence is shown, empty where no page shows it."""
    match kind:
        case Kind.INDICATOR:
            key, area, period = reference.split(":")
            address = find_address("portal:indicator", key)
            return f"{address}?area={area}&period={period}" if address else ""
        case Kind.CELL:
            at = coverage.read_cell_key(coverage.EVIDENCE + reference)
            return cell_address(at) if at else ""
        case Kind.REACH:
            run, _sign, _area = reference.partition(":")
            return find_address("needs:reach-run", run)
        case _:
            return find_address("needs:signals")


def find_figure(reference: str, office: Office, places: Places) -> Found | None:
    """Return a published figure as evidence, by indicator, area and period; None where there is none."""
    parts = reference.split(":")
    if len(parts) != 3:
        return None
    key, area, period = parts
    try:
        answer = published.answer(key, area=area, period=period, office=office)
    except Refusal:
        return None
    title = f"{wording.text(answer.indicator.title)}, {answer.territory}"
    own = places.fitting(area)
    return Found(
        kind=Kind.INDICATOR,
        reference=f"{answer.indicator.key}:{area}:{answer.figure.period.code}",
        title=title[:LONGEST],
        value=_in_words(answer)[:100],
        source="; ".join(dict.fromkeys(_of_delivery(source.as_source()) for source in answer.sources))[:500],
        edition=_edition_with(answer.indicator.key, office),
        prefills={"title": wording.text(answer.indicator.title)[:200], "area": own},
        people=_people(answer),
    )


def _indicator(reference: str, office: Office, on: date, places: Places) -> Found | None:  # noqa: ARG001 - one shape for all
    return find_figure(reference, office, places)


def _in_words(answer: published.Answer) -> str:
    """The figure with its mark, in words too, and its period: “. (secret; 2023)”."""
    marks = wording.spoken(answer.figure.cell, gone=answer.gone)
    return f"{answer.display} ({'; '.join(filter(None, (marks, wording.period_label(answer.figure.period))))})"


def _people(answer: published.Answer) -> int | None:
    number = published.as_number(answer.figure.cell)
    return number if answer.indicator.unit == PERSONS and isinstance(number, int) and number >= 0 else None


def _of_delivery(source: dict[str, Any]) -> str:
    return _("%(attribution)s, delivery %(delivery)s") % {
        "attribution": source["attribution"] or source["title"],
        "delivery": source["delivery"],
    }


def _edition_with(key: str, office: Office) -> Edition | None:
    """The newest released edition that holds the indicator."""
    items = EditionItem.objects.filter(kind=EditionItem.Kind.INDICATOR, key=key, edition__office=office)
    numbers = items.values_list("edition_id", flat=True)
    return Edition.objects.of(office).released().filter(pk__in=list(numbers)).order_by("-released_at", "-pk").first()


def _cell(reference: str, office: Office, on: date, places: Places) -> Found | None:
    at = coverage.read_cell_key(coverage.EVIDENCE + reference)
    if at is None:
        return None
    told = told_cell(office, at, on)
    prefills = {
        FIELDS[axis]: fitting for axis, key in at if axis in FIELDS and (fitting := _fitting(axis, key, places))
    }
    return Found(
        kind=Kind.CELL,
        reference=reference,
        title=told.title[:LONGEST],
        value=told.value[:100],
        source=_("Cell of the coverage matrix, as of %(day)s") % {"day": day(on)},
        prefills={"title": told.title[:200], **prefills},
    )


def _fitting(axis: str, key: str, places: Places) -> str:
    if axis in coverage.PLACE_AXES:
        return places.fitting(key)
    return key if key in vocabularies()[axis] else ""


def _reach(reference: str, office: Office, on: date, places: Places) -> Found | None:  # noqa: ARG001 - one shape for all
    run_id, _sign, area = reference.partition(":")
    run = ReachRun.objects.of(office).filter(public_id=run_id).select_related("cell_set").first()
    row = _area_of(run, area) if run is not None and run.computed_at is not None else None
    if run is None or row is None:
        return None
    people = {"number": number(row["people"]), "what": run.cell_set.people_word}
    is_told = not is_withheld(run, row["people"])
    said = _("of %(number)s (%(what)s) half have at most %(km)s km") % {
        **people,
        "km": number(row["median_m"] / 1000, 1),
    }
    source = f"{run.cell_set.attribution_line}, {run.cell_set.as_of}"
    return Found(
        kind=Kind.REACH,
        reference=reference,
        title=f"{run}: {area_name(row)}"[:LONGEST],
        value=said[:100] if is_told else "",
        source=f"{source}. {run.notice}".rstrip(". ")[:500],
        prefills={
            "title": f"{run}: {area_name(row)}"[:200],
            "area": places.fitting(area),
            "population": round(row["people"]) if is_told else "",
            "population_source": f"{run.cell_set.people_word}: {source}"[:300] if is_told else "",
        },
    )


def _area_of(run: ReachRun, area: str) -> dict[str, Any] | None:
    """What a run found for a Gemeinde or a part of a layer; without a key for all cells together."""
    if not area:
        return {"key": "", "name": _("all cells"), **run.summary["all"]}
    listed = [*run.summary["areas"], *(one for layer in run.summary["layers"] for one in layer["areas"])]
    return next((one for one in listed if one["key"] == area), None)


def _signals(reference: str, office: Office, on: date, places: Places) -> Found | None:
    parts = signals.parts_of(reference)
    cluster = find_cluster(office, reference, on) if parts is not None else None
    if parts is None or cluster is None:
        return None
    topic, area, group = parts
    title = cluster_title(cluster, places)
    return Found(
        kind=Kind.SIGNALS,
        reference=reference,
        title=title[:LONGEST],
        # What readers see: never the number itself, nothing of too few.
        value=told_in_words(cluster, minimum_of(office)),
        source=_("Signals of twelve months, as of %(day)s") % {"day": day(on)},
        prefills={"title": title[:200], "topic": topic, "area": area, "target_group": group},
    )
