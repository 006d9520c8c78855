"""The words that a delivery brings along: labels of dimensions and measures."""

from dataclasses import dataclass, field
from typing import Any

from bildungsbuero.core.datasets import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """Labels by code; a dimension holds its own label and those of its values, a measure its label and unit."""

    dimensions: dict[str, dict[str, Any]] = field(default_factory=dict)
    measures: dict[str, dict[str, str]] = field(default_factory=dict)
    time_code: str = ""


def dimension_words(label: str, values: dict[str, str]) -> dict[str, Any]:
    """Return the entry of a dimension."""
    return {"label": label, "values": values}


def declared_dimensions(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """Return the dimensions of a declaration with their German labels."""
    return {
        item.code: dimension_words(
            item.label.get("de", item.code), {code.code: code.label.get("de", code.code) for code in item.codes}
        )
        | {"subsets": {code.code: code.subset_of for code in item.codes if code.subset_of}}
        for item in dataset.dimensions
    }


def declared_measures(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return the measures of a declaration with their German labels and units."""
    return {item.code: {"label": item.label.get("de", item.code), "unit": item.unit} for item in dataset.measures}
