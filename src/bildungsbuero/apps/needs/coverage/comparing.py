"""Two matrices over the same axes side by side: of two days, of a kept one and a day, of two offices."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office, Release
from bildungsbuero.apps.accounts.releases import released_ids
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.needs.coverage.asking import PUBLIC, Asked
from bildungsbuero.apps.needs.coverage.axes import Line
from bildungsbuero.apps.needs.coverage.geography import geography_of
from bildungsbuero.apps.needs.coverage.keeping import asked_of, restored
from bildungsbuero.apps.needs.coverage.matrix import Matrix, counted, lines_for, matrix_of
from bildungsbuero.apps.needs.coverage.reading import Reading
from bildungsbuero.apps.needs.models import KeptCoverage
from bildungsbuero.core.coverage import Keys, change
from bildungsbuero.web.wording import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two matrices with the lines of both, and what each is called."""

    before: Matrix
    after: Matrix
    before_title: str
    after_title: str
    is_of_offices: bool = False

    @property
    def asked(self) -> Asked:
        """What the second one was asked for."""
        return self.after.asked

    @property
    def lines(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of both, those of the second one first."""
        return self.after.lines

    def closed(self) -> int:
        """How many cells held nothing in the first and hold something in the second."""
        return sum(change(self.before.cube, self.after.cube, keys).is_closed for keys in self._cells())

    def opened(self) -> int:
        """How many cells held something in the first and hold nothing in the second."""
        return sum(change(self.before.cube, self.after.cube, keys).is_opened for keys in self._cells())

    def _cells(self) -> Iterator[Keys]:
        return product(*([line.key for line in lines if not line.is_beside] for lines in self.lines))


def two_days(office: Office, asked: Asked, other: date, *, today: date) -> Compared:
    """Return the matrices of two days, the earlier one first."""
    first, last = sorted((asked.on, other))
    before, after = (replace(asked, on=on, is_past=on < today) for on in (first, last))
    return _same_lines(
        Compared(
            before=matrix_of(office, before, with_seats=False),
            after=matrix_of(office, after, with_seats=False),
            before_title=day(first),
            after_title=day(last),
        )
    )


def with_kept(kept: KeptCoverage, asked: Asked) -> Compared:
    """Return a matrix that was kept beside the same one of the day that is asked for."""
    earlier = asked_of(kept, asked)
    later = replace(earlier, on=asked.on, is_past=asked.is_past)
    return _same_lines(
        Compared(
            before=restored(kept, earlier),
            after=matrix_of(kept.office, later, with_seats=False),
            before_title=_("%(name)s, %(day)s") % {"name": kept.name, "day": day(kept.on)},
            after_title=day(later.on),
        )
    )


def two_offices(office: Office, other: Office, asked: Asked, *, today: date) -> Compared:
    """Return the matrix of an office beside that of the public offers which another office released to it.

    Of a past day it counts what was released then, and of that only what still is: what is over shows nothing.
    """
    wanted = replace(asked, state=PUBLIC, with_examples=asked.with_examples)
    geography = geography_of([office, other], asked.on, asked.axes)
    own = counted(Reading(office=office, asked=wanted, geography=geography, with_seats=False))
    released = released_ids(OFFER, other, office, asked.on) & released_ids(OFFER, other, office, today)
    theirs = counted(Reading(office=other, asked=wanted, geography=geography, with_seats=False, released=released))
    lines = lines_for(wanted, geography, [own, theirs])
    return Compared(
        before=Matrix(asked=wanted, cube=own, lines=lines),
        after=Matrix(asked=wanted, cube=theirs, lines=lines),
        before_title=office.name,
        after_title=_("%(office)s (offers released to us)") % {"office": other.name},
        is_of_offices=True,
    )


def releasing_offices(viewer: Office, on: date) -> list[Office]:
    """Return the offices that released offers to this one, by name."""
    standing = Release.objects.across_offices(because="only releases to this office").standing_on(on)
    owners = standing.filter(kind=OFFER, to_office=viewer).values("office")
    return list(Office.objects.active().filter(pk__in=owners).order_by("name"))


def _same_lines(compared: Compared) -> Compared:
    """The same with all lines of both, so that nothing that ended is left out."""
    lines = tuple(_joined(old, new) for old, new in zip(compared.before.lines, compared.after.lines, strict=True))
    return replace(compared, before=replace(compared.before, lines=lines), after=replace(compared.after, lines=lines))


def _joined(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    known = {line.key for line in new}
    every = (*new, *(line for line in old if line.key not in known))
    return tuple(sorted(every, key=lambda line: line.is_beside))
