"""The figures behind one indicator page, asked once and shared by sentence, charts, tables and downloads."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import get_language

from bildungsbuero.apps.monitoring import labels, published, sentences, wording
from bildungsbuero.apps.monitoring.models import Delivery, Target
from bildungsbuero.apps.monitoring.targets import target_of
from bildungsbuero.apps.portal.indicators.ground import NO_REFORM, Ground, read_ground
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core import joint
from bildungsbuero.core.cells import Meaning, Published
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure

# A line says something about time only from so many points on; below that a comparison of areas stands.
PERIODS_FOR_A_LINE = 3
# A map of fewer areas would show nothing that the list does not.
AREAS_FOR_A_MAP = 50
KREIS_AFTER_IN = re.compile(r"\b([Ii])n (?=(?:Landkreis|Kreis|Regionalverband|[A-ZÄÖÜ][-\wäöüß]*kreis)\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Figures of the selected areas over all periods, and the split of the chosen period."""

    selection: Selection
    whole: tuple[Figure, ...]
    split: tuple[Figure, ...]
    gone: dict[str, str]
    target: Target | None = None
    ground: Ground = NO_REFORM

    @property
    def now(self) -> list[tuple[str, Figure]]:
        """Name and figure of each area in the chosen period, in the order of the selection."""
        found = {figure.area: figure for figure in self.whole if figure.period == self.selection.period}
        return [(self.selection.name(key), found[key]) for key in self.selection.shown_keys if key in found]

    @property
    def main(self) -> Figure:
        """The figure that the headline speaks of: that of the areas together where there is one."""
        together = [figure for _name, figure in self.now if figure.area == self.selection.joint_key]
        if together and joint.has_joint_value(self.selection.indicator):
            return together[0]
        return self.now[0][1]

    @property
    def has_series(self) -> bool:
        """Whether there are enough periods for a line."""
        return len(self.selection.periods) >= PERIODS_FOR_A_LINE

    @property
    def speaks_of_parts(self) -> bool:
        """Whether the whole has no number of its own or is always 100, so that the split carries the page."""
        indicator = self.selection.indicator
        if not indicator.first_breakdown:
            return False
        return indicator.is_distribution or self.main.cell.meaning is Meaning.NOT_MEANINGFUL

    def split_of(self, area: str) -> list[Figure]:
        """Return the split figures of an area in the order of the declaration."""
        return [figure for figure in self.split if figure.area == area]

    def headline(self) -> str:
        """Return the sentence with which the page begins; it is of one language as a whole."""
        indicator = self.selection.indicator
        with translation.override(wording.language_of(indicator.headline or indicator.title)):
            return self._headline()

    def _headline(self) -> str:
        selection, main = self.selection, self.main
        by_first = self.split_of(main.area) if selection.dimension == selection.indicator.first_breakdown else []
        sentence = sentences.headline(
            selection.indicator,
            main,
            area_name=selection.name_in_a_sentence(main.area),
            declaration=selection.declaration,
            parts=by_first,
            gone=self.gone.get(main.area, ""),
        )
        sentence = with_article(sentence)
        if self.speaks_of_parts:
            return sentence
        # Germany is called in the language of the sentence, not in that of the page.
        references = {unit.key: unit.spoken_name for unit in selection.references}
        parts = set(joint.areas_of(selection.joint_key))
        shown = (references.keys() | parts) - {main.area}
        beside = [(references.get(figure.area, name), figure) for name, figure in self.now if figure.area in shown]
        return f"{sentence} {sentences.comparison(selection.indicator, beside)}".strip()

    @property
    def comparable(self) -> list[tuple[str, Figure]]:
        """Name and figure of each area, without areas together where their source delivers finished rates."""
        if joint.has_joint_value(self.selection.indicator):
            return self.now
        return [(name, figure) for name, figure in self.now if figure.area != self.selection.joint_key]

    @property
    def series_keys(self) -> list[str]:
        """The areas of the lines: Land and Bund only beside rates, and nobody without a figure."""
        references = {unit.key for unit in self.selection.references}
        present = {figure.area for figure in self.whole}
        keys = (key for key in self.selection.shown_keys if self.selection.is_rate or key not in references)
        return [key for key in keys if key in present]

    def _ends(self, key: str) -> tuple[str, list[Figure]]:
        """The name of an area with its first and its last number."""
        numbers = [figure for figure in self.whole if figure.area == key and isinstance(figure.cell, Published)]
        ordered = sorted(numbers, key=lambda figure: figure.period.end)
        return self.selection.name(key), [*ordered[:1], *ordered[1:][-1:]]

    def summary(self) -> str:
        """Return one paragraph that says what the comparison or the series shows."""
        if self.has_series:
            return sentences.summary_of_series(self.selection.indicator, [self._ends(key) for key in self.series_keys])
        return sentences.summary(self.selection.indicator, self.comparable, gone=self.gone.get(self.main.area, ""))


def read_content(selection: Selection) -> Content:
    """Return the figures of a selection; an area without a row answers with its reason."""
    door, indicator = selection.door, selection.indicator
    whole = door.values(indicator, selection.keys)
    present = {(figure.area, figure.period.code) for figure in whole}
    missing = [
        door.one(indicator, key, selection.period)
        for key in selection.keys
        if (key, selection.period.code) not in present
    ]
    split = _in_declared_order(selection, split_figures(selection, selection.dimension))
    if selection.joint_key:
        whole += joint.all_together(indicator, [*whole, *missing], joint.areas_of(selection.joint_key))
    figures = (*whole, *missing)
    notes = {figure.area: note for figure in figures if (note := published.gone_note(figure, indicator))}
    if selection.joint_key and (note := published.joint_note(indicator)):
        notes[selection.joint_key] = note
    if not figures:
        raise Refusal("indicator.no_data", indicator=indicator.key, tables=", ".join(indicator.named_tables))
    target = target_of(selection.office, indicator.key)
    return Content(
        selection=selection,
        whole=figures,
        split=tuple(split),
        gone=notes,
        target=target,
        ground=read_ground(selection),
    )


def with_article(sentence: str) -> str:
    """Return a German sentence with "im Landkreis …" for "in Landkreis …"; others as they are."""
    return KREIS_AFTER_IN.sub(r"\1m ", sentence) if (get_language() or "de").startswith("de") else sentence


def split_figures(selection: Selection, dimension: str) -> list[Figure]:
    """Return the figures of the chosen period split by a dimension, those of the areas together at the end."""
    if not dimension:
        return []
    indicator = selection.indicator
    split = selection.door.values(indicator, selection.keys, dimension=dimension, period=selection.period)
    if selection.joint_key:
        split += joint.all_together(indicator, split, joint.areas_of(selection.joint_key))
    return split


def all_districts(selection: Selection) -> list[Figure]:
    """Return the figures of all Kreise for the map: of the whole, or of one code where the whole says nothing."""
    dimension, code = map_split(selection)
    return selection.door.level(selection.indicator, selection.period, "district", dimension=dimension, code=code)


def map_split(selection: Selection) -> tuple[str, str]:
    """Return dimension and code that the map shows, both empty for the whole."""
    indicator = selection.indicator
    if selection.code:
        return selection.dimension, selection.code
    whole_is_empty = indicator.first_breakdown and (
        indicator.is_distribution or "{parts}" in indicator.headline.get("de", "")
    )
    if not whole_is_empty:
        return "", ""
    codes = split_codes(selection)
    if not codes:
        return "", ""
    return selection.dimension, _largest(selection, codes)


def _largest(selection: Selection, codes: list[str]) -> str:
    """The code of the largest number of the first area, so that a map of school types does not show an empty one."""
    figures = selection.door.values(
        selection.indicator, [selection.first.key], dimension=selection.dimension, period=selection.period
    )
    numbers = {figure.code: figure.cell.value for figure in figures if isinstance(figure.cell, Published)}
    subsets = labels.subset_codes(selection.declaration, selection.dimension)
    return max(codes, key=lambda code: (code in numbers and code not in subsets, numbers.get(code, 0)))


def split_codes(selection: Selection) -> list[str]:
    """Return the codes by which the indicator is split, in the order of the declaration, "darunter" items last."""
    dimension = selection.declaration.dimension(selection.dimension)
    rule = selection.indicator.breakdown(selection.dimension)
    if dimension is None or rule is None:
        return []
    subsets = labels.subset_codes(selection.declaration, selection.dimension)
    wanted = [item.code for item in dimension.codes if item.code in rule.codes or not (rule.codes or item.sum_of)]
    return sorted(wanted, key=lambda code: code in subsets)


def is_map_worthwhile(figures: list[Figure]) -> bool:
    """Whether enough areas have a number for a map."""
    return sum(isinstance(figure.cell, Published) for figure in figures) >= AREAS_FOR_A_MAP


def sources(selection: Selection) -> list[Delivery]:
    """Return the deliveries that the page must name."""
    indicator, areas = selection.indicator, tuple(selection.keys)
    # A series behind is asked for by the same selection, but from its own tables.
    wanted = (*indicator.datasets, *areas)
    if wanted not in selection.known_sources:
        selection.known_sources[wanted] = published.sources_of(indicator, areas, office=selection.office)
    return selection.known_sources[wanted]


def _in_declared_order(selection: Selection, figures: list[Figure]) -> list[Figure]:
    order = {code: number for number, code in enumerate(split_codes(selection))}
    return sorted((figure for figure in figures if figure.code in order), key=lambda figure: order[figure.code])


def drawing_day(selection: Selection) -> date:
    """Return the day whose boundaries fit the figures of the period."""
    return published.territory_day(selection.indicator, selection.period)
