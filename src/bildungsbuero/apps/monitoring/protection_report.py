"""What a release withheld and why, for the page, the file and the officer for data protection; never a true value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Dataset
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.periods import PeriodMeaning, read_period
from bildungsbuero.core.protection.periods import PeriodRelease
from bildungsbuero.core.protection.profile import Method
from bildungsbuero.core.protection.suppression import State
from bildungsbuero.core.protection.tables import Codes
from bildungsbuero.documents.table_report import ReportTable, TableReport
from bildungsbuero.warehouse.previews import PeriodPreview
from bildungsbuero.warehouse.releases import PeriodNote, Release, cells_of, releases
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import moment, number

# So many withheld cells stand on the page; all of them stand in the files.
MOST_ON_THE_PAGE = 200
STATES = {
    State.PRIMARY: gettext_lazy("small count"),
    State.SECONDARY: gettext_lazy("protects another"),
    State.WITHHELD: gettext_lazy("share or measure not shown"),
}
METHODS = {
    Method.SUPPRESS: gettext_lazy("small counts withheld"),
    Method.ROUND_TO_5: gettext_lazy("every count rounded to 5"),
    Method.CELL_KEY: gettext_lazy("every count changed a little (cell key method)"),
}
PROBLEMS = {
    "protection.does_not_add_up": gettext_lazy(
        "The parts of “%(cell)s” are more than their total. Say in the profile which codes are part of others, or "
        "where one person may count several times."
    ),
    "protection.no_numbers_fit": gettext_lazy("No numbers in place of the missing ones make the sums come out."),
    "protection.over_budget": gettext_lazy(
        "The audit was not finished within its budget of %(steps)s steps. Publish fewer dimensions at once."
    ),
    "protection.too_large": gettext_lazy(
        "The data set has more than %(most)s cells. Publish fewer dimensions at once."
    ),
    "protection.not_safe": gettext_lazy("The audit failed. Please report this as a fault of the program."),
}
HEADS = ("period", "measure", "area", "codes", "state", "sum", "protects", "interval_width", "method", "min_cases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One withheld cell in words: why, and how wide the narrowest interval is that anybody can work out."""

    period: str
    measure: str
    area: str
    codes: str
    state: str
    within: str
    protects: str
    width: float | None
    method: str
    min_cases: int


def releases_of(dataset: Dataset) -> list[Release]:
    """Return what was released of a data set, the newest first."""
    return releases(figures_folder(), f"{dataset.owner}/{dataset.key}")[::-1]


def report_address(dataset: Dataset, release: Release) -> str:
    """Return the address of the report of a release."""
    return reverse("monitoring:protection-report", args=[dataset.owner, dataset.key, release.number])


def last_report_address(dataset: Dataset) -> str:
    """Return the address of the newest report, empty before the first release."""
    last = next(iter(releases_of(dataset)), None)
    return report_address(dataset, last) if last is not None else ""


def withheld_cells(dataset: Dataset, release: Release) -> list[Withheld]:
    """Return every withheld cell of a release with its reason, without its value."""
    names = _Names(dataset, release)
    return [cell for period, cells in sorted(cells_of(release).items()) for cell in _of_period(period, cells, names)]


def _of_period(period: str, cells: PeriodRelease, names: "_Names") -> Iterator[Withheld]:
    for key, state in cells.states.items():
        if state not in STATES:
            continue
        because, interval = cells.because.get(key), cells.intervals.get(key)
        measure, area, codes = names.of(key)
        yield Withheld(
            period=names.period(period),
            measure=measure,
            area=area,
            codes=codes,
            state=str(STATES[state]),
            within=names.together(because.whole) if because and because.whole else "",
            protects=names.together(because.protects) if because else "",
            width=None if interval is None or interval[1] is None else round(interval[1] - interval[0], 6),
            method=str(METHODS[cells.method]),
            min_cases=cells.min_cases,
        )


class _Names:
    """The names of measures, areas and codes of a data set."""

    def __init__(self, dataset: Dataset, release: Release) -> None:
        self._dataset = dataset
        self._dimensions = release.dimensions
        self._areas = dict(Unit.objects.values_list("key", "name"))

    def of(self, key: Codes) -> tuple[str, str, str]:
        words = self._dataset.measures.get(key[0], {})
        codes = [
            self._code(dimension, code)
            for dimension, code in zip(self._dimensions, key[2:], strict=False)
            if code != TOTAL
        ]
        return str(words.get("label", key[0])), self._areas.get(key[1], key[1]), ", ".join(codes) or _("total")

    def together(self, key: Codes) -> str:
        return ", ".join(self.of(key))

    def period(self, code: str) -> str:
        return period_name(self._dataset, code)

    def _code(self, dimension: str, code: str) -> str:
        words = self._dataset.dimensions.get(dimension, {"values": {}})
        return str(words["values"].get(code, code))


def period_name(dataset: Dataset, code: str) -> str:
    """Return a period in words, or its code where nobody has said what it means."""
    try:
        return wording.period_label(read_period(code, PeriodMeaning(dataset.period)))
    except Refusal:
        return code


def problem_in_words(note: PeriodNote) -> str:
    """Return why nothing of a period is published; no count stands in it."""
    sentence = PROBLEMS.get(note.problem)
    if sentence is None:
        return _("It could not be protected (%(code)s).") % {"code": note.problem}
    facts = {name: number(text) if text.isdigit() else text for name, text in note.facts.items()}
    cell = facts.get("cell", "").replace("measure ", "").replace("area ", "").replace("TOTAL", _("total"))
    return str(sentence) % {"most": "", "steps": "", **facts, "cell": cell}


def problems_of(dataset: Dataset) -> list[tuple[str, str]]:
    """Return the periods of which nothing is published, with the reason."""
    last = next(iter(releases_of(dataset)), None)
    if last is None:
        return []
    return [(period_name(dataset, code), problem_in_words(note)) for code, note in last.problems().items()]


def releases_table(dataset: Dataset, found: Sequence[Release]) -> Table | None:
    """Return the releases of a data set with the number of cells that each withheld."""
    columns = (
        Column(title=_("Release")),
        Column(title=_("on")),
        Column(title=_("Periods"), is_numeric=True),
        Column(title=_("withheld cells"), is_numeric=True),
        Column(title=_("not published"), is_numeric=True),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=_("Release %(number)d") % {"number": item.number}, address=report_address(dataset, item)),
                Cell(text=moment(item.at)),
                Cell(text=number(len(item.periods) - len(item.problems()))),
                Cell(text=number(sum(_withheld_count(note) for note in item.periods.values()))),
                Cell(text=number(len(item.problems()))),
            )
        )
        for item in found
    )
    return Table(caption=_("Releases so far"), columns=columns, rows=rows, key="releases") if rows else None


def _withheld_count(note: PeriodNote) -> int:
    return sum(count for state, count in note.states.items() if state in {str(one) for one in STATES})


def periods_table(dataset: Dataset, release: Release) -> Table:
    """Return rule, method, counts and result of the audit of each period."""
    columns = (
        Column(title=_("Period")),
        Column(title=_("Method")),
        Column(title=_("smallest count"), is_numeric=True),
        Column(title=_("published"), is_numeric=True),
        Column(title=_("small"), is_numeric=True),
        Column(title=_("protect others"), is_numeric=True),
        Column(title=_("narrowest interval")),
        Column(title=_("Audit")),
    )
    rows = tuple(
        Row(cells=_period_cells(dataset, release, code, note)) for code, note in sorted(release.periods.items())
    )
    return Table(caption=_("Periods of this release"), columns=columns, rows=rows, key="periods")


def _period_cells(dataset: Dataset, release: Release, code: str, note: PeriodNote) -> tuple[Cell, ...]:
    if note.problem:
        texts = [_("not published"), "", "", "", "", "", problem_in_words(note)]
    elif release.is_protected_at_source:
        texts = [_("protected at its source"), "", number(note.states.get("published", 0)), "", "", "", ""]
    else:
        texts = [
            str(METHODS[Method(note.method)]),
            number(note.min_cases),
            *(number(note.states.get(state, 0)) for state in ("published", "primary", "secondary")),
            narrowest_in_words(note),
            audit_in_words(note),
        ]
    return (Cell(text=period_name(dataset, code)), *(Cell(text=text) for text in texts))


def narrowest_in_words(note: PeriodNote) -> str:
    """Return how closely anybody can work out a small count at best."""
    if not note.states.get("primary"):
        return _("no small count")
    if note.narrowest is None:
        return _("not bounded")
    return _("at least %(width)s cases wide") % {"width": number(note.narrowest, 0 if note.narrowest % 1 == 0 else 1)}


def audit_in_words(note: PeriodNote) -> str:
    """Return how a period was audited, and what was public before."""
    if note.method != Method.SUPPRESS:
        return _("none: nothing is proven for this method")
    words = {
        "": _("nothing to protect"),
        "interval by linear programming (HiGHS)": _("each interval by linear programming (HiGHS), with all releases"),
    }
    text = words.get(note.audit, _("pairs of tables that fit all that is published, and linear programming (HiGHS)"))
    if note.already_public:
        text += ngettext(
            "; %(count)d small count was public before",
            "; %(count)d small counts were public before",
            note.already_public,
        ) % {"count": note.already_public}
    return text


def cells_table(cells: Sequence[Withheld], *, most: int = MOST_ON_THE_PAGE) -> Table:
    """Return the withheld cells with their reasons."""
    columns = (
        Column(title=_("Cell")),
        Column(title=_("Period")),
        Column(title=_("why withheld")),
        Column(title=_("protects")),
        Column(title=_("in the sum")),
        Column(title=_("width of the interval"), is_numeric=True),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=", ".join((cell.measure, cell.area, cell.codes))),
                Cell(text=cell.period),
                Cell(text=cell.state),
                Cell(text=cell.protects),
                Cell(text=cell.within),
                Cell(text=number(cell.width) if cell.width is not None else ""),
            )
        )
        for cell in cells[:most]
    )
    note = ""
    if len(cells) > most:
        facts = {"shown": number(most), "all": number(len(cells))}
        note = _("Shown are the first %(shown)s of %(all)s; the files hold all of them.") % facts
    return Table(caption=_("Withheld cells"), columns=columns, rows=rows, key="cells", note=note)


def pdf_report(dataset: Dataset, release: Release, cells: Sequence[Withheld], *, office: str) -> TableReport:
    """Return the report of a release for print: rule and audit of each period, every withheld cell with its reason."""
    facts = {"title": dataset.title, "moment": moment(release.at)}
    tables = [_printed(periods_table(dataset, release))]
    if cells:
        tables.append(_printed(cells_table(cells, most=len(cells))))
    return TableReport(
        title=_("Protection report %(number)d") % {"number": release.number},
        author=office,
        lines=[
            _("%(title)s, released on %(moment)s.") % facts,
            _(
                "The attacker of the audit knows every published cell of all releases so far, that all sums hold, and "
                "that no count is negative. For each small count the narrowest interval is given that he can work out; "
                "it is at least as wide as the smallest count that is shown."
            ),
            _("This report holds no withheld value."),
        ],
        tables=tables,
        language=(get_language() or "de")[:2],
    )


def _printed(table: Table) -> ReportTable:
    return ReportTable(
        caption=str(table.caption),
        heads=[str(column.title) for column in table.columns],
        rows=[[str(cell.text) for cell in row.cells] for row in table.rows],
        note=str(table.note),
    )


def csv_rows(cells: Sequence[Withheld]) -> list[list[Any]]:
    """Return the withheld cells as rows of a file."""
    return [
        [
            cell.period,
            cell.measure,
            cell.area,
            cell.codes,
            cell.state,
            cell.within,
            cell.protects,
            cell.width,
            cell.method,
            cell.min_cases,
        ]
        for cell in cells
    ]


def preview_table(dataset: Dataset, found: Mapping[str, PeriodPreview]) -> Table:
    """Return how many cells a profile would withhold in each period."""
    columns = (
        Column(title=_("Period")),
        Column(title=_("cells"), is_numeric=True),
        Column(title=_("small"), is_numeric=True),
        Column(title=_("protect others"), is_numeric=True),
        Column(title=_("withheld in all"), is_numeric=True),
        Column(title=_("Note")),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=period_name(dataset, code)),
                *(Cell(text=number(one)) for one in (item.cells, item.primary, item.secondary, item.withheld)),
                Cell(text=problem_in_words(item.problem) if item.problem else ""),
            )
        )
        for code, item in found.items()
    )
    return Table(caption=_("What this profile would withhold"), columns=columns, rows=rows, key="preview")
