"""How evenly reach is spread, in sentences and tables: beside a figure, and what offers make easier."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.monitoring import wording as figures
from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach import wording
from bildungsbuero.apps.needs.reach.equity import FEW_AREAS, FEWEST_AREAS, WAY, Equity, Spread, Standing
from bildungsbuero.apps.needs.reach.offer_shares import KINDS, Shares
from bildungsbuero.apps.needs.reach.tables import WITHHELD
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number

# A concentration index this near to 0 shows no pattern.
NO_PATTERN = 0.02


def sentences(run: ReachRun, found: Equity) -> list[str]:
    """Return what can be said of way and supply, one sentence each, and with how much caution."""
    if not found.known:
        return [_("The figure is not published for these areas.")]
    if found.known < FEWEST_AREAS:
        text = ngettext(
            "Only one area has this figure: too few to say whether reach goes with it.",
            "Only %(count)s areas have this figure: too few to say whether reach goes with it.",
            found.known,
        )
        return [text % {"count": found.known}]
    lines = [line for spread in found.spreads for line in (_concentration(spread), _palma(run, spread)) if line]
    left_out = max((spread.left_out for spread in found.spreads), default=0)
    if left_out:
        facts = {"people": number(left_out), "word": run.cell_set.people_word}
        lines.append(_("Left out, because their area has no figure or is withheld: %(people)s %(word)s.") % facts)
    if found.known < FEW_AREAS:
        lines.append(_("Only %(count)s areas: a hint, not a proof.") % {"count": found.known})
    return lines


def table_of(run: ReachRun, found: Equity) -> Table:
    """Return the areas, lowest figure first, those without one at the end."""
    has_supply = run.summary["all"]["access"] is not None
    unit = figures.unit_beside(found.indicator.unit)
    title = figures.text(found.indicator.title)
    columns = [
        Column(title=_("Area")),
        Column(title=f"{title} ({unit})" if unit else title, is_numeric=True),
        Column(title=run.cell_set.people_word, is_numeric=True),
        Column(title=_("mean way (km)"), is_numeric=True),
        *([Column(title=wording.ratio_title(run), is_numeric=True)] if has_supply else []),
    ]
    order = sorted(found.standings, key=lambda one: (one.figure is None, _number(one), one.name))
    rows = tuple(Row(cells=_cells(found, one, has_supply=has_supply)) for one in order)
    return Table(caption=_("Areas"), columns=tuple(columns), rows=rows, key="equity", note=run.notice)


def shares_table(shares: Sequence[Shares]) -> Table:
    """Return what offers make easier, for all and for each Gemeinde."""
    whole, *areas = shares
    titles = (
        _("costing nothing"),
        _("without steps"),
        _("in the evening or at the weekend"),
        _("with childcare"),
    )
    counted = (Column(title=title, is_numeric=True) for title in (_("offers"), *titles))
    return Table(
        caption=_("What public offers make easier"),
        columns=(Column(title=_("Municipality")), *counted),
        rows=tuple(_share_row(one, one.name or _("without a place")) for one in areas),
        footer=(_share_row(whole, _("all offers")),),
        key="shares",
        note=_("Counted is what an offer says. Where it says nothing, it is not counted."),
    )


def _concentration(spread: Spread) -> str:
    index = spread.concentration
    if index is None:
        return ""
    facts = {"index": number(index, 2)}
    if abs(index) < NO_PATTERN:
        text = (
            _("Concentration index of ways %(index)s: ways do not go with the figure.")
            if spread.measure == WAY
            else _("Concentration index of supply %(index)s: supply does not go with the figure.")
        )
    elif spread.measure == WAY:
        text = (
            _("Concentration index of ways %(index)s: ways are longer where the figure is high.")
            if index > 0
            else _("Concentration index of ways %(index)s: ways are longer where the figure is low.")
        )
    else:
        text = (
            _("Concentration index of supply %(index)s: there is more supply where the figure is high.")
            if index > 0
            else _("Concentration index of supply %(index)s: there is more supply where the figure is low.")
        )
    return text % facts


def _palma(run: ReachRun, spread: Spread) -> str:
    if spread.palma is None:
        return ""
    facts = {"ratio": number(spread.palma, 2), "word": run.cell_set.people_word}
    text = (
        _(
            "Palma ratio of ways %(ratio)s: so many times as long is the mean way for the tenth of the %(word)s where "
            "the figure is highest as for the four tenths where it is lowest."
        )
        if spread.measure == WAY
        else _(
            "Palma ratio of supply %(ratio)s: so many times as much supply has the tenth of the %(word)s where the "
            "figure is highest as the four tenths where it is lowest."
        )
    )
    return text % facts


def _number(standing: Standing) -> float:
    value = getattr(standing.figure, "value", None)
    return float(value) if value is not None else float("inf")


def _cells(found: Equity, one: Standing, *, has_supply: bool) -> tuple[Cell, ...]:
    indicator = found.indicator
    figure = Cell(text="–", spoken=_("not published"))
    if one.figure is not None:
        shown = figures.display(one.figure, unit=indicator.unit, decimals=indicator.decimals)
        figure = Cell(text=shown, spoken=figures.spoken(one.figure))
    hidden = Cell(text=WITHHELD, spoken=_("withheld: too few people"))
    name = Cell(text=one.name)
    if one.way is None:
        return (name, figure, hidden, hidden, *([hidden] if has_supply else []))
    supply = [Cell(text=number((one.supply or 0) * wording.A_THOUSAND, 1))] if has_supply else []
    return (name, figure, Cell(text=number(one.people)), Cell(text=wording.kilometres(one.way)), *supply)


def _share_row(one: Shares, name: str) -> Row:
    told = [f"{number(one.counts[kind])} ({wording.percent(one.counts[kind], one.offers)})" for kind in KINDS]
    return Row(cells=(Cell(text=name), Cell(text=number(one.offers)), *(Cell(text=text) for text in told)))
