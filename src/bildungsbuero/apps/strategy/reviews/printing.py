"""An interim review as accessible PDF, in German whatever language is active."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from bildungsbuero.apps.strategy.models import InterimReview, ReviewAddendum
from bildungsbuero.apps.strategy.reviews.presenting import (
    ShownChange,
    ShownGoal,
    ShownGroup,
    ShownMeasure,
    ShownReview,
    shown,
    shown_changes,
)
from bildungsbuero.apps.strategy.reviews.public import Withdrawn
from bildungsbuero.core.languages import GERMAN
from bildungsbuero.core.review_changes import changes_between
from bildungsbuero.core.reviews import Review
from bildungsbuero.documents.review import ReviewChapter, ReviewDocument, ReviewEntry, as_pdf
from bildungsbuero.documents.table_report import ReportTable
from bildungsbuero.web.wording import day

NOTHING = "–"


def review_as_pdf(
    review: InterimReview,
    content: Review,
    *,
    earlier: Review | None,
    addenda: Sequence[ReviewAddendum],
    withdrawn: Sequence[Withdrawn] = (),
) -> bytes:
    """Return the review as PDF; `content` and `earlier` are what the reader may see of them."""
    with translation.override(GERMAN):
        return as_pdf(document_of(review, content, earlier=earlier, addenda=addenda, withdrawn=withdrawn))


def document_of(
    review: InterimReview,
    content: Review,
    *,
    earlier: Review | None,
    addenda: Sequence[ReviewAddendum],
    withdrawn: Sequence[Withdrawn] = (),
) -> ReviewDocument:
    """Return the review as a document: what it comes to, addenda, goals by field, the other records, what moved."""
    words = shown(content)
    chapters = [
        ReviewChapter(
            title=_("What it comes to"), sentences=[content.summary or _overall(words)], tables=[_counts(words)]
        ),
        *_addenda(addenda),
        *_withdrawn(withdrawn),
        *(
            ReviewChapter(title=field.title, entries=[entry for goal in field.goals for entry in _goal(goal)])
            for field in words.fields
        ),
        *(_group(group) for group in words.groups),
        *_structures(content, words),
        *_moved(content, earlier),
        ReviewChapter(title=_("Sources and reading"), sentences=list(_reading(words, content.reference_day))),
    ]
    return ReviewDocument(
        title=content.title,
        office=content.office,
        lines=_cover(review, content),
        notes=[_("Example data: this review shows only what such a page looks like.")] if content.is_example else [],
        contents=_("Contents"),
        chapters=chapters,
    )


def _cover(review: InterimReview, content: Review) -> list[str]:
    lines = [_("Reference day: %(day)s") % {"day": day(content.reference_day)}]
    if review.frozen_at is not None:
        lines.append(_("Frozen on %(day)s; its content has not been changed since.") % {"day": day(review.frozen_at)})
    else:
        lines.append(_("Draft: not frozen yet."))
    return lines


def _overall(words: ShownReview) -> str:
    return " · ".join(f"{word}: {value}" for word, value in words.counts)


def _counts(words: ShownReview) -> ReportTable:
    return ReportTable(
        caption=_("How the plan stands"),
        heads=[str(word) for word, _value in words.counts],
        rows=[[str(value) for _word, value in words.counts]],
    )


def _addenda(addenda: Sequence[ReviewAddendum]) -> list[ReviewChapter]:
    if not addenda:
        return []
    said = [f"{day(one.written_on)}: {one.text}" for one in addenda]
    return [ReviewChapter(title=_("Addenda"), sentences=said)]


def _withdrawn(withdrawn: Sequence[Withdrawn]) -> list[ReviewChapter]:
    if not withdrawn:
        return []
    said = [_("What the office has withdrawn is no longer shown here."), *(one.in_words for one in withdrawn)]
    return [ReviewChapter(title=_("Withdrawn since then"), sentences=said)]


def _goal(goal: ShownGoal) -> Iterable[ReviewEntry]:
    yield ReviewEntry(
        title=_("Goal: %(title)s") % {"title": goal.title},
        mark=goal.standing,
        sentences=[part for part in (goal.sentence, goal.text) if part],
        remark=goal.remark,
        remark_title=_("The office says"),
        drawing=goal.drawing,
        described=goal.described,
        small=[part for part in (goal.figure, *goal.sources, _source(goal.source), _example(goal.is_example)) if part],
    )
    for one in goal.measures:
        yield _measure(one)


def _measure(one: ShownMeasure) -> ReviewEntry:
    return ReviewEntry(
        title=_("Measure: %(title)s") % {"title": one.title},
        mark=one.standing,
        sentences=[part for part in (one.sentence, one.text) if part],
        lines=[(str(word), str(value)) for word, value in one.facts if value],
        steps=[f"{step.title}: {step.standing} ({step.when})" for step in one.milestones],
        steps_title=_("Milestones") if one.milestones else "",
        remark=one.remark,
        remark_title=_("The office says"),
        small=[part for part in (_example(one.is_example),) if part],
    )


def _group(group: ShownGroup) -> ReviewChapter:
    return ReviewChapter(
        title=group.title,
        entries=[
            ReviewEntry(
                title=record.title,
                mark=record.state,
                lines=[(str(word), str(value)) for word, value in record.facts],
                steps=record.answers,
                steps_title=_("Belongs to") if record.answers else "",
                remark=record.remark,
                remark_title=_("The office says"),
                small=[part for part in (_example(record.is_example),) if part],
            )
            for record in group.records
        ],
    )


def _structures(content: Review, words: ShownReview) -> list[ReviewChapter]:
    group = words.structures
    if group is None and not content.structures:
        return []
    rows = [[one.title, *(str(value) for _word, value in one.facts)] for one in (group.records if group else [])]
    table = ReportTable(caption=_("Who takes part"), heads=[_("Organisation"), _("Measures")], rows=rows)
    return [
        ReviewChapter(
            title=_("Structures"),
            sentences=[content.structures] if content.structures else [],
            tables=[table] if rows else [],
        )
    ]


def _moved(content: Review, earlier: Review | None) -> list[ReviewChapter]:
    if earlier is None:
        return []
    changes = shown_changes(changes_between(earlier, content))
    since = _("Compared with “%(title)s” of %(day)s.") % {"title": earlier.title, "day": day(earlier.reference_day)}
    heads = [_("Record"), _("What"), _("Before"), _("Now")]
    rows = [_row(one) for one in changes]
    tables = [ReportTable(caption=_("What moved"), heads=heads, rows=rows)] if rows else []
    sentences = [since] if rows else [since, _("Nothing moved.")]
    return [ReviewChapter(title=_("What moved since the last review"), sentences=sentences, tables=tables)]


def _row(one: ShownChange) -> list[str]:
    what = f"{one.what} ({one.course})" if one.course else one.what
    return [f"{one.kind}: {one.title}", what, one.before or NOTHING, one.after or NOTHING]


def _reading(words: ShownReview, reference_day: date) -> Iterable[str]:
    facts = {"day": day(reference_day)}
    yield _("States, milestones and figures stand as they were known for %(day)s.") % facts
    yield _("Progress is counted by milestones, never estimated. A figure from fewer than 30 cases is not judged.")
    found = [line for field in words.fields for goal in field.goals for line in goal.sources]
    yield from dict.fromkeys(found)


def _source(source: str) -> str:
    return _("Source: %(source)s") % {"source": source} if source else ""


def _example(is_example: bool) -> str:  # noqa: FBT001 - a fact of the record
    return _("Example data") if is_example else ""
