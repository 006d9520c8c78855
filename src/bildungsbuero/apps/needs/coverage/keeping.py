"""Matrices that are kept by name: written once, read back as they were."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue.vocabulary import label, vocabulary
from bildungsbuero.apps.needs.coverage.asking import Asked
from bildungsbuero.apps.needs.coverage.axes import TIMES, Line
from bildungsbuero.apps.needs.coverage.axis_keys import VOCABULARIES
from bildungsbuero.apps.needs.coverage.matrix import Matrix, matrix_of
from bildungsbuero.apps.needs.models import KeptCoverage
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.coverage import TIME, Cube, tally_of
from bildungsbuero.core.languages import GERMAN


@transaction.atomic
def keep(office: Office, asked: Asked, *, name: str, at: datetime, person: Person) -> KeptCoverage:
    """Return the matrix that is asked for, kept under a name that no other one has."""
    with override(GERMAN):
        matrix = matrix_of(office, asked)
    kept = KeptCoverage.unscoped.create(
        office=office,
        name=name,
        on=asked.on,
        made_at=at,
        axes=asked.axes,
        asked=asked.narrowing,
        lines={
            axis: [[line.key, line.title, line.is_beside] for line in lines]
            for axis, lines in zip(asked.axes, matrix.lines, strict=True)
        },
        cells=[[*keys, *tally.as_list()] for keys, tally in matrix.cube.cells.items()],
    )
    audit.note("coverage.kept", office=office, person=person, about=f"{name} {asked.on.isoformat()}")
    return kept


@transaction.atomic
def remove(kept: KeptCoverage, *, person: Person) -> None:
    """Delete a matrix that was kept by mistake."""
    audit.note("coverage.removed", office=kept.office, person=person, about=f"{kept} {kept.on.isoformat()}")
    kept.delete()


def restored(kept: KeptCoverage, asked: Asked) -> Matrix:
    """Return a matrix as it was kept, its lines in the words of the page as far as they are known still."""
    width = len(kept.axes)
    cells = {tuple(row[:width]): tally_of(row[width:]) for row in kept.cells}
    lines = tuple(tuple(_line(axis, *said) for said in kept.lines[axis]) for axis in kept.axes)
    return Matrix(asked=asked, cube=Cube(axes=tuple(kept.axes), cells=cells), lines=lines)


def asked_of(kept: KeptCoverage, like: Asked) -> Asked:
    """Return what a kept matrix was asked for; what its cells show is asked anew."""
    asked = replace(like, axes=tuple(kept.axes), on=kept.on, is_past=kept.on < like.on)
    return asked.narrowed_by(kept.asked)


def _line(axis: str, key: str, title: str, is_beside: bool) -> Line:  # noqa: FBT001 - as it is kept
    if axis == TIME and key in TIMES:
        title = str(TIMES[key])
    elif axis in VOCABULARIES and key in vocabulary(VOCABULARIES[axis]):
        title = label(VOCABULARIES[axis], key)
    return Line(key=key, title=title, is_beside=is_beside)
