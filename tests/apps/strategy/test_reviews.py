"""Interim reviews: prepared, noted, frozen for good, compared, released in part, printed; only management writes."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.strategy.models import InterimReview, ReviewNote
from bildungsbuero.apps.strategy.reviews import actions
from bildungsbuero.apps.strategy.reviews.printing import document_of
from bildungsbuero.apps.strategy.reviews.public import public_of
from bildungsbuero.core.errors import Refusal
from tests.support.cast import make_office, make_person
from tests.support.funding import make_decision
from tests.support.offers import make_organisation
from tests.support.plans import make_goal, make_initiative, make_milestone

pytestmark = pytest.mark.django_db

LIST = "/trier/buero/zwischenbilanzen/"
DAY = date(2026, 9, 30)
AT = datetime(2026, 10, 5, 9, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def manager(trier):
    return make_person(office=trier, roles=(Role.MANAGEMENT,), name="Frau Lehnen")


@pytest.fixture
def plan(trier):
    """A released goal with two measures, one of them internal, and an internal goal."""
    goal = make_goal(office=trier)
    measure = make_initiative(goal=goal, next_step="Innen: Raum suchen", responsible_email="innen@example.org")
    make_milestone(initiative=measure, title="Raum da", due_on=date(2026, 3, 1), completed_on=date(2026, 2, 1))
    make_milestone(initiative=measure, title="Zehn Lernende", due_on=date(2026, 8, 1))
    make_initiative(goal=goal, title="Innen: Gespräch mit dem Träger", is_public=False)
    make_goal(office=trier, title="Innen: zweites Ziel", is_public=False)
    return goal


def review_of(office, *, day: date = DAY, **fields) -> InterimReview:
    """Return a draft."""
    told = {"title": f"Zwischenbilanz {day.year}", "reference_day": day} | fields
    return actions.keep(InterimReview(office=office, **told), person=None)


def frozen(office, **fields) -> InterimReview:
    """Return a frozen review."""
    return actions.freeze(review_of(office, **fields), person=None, at=AT)


def test_a_review_is_prepared_noted_frozen_and_released(client, trier, manager, plan):
    client.force_login(manager)
    sent = {"title": "Zwischenbilanz 2026", "reference_day": "2026-09-30", "summary": "Es geht voran."}
    client.post(f"{LIST}neu/", sent)
    review = InterimReview.objects.of(trier).get()
    page = f"{LIST}{review.public_id}/"
    client.post(f"{page}notizen/", {f"goal-{plan.public_id}": "Läuft an", f"goal-{plan.public_id}-public": "on"})

    shown = client.get(f"{page}einfrieren/").content.decode()
    assert "Läuft an" in shown
    assert "1 von 2" in shown
    client.post(f"{page}einfrieren/")
    client.post(f"{page}freigabe/", {"release": "yes"})

    review.refresh_from_db()
    assert review.is_frozen
    assert review.is_public
    public = client.get(f"/trier/zwischenbilanzen/{review.public_id}/").content.decode()
    assert "Läuft an" in public


def test_frozen_content_stays_whatever_becomes_of_the_plan(trier, plan):
    review = frozen(trier)
    before = actions.content_of(review)

    plan.title = "Ganz anders"
    plan.save()
    plan.initiatives.all().delete()

    again = InterimReview.objects.of(trier).get()
    assert actions.content_of(again) == before
    for attempt in (lambda: actions.keep(again, person=None), lambda: actions.discard(again, person=None)):
        with pytest.raises(Refusal, match="frozen"):
            attempt()
    with pytest.raises(Refusal, match="frozen"):
        actions.keep_notes(again, [], person=None)
    with pytest.raises(ValueError, match="frozen"):
        ReviewNote(review=again, kind="goal", record="x", text="y").save()


def test_content_that_was_tampered_with_is_not_shown(client, trier, plan):
    review = frozen(trier)
    actions.release(review, is_public=True, person=None, at=AT)
    document = review.content | {"summary": "gefälscht"}
    InterimReview.objects.of(trier).update(content=document)

    answer = client.get(f"/trier/zwischenbilanzen/{review.public_id}/")

    assert answer.status_code == 400
    assert "gefälscht" not in answer.content.decode()


def test_a_milestone_that_was_done_after_the_reference_day_counts_as_overdue(trier, plan):
    measure = plan.initiatives.get(title="Lerntreff")
    late = measure.milestones.get(title="Zehn Lernende")
    late.is_completed, late.completed_on = True, DAY + timedelta(days=3)
    late.save()

    content = actions.content_of(frozen(trier))

    steps = next(one for one in content.initiatives if one.title == "Lerntreff").milestones
    assert [str(step.standing) for step in steps] == ["done", "overdue"]


def test_a_review_of_a_day_to_come_and_one_without_goals_are_not_frozen(trier, plan):
    with pytest.raises(Refusal, match="in_the_future"):
        frozen(trier, day=date(2026, 12, 31))
    plan.initiatives.all().delete()
    type(plan).objects.of(trier).update(state="draft")
    with pytest.raises(Refusal, match="empty"):
        frozen(trier)


def test_everybody_sees_only_what_was_released(client, trier, plan):
    review = review_of(trier)
    said = [
        actions.Noted(kind="goal", record=plan.public_id, text="Innen: zäh", is_public=False),
    ]
    actions.keep_notes(review, said, person=None)
    review = actions.freeze(review, person=None, at=AT)
    address = f"/trier/zwischenbilanzen/{review.public_id}/"

    assert client.get(address).status_code == 404
    assert client.get(f"{address}zwischenbilanz.pdf").status_code == 404
    actions.release(review, is_public=True, person=None, at=AT)
    pages = [address, "/trier/was-wird-aus/", f"/trier/was-wird-aus/{plan.public_id}/", "/trier/zwischenbilanzen/"]
    for page in pages:
        text = client.get(page).content.decode()
        assert "Innen" not in text, page
        assert "innen@example.org" not in text, page
    assert "Zehn Lernende" in client.get(address).content.decode()
    printed = client.get(f"{address}zwischenbilanz.pdf")
    assert printed.content.startswith(b"%PDF")

    actions.release(review, is_public=False, person=None, at=AT)
    assert client.get(address).status_code == 404


def test_a_draft_is_never_public_and_drafts_of_goals_are_in_no_review(client, trier, plan):
    make_goal(office=trier, title="Innen: Entwurf eines Ziels", state="draft")
    review = review_of(trier)

    with pytest.raises(Refusal, match="not_frozen"):
        actions.release(review, is_public=True, person=None, at=AT)
    assert "Entwurf" not in client.get("/trier/was-wird-aus/").content.decode()
    assert "Entwurf" not in str(actions.freeze(review, person=None, at=AT).content)


def test_what_moved_is_told_and_an_addendum_stands_beside(client, trier, manager, plan):
    first = frozen(trier, day=date(2026, 6, 30))
    late = plan.initiatives.get(title="Lerntreff").milestones.get(title="Zehn Lernende")
    late.is_completed, late.completed_on = True, date(2026, 7, 30)
    late.save()
    second = frozen(trier)
    client.force_login(manager)

    client.post(f"{LIST}{second.public_id}/nachtrag/", {"text": "Der Raum wurde gewechselt."})
    moved = client.get(f"{LIST}{second.public_id}/vergleich/?mit={first.public_id}").content.decode()

    assert re.search(r"50.%.*100.%", moved, re.DOTALL)
    assert "Der Raum wurde gewechselt." in client.get(f"{LIST}{second.public_id}/").content.decode()
    assert client.get(f"{LIST}{second.public_id}/zwischenbilanz.pdf").content.startswith(b"%PDF")


def test_readers_read_and_only_management_writes(client, trier, plan):
    review = review_of(trier)
    client.force_login(make_person(office=trier, roles=(Role.READER,)))

    assert client.get(f"{LIST}{review.public_id}/").status_code == 200
    assert client.get(f"{LIST}{review.public_id}/einfrieren/").status_code == 403
    assert client.post(f"{LIST}{review.public_id}/verwerfen/").status_code == 403
    other = make_office(key="kaiserslautern", name="Kaiserslautern")
    client.force_login(make_person(office=other, roles=(Role.MANAGEMENT,)))
    assert client.get(f"{LIST}{review.public_id}/").status_code == 404
    assert client.get(f"/kaiserslautern/buero/zwischenbilanzen/{review.public_id}/").status_code == 404


def test_bad_input_is_met_kindly(client, trier, manager, plan):
    client.force_login(manager)
    review = frozen(trier)

    assert client.post(f"{LIST}neu/", {}).status_code == 400
    assert client.post(f"{LIST}neu/", {"title": "x", "reference_day": "31.2.2026"}).status_code == 400
    assert client.post(f"{LIST}{review.public_id}/nachtrag/", {}).status_code == 400
    assert client.get(f"{LIST}{review.public_id}/vergleich/?mit=nichts").status_code == 200
    assert client.post(f"{LIST}{review.public_id}/einfrieren/").status_code == 400
    assert client.get(f"{LIST}{review.public_id}/bearbeiten/").status_code == 400
    ahead = review_of(trier, day=date(2099, 1, 1))
    refused = client.post(f"{LIST}{ahead.public_id}/einfrieren/")
    assert refused.status_code == 400
    assert 'id="errors"' in refused.content.decode()


def test_a_draft_is_discarded_and_the_plan_stays(client, trier, manager, plan):
    review = review_of(trier)
    client.force_login(manager)

    client.post(f"{LIST}{review.public_id}/verwerfen/")

    assert not InterimReview.objects.of(trier).exists()
    assert plan.initiatives.count() == 2


def test_the_number_of_queries_does_not_grow_with_the_plan(client, trier, plan, django_assert_max_num_queries):
    for number in range(4):
        goal = make_goal(office=trier, title=f"Ziel {number}")
        for each in range(3):
            measure = make_initiative(goal=goal, title=f"Maßnahme {number}.{each}")
            make_milestone(initiative=measure, title="Schritt", due_on=DAY)
    with django_assert_max_num_queries(30):
        client.get("/trier/was-wird-aus/")


def test_home_page_all_pages_and_the_map_for_search_engines_lead_there_once_something_is_released(client, trier, plan):
    for page in ("/trier/", "/trier/uebersicht/", "/trier/sitemap-seiten.xml"):
        assert "/trier/was-wird-aus/" in client.get(page).content.decode(), page
    type(plan).objects.of(trier).update(is_public=False)
    assert "/trier/was-wird-aus/" not in client.get("/trier/").content.decode()
    assert client.get("/trier/was-wird-aus/").status_code == 200
    assert client.get(f"/trier/was-wird-aus/{plan.public_id}/").status_code == 404


def test_the_chain_of_a_public_page_shows_what_everybody_sees_also_to_the_office(client, trier, manager, plan):
    client.force_login(manager)

    text = client.get(f"/trier/was-wird-aus/{plan.public_id}/").content.decode()

    assert "Vom Bedarf zur Wirkung" in text
    assert "Innen" not in text
    assert "/buero/massnahmen/" not in text


def test_a_goal_that_becomes_a_draft_again_is_said_to_leave_the_public_reviews(client, trier, manager, plan):
    review = frozen(trier)
    actions.release(review, is_public=True, person=None, at=AT)
    client.force_login(manager)
    change = f"/trier/buero/ziele/{plan.public_id}/zustand/"

    told = client.post(change, {"state": "draft", "reason": "Noch offen"}, follow=True).content.decode()

    assert "ist zurückgezogen" in told
    assert review.title in told


def test_what_was_withdrawn_after_freezing_is_told_by_its_kind_and_day_alone(client, trier, manager, plan):
    other = make_goal(office=trier, title="Mehr Bücher")
    library = make_initiative(goal=other, title="Bücherbus", next_step="")
    review = frozen(trier)
    actions.release(review, is_public=True, person=None, at=AT)
    before = actions.content_of(review)
    client.force_login(manager)
    entries = {"field": plan.field.pk, "title": plan.title, "polarity": "more_is_better"}
    edit = f"/trier/buero/ziele/{plan.public_id}/bearbeiten/"
    assert review.title in client.get(edit).content.decode()

    def saved(**changed):
        plan.refresh_from_db()
        sent = entries | {"seen": plan.changed_at.isoformat()} | changed
        return client.post(edit, sent, follow=True).content.decode()

    assert "ist zurückgezogen" not in saved(is_public="on")
    told = saved()
    assert "ist zurückgezogen" in told
    assert review.title in told

    address = f"/trier/zwischenbilanzen/{review.public_id}/"
    text = client.get(address).content.decode()
    assert "Seither zurückgezogen" in text
    assert f"Ziel: {timezone.localdate():%d.%m.%Y}" in text
    for gone in (plan.title, "Lerntreff", "Zehn Lernende"):
        assert gone not in text
    assert "Bücherbus" in text
    assert "Withdrawn since then" in client.get(address.replace("/trier/", "/trier/en/")).content.decode()
    staff = client.get(f"{LIST}{review.public_id}/").content.decode()
    assert "Zehn Lernende" in staff
    assert "fehlt dort: Ziel" in staff

    library.delete()
    again = public_of(InterimReview.objects.of(trier).get(), before)
    assert [one.kind for one in again.withdrawn] == ["goal", "initiative"]
    document = document_of(review, again.content, earlier=None, addenda=[], withdrawn=again.withdrawn)
    (chapter,) = (one for one in document.chapters if one.title == "Seither zurückgezogen")
    assert len(chapter.sentences) == 3
    assert "Lerntreff" not in str(document)
    assert actions.content_of(InterimReview.objects.of(trier).get()) == before


def test_what_is_released_again_and_what_only_its_field_withdraws(trier, plan):
    review = frozen(trier)
    content = actions.content_of(review)
    for is_public in (False, True):
        plan.is_public = is_public
        plan.save()
    assert public_of(review, content).withdrawn == ()

    plan.field.is_public = False
    plan.field.save()
    versions = type(plan.field).history
    versions.filter(is_public=True).update(history_date=AT - timedelta(days=9))
    versions.filter(is_public=False).update(history_date=AT)
    (gone,) = public_of(review, content).withdrawn
    assert (gone.kind, gone.on) == ("goal", AT.date())
    assert not public_of(review, content).content.goals


def test_who_carried_only_what_was_withdrawn_and_a_decision_taken_back_are_left_out(trier, plan):
    carrier = make_organisation(office=trier, name="Lernhaus e. V.")
    plan.initiatives.filter(title="Lerntreff").update(organisation=carrier)
    kept = make_initiative(goal=make_goal(office=trier, title="Mehr Bücher"), title="Bücherbus")
    kept.partners.add(make_organisation(office=trier, name="Bücherei"))
    decision = make_decision(office=trier, is_public=True, decided_on=date(2026, 1, 1))
    links.link("decision", decision.public_id, "decides", "goal", plan.public_id, office=trier, person=None)
    review = frozen(trier)
    content = actions.content_of(review)
    assert {"Lernhaus e. V.", "Bücherei", decision.title} <= {
        one.title for one in public_of(review, content).content.records
    }

    plan.is_public = decision.is_public = False
    plan.save()
    decision.save()

    assert [one.title for one in public_of(review, content).content.records] == ["Bücherei"]


def test_everybody_reads_the_public_part_of_released_decisions_on_the_page_of_their_goal(client, trier, plan):
    measure = plan.initiatives.get(title="Lerntreff")
    told = make_decision(
        office=trier,
        title="Lerntreff finanzieren",
        is_public=True,
        paper_number="123/2026",
        public_part="Für zwei Jahre.",
    )
    inside = make_decision(office=trier, title="Innen: Personal", public_part="Innen: Stelle")
    for one, kind, record in ((told, "initiative", measure), (inside, "goal", plan)):
        links.link("decision", one.public_id, "decides", kind, record.public_id, office=trier, person=None)

    text = client.get(f"/trier/was-wird-aus/{plan.public_id}/").content.decode()

    for said in (told.title, "123/2026", "Stadtrat", "01.04.2026", "angenommen", "Für zwei Jahre."):
        assert said in text, said
    assert "Innen" not in text
