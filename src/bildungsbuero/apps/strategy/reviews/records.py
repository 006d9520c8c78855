"""Decisions, projects and needs as a review holds them; what everybody may read of each is told apart."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import Need
from bildungsbuero.apps.needs.register.public import public_needs
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.strategy.models import Decision, Project
from bildungsbuero.core.reviews import ReviewRecord
from bildungsbuero.web import wording

Facts = tuple[tuple[str, str], ...]


def decisions(office: Office, day: date) -> Iterable[ReviewRecord]:
    """Yield what was decided until a day, with the goals and measures that each decision is about."""
    found = list(Decision.objects.of(office).filter(decided_on__lte=day).order_by("decided_on", "pk"))
    about = _targets("decision", [one.public_id for one in found], "decides", office)
    for one in found:
        facts = _facts(
            (_("Body"), one.body),
            (_("Paper"), one.paper_number),
            (_("Decided on"), wording.month(one.decided_on) if one.is_month_only else wording.day(one.decided_on)),
            (_("Public part"), one.public_part),
            (_("Source"), one.source),
        )
        yield ReviewRecord(
            kind="decision",
            public_id=one.public_id,
            title=one.title,
            state=one.result,
            facts=facts,
            answers=about.get(one.public_id, ()),
            public_title=one.title if one.is_public else "",
            public_facts=facts if one.is_public else (),
            is_public=one.is_public,
            is_example=one.is_example,
        )


def projects(office: Office, day: date) -> Iterable[ReviewRecord]:
    """Yield the projects that run on a day or are over; they stay in the house, money is spoken of there."""
    running = set(Project.objects.of(office).running(day).values_list("pk", flat=True))
    for one in Project.objects.of(office).prefetch_related("initiatives", "lines"):
        span = " – ".join(wording.day(end) for end in (one.runs_from, one.runs_to) if end)
        yield ReviewRecord(
            kind="project",
            public_id=one.public_id,
            title=one.title,
            state="running" if one.pk in running else "done",
            facts=_facts(
                (_("Runs"), span),
                (_("Purpose"), one.purpose),
                (_("After the end"), one.continues),
                (_("Source"), one.source),
            ),
            answers=tuple(measure.public_id for measure in one.initiatives.all()),
            is_example=one.is_example,
        )


def needs(office: Office) -> Iterable[ReviewRecord]:
    """Yield the needs with what answers each; everybody reads of a released one what was released, and no more."""
    found = list(Need.objects.of(office).order_by("title", "pk"))
    faces = {face.public_id: face for face in public_needs(office)}
    answers = _targets("need", [one.public_id for one in found], "answered_by", office)
    for one in found:
        face = faces.get(one.public_id)
        yield ReviewRecord(
            kind="need",
            public_id=one.public_id,
            title=one.title,
            state=one.state,
            facts=_facts(
                (_("What is lacking"), one.description),
                (_("Points"), str(one.points) if one.points is not None else ""),
                (_("Responsible"), one.owner),
            ),
            answers=answers.get(one.public_id, ()),
            public_title=face.title if face else "",
            public_facts=_facts((_("What is lacking"), face.text), (_("Signals"), face.signals)) if face else (),
            is_public=face is not None,
            is_example=one.is_example,
        )


def _facts(*pairs: tuple[str, str]) -> Facts:
    return tuple((str(word), value) for word, value in pairs if value)


def _targets(kind: str, ids: list[str], relation: str, office: Office) -> dict[str, tuple[str, ...]]:
    """To what records of a kind lead by a relation, by record."""
    found: dict[str, list[str]] = {}
    for start, name, target in links.bonds([(kind, one) for one in ids], office):
        if name == relation and start[0] == kind:
            found.setdefault(start[1], []).append(target[1])
    return {start: tuple(dict.fromkeys(targets)) for start, targets in found.items()}
