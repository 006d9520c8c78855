"""Parts of the graph as pictures drawn on the server; each stands beside a list that says the same."""

from collections.abc import Collection, Iterable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.vocabulary import active_language
from bildungsbuero.apps.portal.spoken import Spoken, spoken
from bildungsbuero.apps.portal.ways.book import WayBook
from bildungsbuero.apps.portal.ways.kinds import StationKind
from bildungsbuero.core.ways import Path, Transition, Ways
from bildungsbuero.documents import palette
from bildungsbuero.documents.graphs import Box, GraphFrame, Line, Look, layered

DOTS = '<circle cx="4" cy="4" r="1.2"/>'
STRIPES = '<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6"/>'
BARS = '<path d="M0 2H8M0 6H8"/>'
GRID = '<path d="M0 0L8 8M8 0L0 8"/>'
# Kinds of stations share looks: what people learn at, what they have afterwards, where they stand.
LOOK_OF = {
    StationKind.CARE: "school",
    StationKind.SCHOOL: "school",
    StationKind.VOCATIONAL: "vocational",
    StationKind.TRAINING: "vocational",
    StationKind.COURSE: "course",
    StationKind.PROCEDURE: "course",
    StationKind.CERTIFICATE: "certificate",
    StationKind.STUDY: "study",
    StationKind.WORK: "study",
    StationKind.SITUATION: "situation",
}


def looks() -> dict[str, Look]:
    """Return how the kinds of stations look, in the order of the legend."""
    light, middle, _strong, _stronger, dark = palette.CLASSES
    return {
        "situation": Look(label=_("Where you stand"), band=palette.OTHER, motif=DOTS, dash="5 3"),
        "school": Look(label=_("Care and school"), fill=light, band=palette.OWN),
        "vocational": Look(label=_("Vocational school and training"), fill=middle, band=palette.OWN, motif=STRIPES),
        "course": Look(label=_("Course and recognition"), fill="#fdf3e7", band=palette.REFERENCE, motif=BARS),
        "certificate": Look(label=_("Certificate"), fill=dark, band=palette.WHITE, is_round=True),
        "study": Look(label=_("Study and work"), fill="#e3f1ef", band="#1f6b63", motif=GRID),
    }


def drawn(book: WayBook, part: Ways, *, key: str, title: Spoken, strong: Collection[Path] = ()) -> SafeString:
    """Return the picture of a part of the ways; the steps of the paths in `strong` stand out."""
    steps = {one.key for path in strong for one in path}
    been = {end for path in strong for one in path for end in (one.source, one.target)}
    joined = {end for one in part.transitions for end in (one.source, one.target)}
    boxes = [_box(book, part, one, is_strong=one in been) for one in part.stations if one in joined]
    lines = [_line(book, one, is_strong=one.key in steps) for one in part.transitions]
    return _svg(boxes, lines, key=key, title=title, summary=_summary(part))


def drawn_around(book: WayBook, part: Ways, station: str, *, title: Spoken) -> SafeString:
    """Return a station with what leads to it on its left and what follows on its right."""
    # A station from which one can also come back stands on the right.
    after = {one.target for one in part.onward(station)} - {station}
    before = {one.source for one in part.inward(station)} - after - {station}
    columns = dict.fromkeys(before, 0) | {station: 1} | dict.fromkeys(after, 2)
    boxes = [
        Box(
            key=key,
            **_named(book, key),
            column=column,
            look=LOOK_OF.get(StationKind(book.stations[key].kind), "school"),
            address=reverse("portal:way-station", args=[key]) if key != station else "",
            is_strong=key == station,
        )
        for key, column in columns.items()
    ]
    steps = [*part.inward(station), *part.onward(station)]
    lines = [_line(book, one) for one in dict.fromkeys(steps)]
    return _svg(boxes, lines, key="around", title=title, summary=_summary_of(steps))


def _svg(boxes: Iterable[Box], lines: Iterable[Line], *, key: str, title: Spoken, summary: str) -> SafeString:
    frame = GraphFrame(key=f"ways-{key}", title=title.text, description=summary, looks=looks(), language=_other(title))
    return mark_safe(layered(list(boxes), list(lines), frame=frame))  # noqa: S308 - every text in it is escaped there


def _other(said: Spoken) -> str:
    """Return the language of a text where it is not that of the page."""
    return said.language if said.is_other else ""


def _named(book: WayBook, key: str) -> dict[str, str]:
    texts = book.stations[key].texts
    # A long compound is told with a place to break it.
    said = spoken(texts, "short" if "short" in texts.get(active_language(), {}) else "title")
    return {"title": said.text, "language": _other(said)}


def _box(book: WayBook, part: Ways, key: str, *, is_strong: bool) -> Box:
    entry = book.stations[key]
    return Box(
        key=key,
        **_named(book, key),
        column=part.stations[key].stage,
        look=LOOK_OF.get(StationKind(entry.kind), "school"),
        address=reverse("portal:way-station", args=[key]),
        is_strong=is_strong,
    )


def _line(book: WayBook, transition: Transition, *, is_strong: bool = False) -> Line:
    said = spoken(book.transitions[transition.key].texts, "condition")
    return Line(
        source=transition.source,
        target=transition.target,
        title=said.text,
        language=_other(said),
        is_strong=is_strong,
        is_dashed=not transition.is_checked,
    )


def _summary(part: Ways) -> str:
    return _("%(stations)d stations and %(steps)d transitions. The list below says the same in words.") % {
        "stations": len(part.stations),
        "steps": len(part.transitions),
    }


def _summary_of(steps: list[Any]) -> str:
    return _("%(steps)d transitions. The lists below say the same in words.") % {"steps": len(steps)}
