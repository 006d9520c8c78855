"""The form of the import assistant in which a person corrects how a table is read."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.monitoring.assistant import wording
from bildungsbuero.apps.monitoring.assistant.drafts import Open
from bildungsbuero.apps.monitoring.models import PERIOD_CHOICES
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.grids.areas import find_area
from bildungsbuero.core.grids.grid import column_letters
from bildungsbuero.core.grids.head import head_texts
from bildungsbuero.core.grids.head_lines import line_roles
from bildungsbuero.core.grids.mapping import Column, HeadLine, Mapping, Says
from bildungsbuero.core.grids.numbers import Decimals
from bildungsbuero.core.grids.periods import read_written
from bildungsbuero.core.grids.sections import sections
from bildungsbuero.core.periods import PeriodMeaning

_ROWS = re.compile(r"\d{1,7}(?:\s*[-–]\s*\d{1,7})?")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
MOST_GROUPS = 40
LONGEST_NAME = 120
JOINED = " – "


class ReadingForm(forms.Form):
    """How a table is read: rows, columns, lines of the head, and what holds for all numbers."""

    head_from = forms.IntegerField(label=gettext_lazy("Head from row"), required=False, min_value=1)
    head_to = forms.IntegerField(label=gettext_lazy("Head to row"), required=False, min_value=1)
    first = forms.IntegerField(label=gettext_lazy("Numbers from row"), min_value=1)
    last = forms.IntegerField(label=gettext_lazy("Numbers to row"), min_value=1)
    skipped = forms.CharField(
        label=gettext_lazy("Rows to leave out"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For example: 12, 15-17"),
    )
    reads_hidden = forms.BooleanField(label=gettext_lazy("Read hidden rows and columns too"), required=False)
    area = forms.CharField(
        label=gettext_lazy("Area of all numbers"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Name or key; empty where a column or line names it."),
    )
    period = forms.CharField(
        label=gettext_lazy("Period of all numbers"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("For example 2023, 2022/23 or 31.12.2023; empty where a column or line names it."),
    )
    measure = forms.CharField(
        label=gettext_lazy("What is counted"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("For example: pupils; empty where a column or line names it."),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), choices=list(wording.UNITS.items()))
    factor = forms.TypedChoiceField(
        label=gettext_lazy("Numbers are"), choices=list(wording.FACTORS.items()), coerce=int
    )
    decimals = forms.ChoiceField(
        label=gettext_lazy("Before the decimals stands a"), choices=list(wording.DECIMALS.items())
    )
    meaning = forms.ChoiceField(label=gettext_lazy("What the periods mean"), choices=PERIOD_CHOICES)
    day = forms.CharField(
        label=gettext_lazy("Counted on which day of the year"),
        required=False,
        max_length=6,
        help_text=gettext_lazy("Only for reference dates, where the table names years: for example 31.12."),
    )

    def __init__(self, sent: QueryDict | None = None, *, opened: Open, single: bool = False) -> None:
        self.opened = opened
        self.mapping = opened.mapping
        self.single = single
        super().__init__(sent, initial=_initial(opened))
        self.groups = column_groups(opened.mapping, single=single)
        self.labels = labels_of(opened)
        self._add_lines()
        self._add_groups()
        self._add_section()
        for number, text in enumerate(self.labels):
            self.fields[f"name_{number}"] = forms.CharField(
                label=text, required=False, max_length=150, initial=self.mapping.names.get(text, text)
            )

    def _add_lines(self) -> None:
        for line in self.mapping.head:
            label = _("Line %(row)d says") % {"row": line.row + 1}
            self._add_role(f"line_{line.row}", label, wording.OF_LINES, line.says, line.name)

    def _add_groups(self) -> None:
        for group in self.groups:
            letters = [column_letters(group[0].index), column_letters(group[-1].index)]
            between = {"first": letters[0], "last": letters[-1]}
            label = _("Columns %(first)s to %(last)s") % between if len(group) > 1 else _("Column %(first)s") % between
            self._add_role(f"column_{group[0].index}", label, list(wording.ROLES), group[0].says, group[0].name)

    def _add_section(self) -> None:
        if sections(self.opened.found.grid, self.mapping):
            label = _("Headings between the rows say")
            self._add_role("section", label, wording.OF_SECTIONS, self.mapping.section, self.mapping.section_name)

    def _add_role(self, key: str, label: str, roles: Iterable[Says], says: Says, name: str) -> None:
        choices = [(one.value, wording.ROLES[one]) for one in roles]
        self.fields[key] = forms.ChoiceField(label=label, choices=choices, initial=says.value)
        self.fields[f"{key}_called"] = forms.CharField(
            label=_("%(part)s: name of the breakdown") % {"part": label},
            required=False,
            max_length=LONGEST_NAME,
            initial=name,
        )

    def clean_skipped(self) -> frozenset[int]:
        """The rows to leave out, counted from 0."""
        text = self.cleaned_data["skipped"].strip(" ,;")
        rows: set[int] = set()
        for part in re.split(r"[,;]\s*", text) if text else []:
            if not _ROWS.fullmatch(part.strip()):
                raise forms.ValidationError(_("Write row numbers such as 12, 15-17."))
            bounds = [int(number) for number in re.split(r"\s*[-–]\s*", part.strip())]
            rows.update(range(bounds[0] - 1, min(bounds[-1], self.opened.found.grid.height)))
        return frozenset(row for row in rows if row >= 0)

    def clean_area(self) -> str:
        """The key of the area that all numbers are for."""
        text = self.cleaned_data["area"].strip()
        if not text:
            return ""
        key = find_area(text, self.opened.gazetteer)
        if key is None:
            raise forms.ValidationError(_("No area is called so, or several are. Write the key, for example 07211."))
        return key

    def clean_period(self) -> str:
        """The period that all numbers are for."""
        text: str = self.cleaned_data["period"].strip()
        if text and read_written(text) is None:
            raise forms.ValidationError(_("Write a period such as 2023, 2022/23, WS 2023/24 or 31.12.2023."))
        return text

    def clean_day(self) -> str:
        """The day of the year as "12-31"."""
        text = self.cleaned_data["day"].strip()
        found = _DAY.fullmatch(text)
        if not text:
            return ""
        if not found or not (1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12):
            raise forms.ValidationError(_("Write day and month, for example 31.12."))
        return f"{int(found[2]):02d}-{int(found[1]):02d}"

    def clean(self) -> dict[str, Any]:
        """The rows must lie in the sheet and in their order; some column must hold numbers."""
        cleaned = super().clean() or {}
        height = self.opened.found.grid.height
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and not first <= last <= height:
            text = _("The numbers end in row %(last)d at the latest, and not before they begin.")
            self.add_error("last", text % {"last": height})
        start, end = cleaned.get("head_from"), cleaned.get("head_to")
        if (start is None) != (end is None) or (start and end and first and not start <= end < first):
            self.add_error("head_to", _("The head ends above the first row with numbers, and not before it begins."))
        says = [cleaned.get(f"column_{group[0].index}") for group in self.groups]
        if says and Says.VALUE not in says:
            self.add_error(None, _("Choose at least one column that holds numbers."))
        return cleaned

    def reading(self) -> Mapping:
        """Return the mapping that a valid form describes."""
        cleaned = self.cleaned_data
        columns = tuple(column for group in self.groups for column in self._columns(group))
        has_head = cleaned["head_from"] is not None
        rows = range(cleaned["head_from"] - 1, cleaned["head_to"]) if has_head else range(0)
        section = Says(cleaned.get("section") or self.mapping.section)
        names = {text: cleaned.get(f"name_{number}", "").strip() for number, text in enumerate(self.labels)}
        return self.mapping.with_changes(
            head=self._head(rows, columns),
            first=cleaned["first"] - 1,
            last=cleaned["last"] - 1,
            columns=columns,
            skipped=cleaned["skipped"],
            reads_hidden=cleaned["reads_hidden"],
            section=section,
            section_name=cleaned.get("section_called", "").strip() or self.mapping.section_name,
            **{name: cleaned[name] for name in ("area", "period", "measure", "unit", "factor", "day")},
            decimals=Decimals(cleaned["decimals"]),
            meaning=PeriodMeaning(cleaned["meaning"]),
            names={text: name for text, name in names.items() if name and name != text},
        )

    def _columns(self, group: tuple[Column, ...]) -> Iterable[Column]:
        key = f"column_{group[0].index}"
        says = Says(self.cleaned_data[key])
        name = self.cleaned_data[f"{key}_called"].strip() if says is Says.DIMENSION else ""
        for column in group:
            yield Column(index=column.index, says=says, name=name or (column.name if says is Says.DIMENSION else ""))

    def _head(self, rows: range, columns: tuple[Column, ...]) -> tuple[HeadLine, ...]:
        """Lines that the form showed say what was chosen; new ones are guessed."""
        values = [column.index for column in columns if column.says is Says.VALUE]
        texts = head_texts(self.opened.found.grid, list(rows), values)
        guessed = line_roles(list(rows), texts, columns, self.opened.gazetteer)
        return tuple(self._line(line) for line in guessed)

    def _line(self, guessed: HeadLine) -> HeadLine:
        key = f"line_{guessed.row}"
        if key not in self.cleaned_data:
            return guessed
        says = Says(self.cleaned_data[key])
        called = self.cleaned_data[f"{key}_called"].strip() or guessed.name or _("Breakdown")
        return HeadLine(row=guessed.row, says=says, name=called if says is Says.DIMENSION else "")

    @property
    def line_fields(self) -> list[tuple[Any, Any]]:
        """The fields of the lines of the head, each with the one for its name."""
        return [self._pair(f"line_{line.row}") for line in self.mapping.head]

    @property
    def group_fields(self) -> list[tuple[Any, Any]]:
        """The fields of the columns, each with the one for its name."""
        return [self._pair(f"column_{group[0].index}") for group in self.groups]

    @property
    def section_fields(self) -> tuple[Any, Any] | None:
        """The fields for headings between the rows."""
        return self._pair("section") if "section" in self.fields else None

    @property
    def name_fields(self) -> list[Any]:
        """The fields by which labels get better names."""
        return [self[f"name_{number}"] for number in range(len(self.labels))]

    @property
    def row_fields(self) -> list[Any]:
        """The fields that say where head and numbers stand."""
        return [self[name] for name in ("head_from", "head_to", "first", "last")]

    def _pair(self, key: str) -> tuple[Any, Any]:
        return self[key], self[f"{key}_called"]


def column_groups(mapping: Mapping, *, single: bool = False) -> list[tuple[Column, ...]]:
    """Return neighbouring columns that say the same as one group; singly where there are few enough."""
    groups: list[list[Column]] = []
    for column in mapping.columns:
        same = groups and groups[-1][-1].says is column.says and column.says in (Says.VALUE, Says.NOTHING)
        if same and not (single and len(mapping.columns) <= MOST_GROUPS):
            groups[-1].append(column)
        else:
            groups.append([column])
    return [tuple(group) for group in groups]


def labels_of(opened: Open) -> list[str]:
    """Return measures and values of breakdowns as the table calls them, which a person may call better."""
    plain = opened if not opened.mapping.names else replace(opened, mapping=opened.mapping.with_changes(names={}))
    outcome = plain.outcome
    measures = dict.fromkeys(fact.measure for fact in outcome.facts)
    values = dict.fromkeys(value for fact in outcome.facts for _name, value in fact.dims)
    shown = [
        text for text in [*measures, *values] if text not in {TOTAL, opened.mapping.measure} and JOINED not in text
    ]
    return shown if len(shown) <= MOST_GROUPS else []


def _initial(opened: Open) -> dict[str, Any]:
    mapping = opened.mapping
    unit = Unit.objects.filter(key=mapping.area).first() if mapping.area else None
    rows = [line.row for line in mapping.head]
    month, _dash, day = mapping.day.partition("-")
    return {
        "head_from": rows[0] + 1 if rows else None,
        "head_to": rows[-1] + 1 if rows else None,
        "first": mapping.first + 1,
        "last": mapping.last + 1,
        "skipped": ", ".join(str(row + 1) for row in sorted(mapping.skipped)),
        "reads_hidden": mapping.reads_hidden,
        "area": f"{mapping.area} {unit.name}" if unit else mapping.area,
        "period": mapping.period,
        "measure": mapping.measure,
        "unit": mapping.unit or "number",
        "factor": mapping.factor,
        "decimals": mapping.decimals.value,
        "meaning": mapping.meaning.value,
        "day": f"{day}.{month}." if mapping.day else "",
    }
