"""How a data set is declared: shipped with the product for official tables, stated by a person for own ones."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from django.db.models import Q

from bildungsbuero.apps.monitoring.models import Dataset
from bildungsbuero.core.datasets import Code, Dimension, Measure
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.symbols import Dash
from bildungsbuero.formats.sheets import shipped_tables

# Time codes of GENESIS that say what the period means.
PERIODS_OF_CODES = {
    "STAG": PeriodMeaning.REFERENCE_DATE,
    "JAHR": PeriodMeaning.CALENDAR_YEAR,
    "SEMEST": PeriodMeaning.SEMESTER,
}


def shipped(key: str) -> Declaration | None:
    """Return the declaration that comes with the product."""
    return next((table for table in shipped_tables() if table.key == key), None)


def declarations_of(owner: str, keys: Iterable[str]) -> dict[str, Declaration]:
    """Return the declarations of stored data sets by key: an office's own, and the installation's beside them."""
    datasets = Dataset.objects.across_offices(because="the owner is named by its key")
    found = datasets.filter(Q(office=None) | Q(office__key=owner), key__in=list(keys)).select_related("office")
    return {dataset.key: declaration_of(dataset) for dataset in sorted(found, key=lambda item: item.office is not None)}


def undeclared(key: str) -> Declaration:
    """Return what is known of a table that nobody has any more: its code."""
    return Declaration(
        key=key, title={"de": key}, publisher="", licence="", attribution="", period=PeriodMeaning.UNDECLARED
    )


def is_declared(dataset: Dataset) -> bool:
    """Whether the product or a person has said what the periods of a data set and its "-" mean."""
    undecided = dataset.period == PeriodMeaning.UNDECLARED or dataset.dash == Dash.UNDECIDED
    return shipped(dataset.key) is not None or not undecided


def declaration_of(dataset: Dataset) -> Declaration:
    """Return the declaration of a stored data set: the shipped one with what a person changed, or what is stored."""
    delivered = _from_record(dataset)
    base = shipped(dataset.key) or delivered
    return replace(
        base,
        # A table that was declared before anybody had a delivery of it learns the rest from the first one.
        measures=_completed(base.measures, delivered.measures),
        dimensions=_completed(base.dimensions, delivered.dimensions),
        period=PeriodMeaning(dataset.period),
        profile=dataset.profile,
        dash=Dash(dataset.dash),
        protected_at_source=dataset.protected_at_source,
    )


Coded = TypeVar("Coded", Measure, Dimension)


def _completed(declared: tuple[Coded, ...], delivered: tuple[Coded, ...]) -> tuple[Coded, ...]:
    """What is declared, and behind it what was delivered beyond that."""
    known = {item.code for item in declared}
    return declared + tuple(item for item in delivered if item.code not in known)


def _from_record(dataset: Dataset) -> Declaration:
    return Declaration(
        key=dataset.key,
        title={"de": dataset.title},
        publisher=dataset.publisher,
        licence=dataset.licence,
        attribution=dataset.attribution,
        period=PeriodMeaning(dataset.period),
        measures=tuple(
            Measure(code=code, label={"de": words["label"]}, unit=words["unit"])
            for code, words in dataset.measures.items()
        ),
        dimensions=tuple(
            Dimension(
                code=code,
                label={"de": words["label"]},
                codes=tuple(
                    Code(code=value, label={"de": label}, subset_of=words.get("subsets", {}).get(value, ""))
                    for value, label in words["values"].items()
                ),
            )
            for code, words in dataset.dimensions.items()
        ),
    )
