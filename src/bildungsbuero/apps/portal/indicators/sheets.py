"""The sheet of an indicator: what it says, how it is made, what would fill it, and which version computed what."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import labels, published, wording
from bildungsbuero.apps.monitoring.external_codes import codes_of
from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """What one version of an own indicator says about itself."""

    number: int
    formula: str
    periods: str


def sheet_of(
    indicator: Indicator, declaration: Dataset, period: Period | None = None, *, office: Office | None = None
) -> list[tuple[Any, Any]]:
    """Return the sheet as pairs; what is empty is left out by the page."""
    notes = [wording.text(note) for note in declaration.notes] if period else []
    return [
        (_("Meaning"), wording.text(indicator.definition)),
        (_("Formula"), wording.text(indicator.formula)),
        (_("Origin of the figure"), wording.origin(indicator)),
        (_("Reference dates"), wording.text(indicator.dates)),
        (_("What the period means"), wording.period_label(period) if period else ""),
        (_("Unit"), wording.unit_name(indicator.unit)),
        (_("Can be split by"), splits_in_words(indicator, declaration)),
        (_("Notes on the table"), " ".join(notes)),
        (_("Priority"), wording.priority(indicator.priority)),
        (_("State of the definition"), wording.definition_state(indicator)),
        (_("In other catalogues"), names_elsewhere(indicator, office)),
        (_("Key and version"), f"{indicator.key}, {indicator.version}"),
    ]


def present_empty(indicator: Indicator, office: Office | None = None) -> dict[str, Any]:
    """Return the page of an indicator that has no figures yet: the sheet, and the file that would fill it."""
    return {
        "indicator": indicator,
        "title": wording.text(indicator.title),
        "question": wording.text(indicator.question),
        "definition": wording.text(indicator.definition),
        "origin": wording.origin(indicator),
        "state": wording.definition_state(indicator),
        "missing": tables_to_fetch(indicator),
        "sheet": sheet_of(indicator, published.declaration_for(indicator), office=office)[1:],
        "caveats": [wording.text(item) for item in indicator.caveats],
    }


def tables_to_fetch(indicator: Indicator) -> list[dict[str, Any]]:
    """Return key, title, measures and the place where it is to be had, for each table of an indicator."""
    parts = [part for part in (indicator.rate, indicator.numerator, indicator.denominator) if part is not None]
    return [
        {
            "key": table.key,
            "title": wording.text(table.title),
            "where": wording.text(table.obtaining.text),
            "address": table.obtaining.address,
            "measures": _measures(table, {part.measure for part in parts if part.dataset == table.key}),
            "notes": [wording.text(note) for note in table.notes],
        }
        for table in published.declarations_for(indicator)
    ]


def splits_in_words(indicator: Indicator, declaration: Dataset) -> str:
    """Return the dimensions by which the indicator is split, or what its sheet says of them."""
    names = [labels.dimension_label(declaration, split.dimension) for split in indicator.breakdowns]
    return ", ".join(names) or wording.text(indicator.split_by)


def names_elsewhere(indicator: Indicator, office: Office | None) -> str:
    """Return the names of the indicator in other catalogues, those of the office behind those of the sheet."""
    found: dict[str, list[str]] = {}
    for catalogue, code in codes_of(indicator, office):
        found.setdefault(catalogue, []).append(code)
    return "; ".join(f"{catalogue}: {', '.join(codes)}" for catalogue, codes in found.items())


def versions_of(indicator: Indicator) -> list[VersionLine]:
    """Return which version of an own indicator computes which periods, none where there is but one."""
    if not indicator.earlier:
        return []
    ordered = (*indicator.earlier, indicator)
    lines = []
    for place, version in enumerate(ordered):
        until = min((item.after for item in ordered[place + 1 :]), default=None)
        lines.append(
            VersionLine(
                number=version.version, formula=wording.text(version.formula), periods=_span(version.after, until)
            )
        )
    return lines


def _span(after: str, until: str | None) -> str:
    if until is not None and until <= after:
        return _("computes no figure any more")
    if until is None:
        return _("all periods after %(after)s") % {"after": after} if after else _("all periods")
    if not after:
        return _("all periods up to %(until)s") % {"until": until}
    return _("periods after %(after)s up to %(until)s") % {"after": after, "until": until}


def _measures(table: Dataset, codes: set[str]) -> str:
    found = [(code, table.measure(code)) for code in sorted(codes)]
    return ", ".join(f"{code} ({wording.text(item.label)})" if item is not None else code for code, item in found)
