"""Interim reviews: frozen with a digest, read back the same, told apart from the one before, public only in part."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.review_changes import ChangeSort, Course, changes_between
from bildungsbuero.core.reviews import (
    Review,
    ReviewFigure,
    ReviewGoal,
    ReviewInitiative,
    ReviewMilestone,
    ReviewRecord,
    ReviewRemark,
    as_document,
    digest_of,
    public_part,
    read,
    without_records,
)

FIGURE = ReviewFigure(
    indicator="D-17",
    title="Abgehende ohne Abschluss",
    area="07211",
    area_name="Trier",
    period="2022/23",
    period_label="Schuljahr 2022/23",
    value="6.5436",
    display="6,5 %",
    sources=("Statistische Ämter",),
)
GOAL = ReviewGoal(
    public_id="goal2345",
    field="Übergänge",
    title="Weniger ohne Abschluss",
    text="",
    state="active",
    standing="late",
    figure=FIGURE,
    polarity="less_is_better",
    target="5",
    target_display="5,0 %",
    target_year=2028,
    progress="20",
    is_public=True,
)
STEPS = (
    ReviewMilestone(title="Lotsen da", due_on=date(2026, 3, 1), completed_on=date(2026, 2, 1), standing="done"),
    ReviewMilestone(title="Auswertung", due_on=date(2026, 6, 1), completed_on=None, standing="overdue"),
)
MEASURE = ReviewInitiative(
    public_id="init2345",
    goal="goal2345",
    title="Lotsen",
    text="",
    state="running",
    standing="late",
    progress="50",
    milestones=STEPS,
    next_step="Innen: Gespräch führen",
    is_public=True,
)
NEED = ReviewRecord(
    kind="need",
    public_id="need2345",
    title="Innen: Lernpaten fehlen in einer Straße",
    state="confirmed",
    facts=(("Punkte", "7"),),
    answers=("goal2345", "goal9999"),
    public_title="Lernpaten fehlen",
    public_facts=(("Hinweise", "mindestens 10"),),
    is_public=True,
)
REVIEW = Review(
    title="Zwischenbilanz",
    office="Trier",
    reference_day=date(2026, 9, 30),
    goals=(GOAL, replace(GOAL, public_id="goal9999", title="Innen", is_public=False)),
    initiatives=(MEASURE, replace(MEASURE, public_id="init9999", goal="goal9999")),
    records=(NEED, replace(NEED, public_id="need9999", is_public=False)),
    remarks=(
        ReviewRemark(kind="goal", record="goal2345", text="Läuft", is_public=True),
        ReviewRemark(kind="goal", record="goal2345", text="Innen: zäh"),
        ReviewRemark(kind="goal", record="goal9999", text="Innen", is_public=True),
    ),
)


def moves(earlier: Review, later: Review) -> list[tuple[str, str, str, str]]:
    """Return what moved, in short."""
    return [(str(one.sort), one.before, one.after, str(one.course)) for one in changes_between(earlier, later)]


def test_what_was_frozen_is_read_back_the_same_also_from_a_file():
    document = json.loads(json.dumps(as_document(REVIEW)))

    assert read(document, digest_of(as_document(REVIEW))) == REVIEW


def test_one_changed_letter_is_noticed():
    document = as_document(REVIEW)
    digest = digest_of(document)
    document["goals"][0]["title"] += "!"

    with pytest.raises(Refusal, match=r"review\.altered"):
        read(document, digest)


def test_a_later_schema_is_not_guessed_at():
    document = as_document(REVIEW) | {"schema": 2}

    with pytest.raises(Refusal, match=r"review\.unknown_schema"):
        read(document, digest_of(document))


def test_the_public_part_holds_nothing_of_the_house():
    written = json.dumps(as_document(public_part(REVIEW)), ensure_ascii=False)

    assert "Innen" not in written
    assert "9999" not in written
    assert "mindestens 10" in written
    assert "Läuft" in written


def test_a_need_that_was_taken_back_is_left_out_with_what_was_said_of_it():
    said = ReviewRemark(kind="need", record="need2345", text="x", is_public=True)
    found = without_records(replace(REVIEW, remarks=(said,)), "need", frozenset({"need2345"}))

    assert [one.public_id for one in found.records] == ["need9999"]
    assert found.remarks == ()


def test_a_figure_of_a_later_period_moved_for_the_better_where_less_is_better():
    figure = replace(FIGURE, period="2023/24", period_label="Schuljahr 2023/24", value="5.9", display="5,9 %")
    later = replace(REVIEW, goals=(replace(GOAL, figure=figure, standing="on_track"), REVIEW.goals[1]))

    assert moves(REVIEW, later) == [
        ("figure", "6,5 % (Schuljahr 2022/23)", "5,9 % (Schuljahr 2023/24)", "better"),
        ("standing", "late", "on_track", "unknown"),
    ]


def test_another_figure_of_the_same_period_was_revised_and_says_nothing_of_the_course():
    later = replace(REVIEW, goals=(replace(GOAL, figure=replace(FIGURE, value="6.1", display="6,1 %")),))

    assert moves(replace(REVIEW, goals=(GOAL,)), later) == [("figure_revised", "6,5 %", "6,1 %", "unknown")]


def test_a_figure_without_a_number_has_no_course():
    hidden = replace(FIGURE, period="2023/24", period_label="Schuljahr 2023/24", value="", display=".")
    later = replace(REVIEW, goals=(replace(GOAL, figure=hidden),))

    assert changes_between(replace(REVIEW, goals=(GOAL,)), later)[0].course is Course.UNKNOWN


def test_milestones_and_progress_are_counted():
    done = tuple(replace(step, completed_on=date(2026, 9, 1), standing="done") for step in STEPS)
    later = replace(REVIEW, initiatives=(replace(MEASURE, milestones=done, progress="100"), REVIEW.initiatives[1]))

    assert moves(REVIEW, later) == [
        ("progress", "50", "100", "better"),
        ("milestones_done", "1", "2", "better"),
        ("milestones_overdue", "1", "0", "better"),
    ]


def test_what_came_and_what_went_is_named():
    later = replace(REVIEW, goals=(REVIEW.goals[1], replace(GOAL, public_id="goalneww")), records=())
    sorts = [(one.sort, one.record) for one in changes_between(REVIEW, later)]

    assert sorts == [
        (ChangeSort.NEW, "goalneww"),
        (ChangeSort.NOT_ANY_MORE, "goal2345"),
        (ChangeSort.NOT_ANY_MORE, "need2345"),
        (ChangeSort.NOT_ANY_MORE, "need9999"),
    ]


def test_nothing_moves_between_a_review_and_itself():
    assert changes_between(REVIEW, REVIEW) == ()
