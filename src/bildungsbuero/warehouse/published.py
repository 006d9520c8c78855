"""The only door out: protected, released figures for pages, charts, exports, reports and search."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import ibis.expr.types as ir

from bildungsbuero.core.cells import Cell, Meaning, Quality, without_number
from bildungsbuero.core.cells import Published as PublishedCell
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure, Observation
from bildungsbuero.core.indicators import Breakdown, Indicator, Part, calculate
from bildungsbuero.core.periods import Period, PeriodMeaning, find_period, read_period
from bildungsbuero.core.protection.shares import ShareRule, strictest
from bildungsbuero.core.territory import CITY_STATES
from bildungsbuero.warehouse.build import PUBLISHED, Built, BuiltDataset, current
from bildungsbuero.warehouse.catalogue import SHARED, Area
from bildungsbuero.warehouse.cells import cell_of, to_cell
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.engine import Engine, engine_for, slot
from bildungsbuero.warehouse.questions import dimensions_of, indicator_values
from bildungsbuero.warehouse.small_shares import protected_numerator

STATE_OF_CITY = {district: state for state, district in CITY_STATES.items()}

# So many observations of an own table are shown at most.
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Figures as they are published at this moment; take a new one for each request.

    `owner` is the office whose own figures are read beside those of the shared tables; nobody else's ever are.
    """

    engine: Engine
    built: Built
    owner: str = ""

    def filled(self) -> frozenset[str]:
        """Return the keys of all indicators that have any figure."""
        rows = self.engine.ask("filled", self._filled_question, owner=self.owner)
        return frozenset(row["indicator"] for row in rows)

    def periods(self, indicator: Indicator) -> list[Period]:
        """Return the periods for which the indicator has figures, in order of time."""
        meaning = self._meaning(indicator)
        if meaning is None:
            return []
        rows = self.engine.ask("periods", self._periods_question, indicator=indicator.key, owner=self.owner)
        return sorted((read_period(row["period"], meaning) for row in rows), key=lambda period: period.end)

    def find_period(self, indicator: Indicator, text: str) -> Period:
        """Return the period that a person means; raises Refusal that names the known ones."""
        known = self.periods(indicator)
        if not known:
            raise Refusal("indicator.no_data", indicator=indicator.key, tables=", ".join(indicator.named_tables))
        code = find_period(text, [period.code for period in known], known[0].meaning)
        if code is None:
            codes = ", ".join(period.code for period in known)
            raise Refusal("indicator.no_period", indicator=indicator.key, period=text, known=codes)
        return next(period for period in known if period.code == code)

    def values(
        self, indicator: Indicator, areas: Sequence[str], *, dimension: str = "", period: Period | None = None
    ) -> list[Figure]:
        """Return the figures of areas, of all periods or one, as a whole or split by a dimension.

        An area or period without a row is missing here too; `one` says why.
        """
        rows = self.engine.ask(
            f"values {len(areas)} {period is not None}",
            lambda: self._values_question(len(areas), with_period=period is not None),
            indicator=indicator.key,
            owner=self.owner,
            dimension=dimension,
            period=period.code if period else "",
            **{f"area{number}": area for number, area in enumerate(areas)},
        )
        return [self._figure(indicator, row, dimension) for row in rows]

    def level(
        self, indicator: Indicator, period: Period, level: str, *, dimension: str = "", code: str = ""
    ) -> list[Figure]:
        """Return the figures of all areas of a level that stood in the period, for maps and comparison."""
        rows = self.engine.ask(
            "level",
            self._level_question,
            indicator=indicator.key,
            owner=self.owner,
            dimension=dimension,
            period=period.code,
            level=level,
            code=code,
        )
        standing = (self._figure(indicator, row, dimension) for row in rows)
        return [figure for figure in standing if figure.cell.meaning is not Meaning.UNIT_GONE]

    def one(self, indicator: Indicator, area: str, period: Period, *, by: dict[str, str] | None = None) -> Figure:
        """Return one figure, also where there is no number: then its cell says why.

        `by` names codes of one or several breakdowns.
        """
        split = by or {}
        found = self._from_values(indicator, area, period, split) if len(split) < 2 else None
        if found is None and split:
            found = self._from_facts(indicator, area, period, split)
        return found or self._without_row(indicator, area, period, split)

    def deliveries(
        self, key: str, areas: Sequence[str], *, period: Period | None = None, indicator: Indicator | None = None
    ) -> set[int]:
        """Return the numbers of the deliveries that a data set's facts of areas come from, of all periods or one."""
        dataset = self.dataset(key, indicator)
        if dataset is None:
            return set()
        keys = [*areas, *(STATE_OF_CITY[area] for area in areas if area in STATE_OF_CITY)]
        rows = self.engine.ask(
            f"deliveries {len(keys)} {period is not None}",
            lambda: self._deliveries_question(len(keys), with_period=period is not None),
            fact_table=dataset.table,
            period=period.code if period else "",
            **{f"area{number}": area for number, area in enumerate(keys)},
        )
        return {row["delivery"] for row in rows}

    def own_table(self, owner: str, key: str, *, measures: Sequence[str] = ()) -> list[Observation]:
        """Return the published observations of an office's own data set, all or some measures, in their order."""
        dataset = self.built.dataset(key, owners=(owner,))
        if dataset is None or not self.engine.has_table(dataset.table):
            return []
        facts = self.engine.table(dataset.table)
        dimensions = dimensions_of(facts)
        wanted = {f"measure{number}": measure for number, measure in enumerate(measures)}
        rows = self.engine.ask(
            f"own {dataset.table} {len(measures)}",
            lambda: (
                (facts.filter(facts.measure.isin([slot(place) for place in wanted])) if wanted else facts)
                .order_by(["area", "period", "measure", *dimensions])
                .limit(MOST_ROWS)
            ),
            **wanted,
        )
        return [_observation(row, dimensions) for row in rows]

    def own_values(self, owner: str, key: str, *, dimension: str, codes: Sequence[str]) -> list[Observation]:
        """Return the published observations of an office's own data set with one of some codes of a dimension."""
        dataset = self.built.dataset(key, owners=(owner,))
        if dataset is None or not self.engine.has_table(dataset.table):
            return []
        facts = self.engine.table(dataset.table)
        dimensions = dimensions_of(facts)
        if dimension not in dimensions:
            return []
        wanted = {f"code{number}": code for number, code in enumerate(codes)}
        rows = self.engine.ask(
            f"own values {dataset.table} {dimension} {len(codes)}",
            lambda: (
                facts.filter(facts[dimension].isin([slot(place) for place in wanted]))
                .order_by(["area", "period", "measure", *dimensions])
                .limit(MOST_ROWS)
            ),
            **wanted,
        )
        return [_observation(row, dimensions) for row in rows]

    def of_areas(self, indicators: Sequence[Indicator], areas: Sequence[str]) -> dict[str, list[Figure]]:
        """Return the figures of areas over all periods by indicator, of all of these indicators that have any."""
        rows = self.engine.ask(
            f"of areas {len(areas)}",
            lambda: self._of_areas_question(len(areas)),
            owner=self.owner,
            **{f"area{number}": area for number, area in enumerate(areas)},
        )
        known = {item.key: item for item in indicators}
        found: dict[str, list[Figure]] = {}
        for row in rows:
            if indicator := known.get(row["indicator"]):
                found.setdefault(indicator.key, []).append(self._figure(indicator, row, ""))
        return found

    def area(self, key: str) -> Area:
        """Return a territorial unit; raises Refusal for an unknown key."""
        rows = self.engine.ask("area", self._area_question, key=key)
        if not rows:
            raise Refusal("indicator.unknown_area", area=key)
        return Area(**rows[0])

    def _from_values(self, indicator: Indicator, area: str, period: Period, by: dict[str, str]) -> Figure | None:
        dimension, code = next(iter(by.items()), ("", ""))
        if dimension and indicator.breakdown(dimension) is None:
            return None
        figures = self.values(indicator, [area], dimension=dimension, period=period)
        return next((figure for figure in figures if figure.code == code), None)

    def _from_facts(self, indicator: Indicator, area: str, period: Period, by: dict[str, str]) -> Figure | None:
        """A figure split by several dimensions at once, asked of the facts themselves."""
        indicator = version_at(indicator, period)
        narrowed = _narrowed(indicator, by)
        tables = {key: self.dataset(key, indicator) for key in narrowed.datasets}
        if not all(table is not None and self.engine.has_table(table.table) for table in tables.values()):
            return None
        facts = {key: self.engine.table(table.table) for key, table in tables.items() if table is not None}
        for key in filter(None, (area, STATE_OF_CITY.get(area))):
            rows = self.engine.ask(
                f"facts {indicator.owner} {indicator.key} {indicator.version} {sorted(by.items())}",
                lambda: _at(indicator_values(narrowed, facts)),
                area=key,
                period=period.code,
            )
            if rows:
                row = {**rows[0], "area": area, "version": indicator.version}
                figure = self._figure(indicator, row, ",".join(by))
                if self._share_rule(indicator) and figure.denominator is not None and _is_rounded(figure.cell):
                    # Nobody has computed it from the true counts, and one of rounded counts would be wrong.
                    return replace(figure, cell=without_number(Meaning.NOT_PUBLISHED))
                return figure
        return None

    def _without_row(self, indicator: Indicator, area: str, period: Period, by: dict[str, str]) -> Figure:
        unit = self.area(area)
        day = self.territory_on(indicator)
        gone = not unit.stands_in(day or period.start, day or period.end)
        cell = without_number(Meaning.UNIT_GONE if gone else Meaning.NOT_DELIVERED)
        return Figure(
            indicator=indicator.key,
            area=area,
            period=period,
            cell=cell,
            numerator=cell,
            denominator=cell if indicator.denominator else None,
            dimension=",".join(by),
            code=",".join(by.values()),
        )

    def _figure(self, indicator: Indicator, row: dict[str, Any], dimension: str) -> Figure:
        indicator = indicator.of_version(row["version"])
        denominator = cell_of(row, "denominator") if indicator.denominator else None
        rule, stored = self._share_rule(indicator), cell_of(row, "value")
        # A share of counts that are shown rounded comes from the true ones, which only the build has seen.
        is_apart = rule is not None and denominator is not None and _is_rounded(stored)
        numerator = cell_of(row, "numerator")
        if not is_apart:
            numerator = protected_numerator(numerator, denominator, rule)
        meaning = self._meaning(indicator) or PeriodMeaning.UNDECLARED
        return Figure(
            indicator=indicator.key,
            area=row["area"],
            period=read_period(row["period"], meaning),
            # Computed anew from its parts in decimals; the stored value serves maps and ranks.
            cell=stored if is_apart or indicator.rate is not None else calculate(indicator, numerator, denominator),
            numerator=numerator,
            denominator=denominator,
            dimension=dimension,
            code=row["code"],
            version=indicator.version,
        )

    def territory_on(self, indicator: Indicator) -> date | None:
        """Return the day on whose territory all periods of the indicator stand, None where each has its own."""
        dataset = None if indicator.is_open else self.dataset(indicator.main.dataset, indicator)
        return dataset.territory_on if dataset is not None else None

    def dataset(self, key: str, indicator: Indicator | None = None) -> BuiltDataset | None:
        """Return the built data set that an indicator is made from.

        Shipped indicators keep to the shared tables where there are any; own ones prefer those of their office.
        """
        owners = (SHARED, self.owner)
        return self.built.dataset(key, owners=owners[::-1] if indicator and indicator.owner else owners)

    def _share_rule(self, indicator: Indicator) -> ShareRule | None:
        datasets = (self.dataset(key, indicator) for key in indicator.datasets)
        return strictest(item.share_rule for item in datasets if item is not None and item.share_rule is not None)

    def is_own(self, indicator: Indicator) -> bool:
        """Whether the indicator is made from a table of the office, or declared by it."""
        tables = (self.dataset(key, indicator) for key in indicator.datasets)
        return bool(indicator.owner) or any(table is not None and table.owner != SHARED for table in tables)

    def _meaning(self, indicator: Indicator) -> PeriodMeaning | None:
        dataset = None if indicator.is_open else self.dataset(indicator.main.dataset, indicator)
        return dataset.period if dataset is not None else None

    def _own_and_shared(self, table: str = "indicator_values") -> ir.Table:
        values = self.engine.table(table)
        return values.filter(values.owner.isin([SHARED, slot("owner")]))

    def _filled_question(self) -> ir.Table:
        return self._own_and_shared("indicator_periods").select("indicator").distinct()

    def _periods_question(self) -> ir.Table:
        values = self._own_and_shared("indicator_periods")
        return values.filter(values.indicator == slot("indicator")).select("period").distinct()

    def _values_question(self, areas: int, *, with_period: bool) -> ir.Table:
        values = self._own_and_shared()
        rows = values.filter(
            values.indicator == slot("indicator"),
            values.dimension == slot("dimension"),
            values.area.isin([slot(f"area{number}") for number in range(areas)]),
        )
        if with_period:
            rows = rows.filter(rows.period == slot("period"))
        return rows.order_by("period", "area", "code")

    def _of_areas_question(self, areas: int) -> ir.Table:
        values = self._own_and_shared()
        wanted = [slot(f"area{number}") for number in range(areas)]
        return values.filter(values.dimension == "", values.area.isin(wanted)).order_by("indicator", "period", "area")

    def _level_question(self) -> ir.Table:
        values, areas = self._own_and_shared(), self.engine.table("areas")
        rows = values.filter(
            values.indicator == slot("indicator"),
            values.dimension == slot("dimension"),
            values.period == slot("period"),
            values.code == slot("code"),
        )
        at_level = areas.filter(areas.level == slot("level")).select("key")
        return rows.semi_join(at_level, rows.area == at_level.key).order_by("area")

    def _deliveries_question(self, areas: int, *, with_period: bool) -> ir.Table:
        facts = self.engine.table("fact_deliveries")
        wanted = [slot(f"area{number}") for number in range(areas)]
        rows = facts.filter(facts.fact_table == slot("fact_table"), facts.area.isin(wanted))
        if with_period:
            rows = rows.filter(rows.period == slot("period"))
        return rows.select("delivery").distinct()

    def _area_question(self) -> ir.Table:
        areas = self.engine.table("areas")
        return areas.filter(areas.key == slot("key"))


def open_published(folder: Folder, *, owner: str = "") -> Published:
    """Return the published figures, an office's own beside the shared; raises Refusal before the first build."""
    built = current(folder, PUBLISHED)
    if built is None:
        raise Refusal("warehouse.not_built")
    return Published(engine=engine_for(built.path), built=built, owner=owner)


def _narrowed(indicator: Indicator, by: dict[str, str]) -> Indicator:
    """The indicator with its parts limited to the given codes, as its breakdowns say."""
    for dimension, code in by.items():
        rule = indicator.breakdown(dimension) or Breakdown(dimension=dimension)
        wanted = rule.parts_of(code)
        indicator = replace(
            indicator,
            numerator=_limited(indicator.numerator, dimension, wanted),
            denominator=_limited(indicator.denominator, dimension, wanted if rule.both else ()),
            rate=_limited(indicator.rate, dimension, wanted),
        )
    return indicator


def version_at(indicator: Indicator, period: Period) -> Indicator:
    """Return the version of an own indicator that computes a period."""
    later = [item for item in (*indicator.earlier, indicator) if item.after < period.code]
    return later[-1] if later else indicator


def _limited(part: Part | None, dimension: str, codes: tuple[str, ...]) -> Part | None:
    return replace(part, where={**part.where, dimension: codes}) if part is not None and codes else part


def _observation(row: dict[str, Any], dimensions: Sequence[str]) -> Observation:
    return Observation(
        area=row["area"],
        period=row["period"],
        measure=row["measure"],
        dims={dimension: row[dimension] for dimension in dimensions},
        cell=to_cell(row["value"], row["severity"], row["mark"], row["quality"]),
    )


def _is_rounded(cell: Cell) -> bool:
    return isinstance(cell, PublishedCell) and Quality.ROUNDED in cell.quality


def _at(values: ir.Table) -> ir.Table:
    return values.filter(values.area == slot("area"), values.period == slot("period"))
