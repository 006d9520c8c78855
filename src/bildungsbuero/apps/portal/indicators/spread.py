"""The spread of all areas of a kind as sentences, chart, table and rows to take home."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.portal.indicators import charts, downloads, tables
from bildungsbuero.apps.portal.indicators.content import Content
from bildungsbuero.apps.portal.indicators.peers import Peers, kind_title, number_of
from bildungsbuero.core.cells import Published
from bildungsbuero.core.figures import Figure
from bildungsbuero.documents import strips
from bildungsbuero.documents.chart_style import Frame
from bildungsbuero.documents.charts import Reference
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.web.tables import Table


def sentences(peers: Peers) -> list[str]:
    """Return where each own area stands and how the group is spread; the one never without the other."""
    found = [sentence for figure in peers.own if (sentence := _standing(peers, figure))]
    return [*found, *_spread(peers)]


def chart(peers: Peers, content: Content, around: Frame) -> Spec:
    """Return every area of the own kinds as a dot, the group filled, the own areas named, Land and Bund as lines."""
    kinds = list(dict.fromkeys(figure.area in peers.cities for figure in (*peers.own, *peers.members)))
    rows = [_strip(peers, is_city=is_city) for is_city in kinds]
    roles = strips.Roles(
        own=_("selected"), peer=_("Peer group: %(group)s") % {"group": peers.group.title}, other=_("others in Germany")
    )
    return strips.strips(rows, frame=around, roles=roles, references=_references(content, peers))


def frame(peers: Peers, content: Content, *, stands_alone: bool = False, source: str = "") -> Frame:
    """Return what stands around the chart of the spread; a file of its own carries the rule of the group with it."""
    around = charts.frame(content, stands_alone=stands_alone)
    title = _("%(indicator)s: how the districts are spread") % {"indicator": charts.map_title(content.selection)}
    rule = _("Peer group: %(rule)s") % {"rule": peers.group.rule}
    return Frame(
        title=title,
        description=" ".join([*sentences(peers), f"{rule}."]),
        unit=around.unit,
        decimals=around.decimals,
        language=around.language,
        source=f"{rule}; {source}" if source else rule,
        stands_alone=stands_alone,
    )


def table(peers: Peers) -> Table:
    """Return the areas of the peer group by name, with value and parts."""
    caption = _("Peer group: %(group)s") % {"group": peers.group.title}
    return tables.areas_table(peers.selection, peers.members, peers.names, caption=caption, key="peers")


def rows(peers: Peers) -> list[list[Any]]:
    """Return the peer group to take home: each row names the group and its rule."""
    found = downloads.district_rows(peers.selection, peers.members, peers.names)
    return [[*row, peers.group.title, peers.group.rule] for row in found]


def display(peers: Peers, number: Any) -> str:
    """Return a number of the spread as people read it."""
    indicator = peers.selection.indicator
    return wording.display(Published(value=number), unit=indicator.unit, decimals=indicator.decimals)


def _standing(peers: Peers, figure: Figure) -> str:
    standing = peers.standing(figure)
    if standing is None:
        return ""
    facts = {
        "area": peers.selection.name(figure.area),
        "value": display(peers, number_of(figure)),
        "place": standing.place,
        "count": standing.count,
    }
    said = _("%(area)s with %(value)s: place %(place)d of %(count)d, counted from the lowest value.") % facts
    return said + (" " + _("Others have the same value.") if standing.sharing else "")


def _spread(peers: Peers) -> list[str]:
    found = peers.distribution
    if found is None:
        return []
    facts = {
        "median": display(peers, found.median),
        "lower": display(peers, found.lower_quartile),
        "upper": display(peers, found.upper_quartile),
        "minimum": display(peers, found.minimum),
        "maximum": display(peers, found.maximum),
    }
    said = [
        _(
            "Half of the %(count)d areas of the group lie below %(median)s (median), the middle half between %(lower)s "
            "and %(upper)s; lowest %(minimum)s, highest %(maximum)s."
        )
        % {**facts, "count": found.count}
    ]
    if found.without:
        text = ngettext("%(count)d area has no number.", "%(count)d areas have no number.", found.without)
        said.append(text % {"count": found.without})
    return said


def _strip(peers: Peers, *, is_city: bool) -> strips.Strip:
    own = {figure.area for figure in peers.own}
    values = [
        strips.StripValue(
            label=peers.selection.name(figure.area) if figure.area in own else peers.names[figure.area],
            value=float(number),
            display=display(peers, number),
            role=_role(figure.area, own, peers.group.areas),
        )
        for figure in peers.figures
        if (figure.area in peers.cities) is is_city and (number := number_of(figure)) is not None
    ]
    facts = {"count": len(values), "kind": kind_title(is_city=is_city)}
    return strips.Strip(name=_("%(count)d %(kind)s") % facts, values=tuple(values))


def _role(area: str, own: set[str], group: frozenset[str]) -> str:
    if area in own:
        return strips.OWN
    return strips.PEER if area in group else strips.OTHER


def _references(content: Content, peers: Peers) -> Sequence[Reference]:
    """Land and Bund where their source delivers them, never a mean of districts; of the code that the page spreads."""
    selection = content.selection
    code = peers.figures[0].code
    figures = (
        [figure for figure in content.split if figure.code == code] if code else [item for _n, item in content.now]
    )
    keys = [unit.key for unit in selection.references]
    return [
        Reference(label=selection.name(figure.area), value=float(number), display=display(peers, number))
        for key in keys
        for figure in figures
        if figure.area == key and (number := number_of(figure)) is not None
    ]
