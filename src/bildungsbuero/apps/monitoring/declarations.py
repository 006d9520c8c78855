"""How a data set is declared: shipped with the product for official tables, stated by a person for own ones."""

from dataclasses import replace

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


def is_declared(dataset: Dataset) -> bool:
    """Whether the product or a person has said what the periods of a data set and its "-" mean."""
    undecided = dataset.period == PeriodMeaning.UNDECLARED or dataset.dash == Dash.UNDECIDED
    return shipped(dataset.key) is not None or not undecided


def declaration_of(dataset: Dataset) -> Declaration:
    """Return the declaration of a stored data set: the shipped one with what a person changed, or what is stored."""
    base = shipped(dataset.key) or _from_record(dataset)
    return replace(
        base,
        period=PeriodMeaning(dataset.period),
        profile=dataset.profile,
        dash=Dash(dataset.dash),
        protected_at_source=dataset.protected_at_source,
    )


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
                codes=tuple(Code(code=value, label={"de": label}) for value, label in words["values"].items()),
            )
            for code, words in dataset.dimensions.items()
        ),
    )
