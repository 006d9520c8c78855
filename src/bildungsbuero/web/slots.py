"""Where a lower app leaves room and a higher one fills it: panels, cards on “Heute”, figures from records.

Filled once in `AppConfig.ready()`; read by pages. Neither side imports the other.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

log = logging.getLogger(__name__)

Filler = Callable[..., Any]


@dataclass(slots=True)
class Slot:
    """A named place with what was filled in, in a fixed order."""

    name: str
    _fillers: dict[str, tuple[int, Filler]] = field(default_factory=dict)

    def fill(self, key: str, filler: Filler, *, order: int = 100) -> None:
        """Put `filler` into the slot under `key`; filling the same key again replaces it."""
        self._fillers[key] = (order, filler)

    def fillers(self) -> list[Filler]:
        """Return what was filled in, by order and then by key."""
        ordered = sorted(self._fillers.items(), key=lambda item: (item[1][0], item[0]))
        return [filler for _key, (_order, filler) in ordered]

    def collect(self, *arguments: Any, **named: Any) -> list[Any]:
        """Return what each filler answers, leaving out those that answer None."""
        answers = (filler(*arguments, **named) for filler in self.fillers())
        return [answer for answer in answers if answer is not None]

    def collect_what_works(self, *arguments: Any, **named: Any) -> list[Any]:
        """Return what each filler answers; a broken one is left out and logged: the others stay of use without it."""
        answers = []
        for key, (_order, filler) in sorted(self._fillers.items(), key=lambda item: (item[1][0], item[0])):
            try:
                answer = filler(*arguments, **named)
            except Exception:  # whatever breaks in one part of a page must not take the page away
                log.exception("The part “%s” of “%s” is broken and left out", key, self.name)
            else:
                if answer is not None:
                    answers.append(answer)
        return answers


# Lines on “Heute”: (office, person, on) → web.today.TodayLine list.
TODAY = Slot("today")
# Panels below the lines of “Heute”: (office, person, on) → HTML, or a web.today.Panel, or None.
TODAY_PANELS = Slot("panels of today")
# Cards on the home page of an office: (office, on) → web.teasers.Teaser list.
START = Slot("start")
# News on the home page of an office, the newest first: (office, on) → web.teasers.Teaser list. Nothing is shown while
# it is empty.
NEWS = Slot("news")
# An invitation was accepted: (invitation, person).
INVITATION_ACCEPTED = Slot("invitation accepted")
# Somebody no longer belongs to an office: (person, office).
MEMBERSHIP_ENDED = Slot("membership ended")
# What is held about a person: (person) → web.held.Held list.
HELD_ABOUT = Slot("held about a person")
# A person is erased: (person), before the account goes.
ERASED = Slot("erased")
# What stands in somebody's name: (person, office) → web.handover.Owned list.
OWNED = Slot("owned")
# Somebody hands over what stands in their name: (person, to, office).
HANDED_OVER = Slot("handed over")
# Chapters of the handover folder: (office, on) → web.handover.Chapter list.
HANDOVER_FOLDER = Slot("handover folder")
# Entries of the staff navigation: (office, person) → web.navigation.Entry list.
STAFF_NAVIGATION = Slot("staff navigation")
# Figures made from records as they stood on a day: (office, on, today) → core.figures.RecordFigures list, each one
# delivery of a data set.
FIGURES = Slot("figures")
# The data sets that these figures are for: () → list of their codes.
FIGURE_TABLES = Slot("figure tables")
# Lines of `bildungsbuero check`: () → web.findings.Finding list.
CHECKS = Slot("checks")
# What `bildungsbuero init` loads once the tables stand, safe to run again: () → sentence for people, or None.
INITIALISERS = Slot("initialisers")
# What `bildungsbuero restore` makes anew from records and files: () → sentence for people, or None.
REBUILDERS = Slot("rebuilders")
# What higher apps put into an office of the demo: (office, the entry of the plan).
DEMO = Slot("demo")
# Where the first visitor of an installation without offices is led: () → address, or None.
FIRST_VISIT = Slot("first visit")
# The log of what was done with rights: (action, office=, person=, about=) → None. Lower apps write through it.
TRAIL = Slot("trail")

_panels: dict[str, Slot] = {}


def panels(kind: str) -> Slot:
    """Return the slot for panels beside an object of `kind`, such as "offer" or "indicator"."""
    return _panels.setdefault(kind, Slot(f"panels of {kind}"))
