"""The accessibility statement is made from what the office found, and from nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import LegalPage
from bildungsbuero.apps.portal.accessibility.assessing import Answered, is_due, keep_results
from bildungsbuero.apps.portal.accessibility.checks import findings
from bildungsbuero.apps.portal.accessibility.criteria import all_criteria, all_groups
from bildungsbuero.apps.portal.accessibility.statement import conformity_of
from bildungsbuero.apps.portal.models import AccessibilityAssessment, AssessedCriterion
from tests.support.cast import administrator_of, make_office

pytestmark = pytest.mark.django_db

STAFF = "/trier/buero/barrierefreiheit/"
PUBLIC = "/trier/barrierefreiheit/"
SHOWN = {"method": "self", "answer_days": "14", "enforcement": "Durchsetzungsstelle\nMainz", "is_public": "on"}
CAPTIONS = "9-1-2-2"


@pytest.fixture
def trier(data_dir, client):
    office = make_office()
    client.force_login(administrator_of(office))
    return office


def assess(office, *, on=None, but=None, **changed) -> None:
    found = {one.key: Answered(result="fulfilled") for one in all_criteria() if one.key not in (but or ())}
    keep_results(office, found | changed, on=on or timezone.localdate(), person=administrator_of(office))


def text_of(client, path) -> str:
    return client.get(path).content.decode()


def test_every_requirement_has_a_key_of_its_own():
    keys = [one.key for one in all_criteria()]

    assert len(set(keys)) == len(keys) == 71
    assert max(map(len, keys)) <= 20
    assert "9-1-1-1" in keys


def test_results_of_a_group_are_kept_with_their_day(client, trier):
    group = next(group for group in all_groups() if group.key == "robust")
    first, *others = group.criteria
    today = timezone.localdate().isoformat()
    sent = {"assessed_on": today, f"{first.key}-result": "partly", f"{first.key}-remark": "Ein alter Kalender."}

    assert client.post(f"{STAFF}robust/", sent).status_code == 302

    stored = AssessedCriterion.objects.of(trier).get()
    assert (stored.key, stored.result, stored.assessed_on.isoformat()) == (first.key, "partly", today)
    assert f"1 von {len(others) + 1} bewertet" in text_of(client, STAFF)


def test_what_is_not_met_must_be_told(client, trier):
    key = next(group for group in all_groups() if group.key == "robust").criteria[0].key

    answer = client.post(f"{STAFF}robust/", {"assessed_on": timezone.localdate().isoformat(), f"{key}-result": "not"})

    assert 'id="errors"' in answer.content.decode()
    assert not AssessedCriterion.objects.of(trier).exists()


def test_nobody_has_looked_on_a_day_to_come(client, trier):
    key = next(group for group in all_groups() if group.key == "robust").criteria[0].key
    ahead = (timezone.localdate() + timedelta(days=1)).isoformat()

    answer = client.post(f"{STAFF}robust/", {"assessed_on": ahead, f"{key}-result": "fulfilled"})

    assert "Dieser Tag" in answer.content.decode()
    assert not AssessedCriterion.objects.of(trier).exists()


def test_a_statement_is_shown_only_when_everything_is_assessed(client, trier):
    assess(trier, but=[CAPTIONS])
    assert 'id="errors"' in client.post(STAFF, SHOWN).content.decode()

    assess(trier)
    assert client.post(STAFF, SHOWN).status_code == 302

    assert "vereinbar</strong>" in text_of(client, PUBLIC)


def test_the_statement_names_what_is_missing_the_days_and_whom_to_turn_to(client, trier):
    assess(trier, **{CAPTIONS: Answered(result="not", remark="Zwei <alte> Videos ohne Untertitel, bis Mai.")})
    client.post(STAFF, SHOWN)

    text = text_of(client, PUBLIC)

    assert "teilweise vereinbar" in text
    assert "Zwei &lt;alte&gt; Videos ohne Untertitel, bis Mai." in text
    assert f"{timezone.localdate():%d.%m.%Y}" in text
    assert "Durchsetzungsstelle" in text
    assert "innerhalb von 14 Tagen" in text
    assert "/trier/fehler-melden/" in text
    assert 'lang="de"' in text_of(client, "/trier/uk/barrierefreiheit/")


def test_a_statement_that_is_not_complete_any_more_makes_room_for_the_text_of_the_office(client, trier):
    assess(trier)
    AccessibilityAssessment.unscoped.create(office=trier, is_public=True, enforcement="Stelle")
    keep_results(trier, {CAPTIONS: None}, on=timezone.localdate(), person=administrator_of(trier))

    assert "Wann und wie wir das geprüft haben" not in text_of(client, PUBLIC)


@pytest.mark.parametrize(
    ("results", "conformity"),
    [
        (["fulfilled", "not-applicable"], "all"),
        (["fulfilled", "partly"], "partly"),
        (["fulfilled", "not"], "partly"),
        (["fulfilled", "not", "not"], "not"),
    ],
)
def test_how_far_pages_conform(results, conformity):
    assert conformity_of(results) == conformity


def test_the_check_hints_after_a_year_and_while_something_is_missing(trier):
    today = timezone.localdate()
    assert [one.key for one in findings()] == ["accessibility", "sign_language", "easy_language"]

    assess(trier, on=today - timedelta(days=366))
    AccessibilityAssessment.unscoped.create(office=trier, is_public=True)
    LegalPage.unscoped.create(office=trier, kind="leichte-sprache", text="Hallo", is_reviewed=True)
    assert is_due(trier, today)
    assert "älter als ein Jahr" in str(findings()[0].message)

    assess(trier)
    assert [one.key for one in findings()] == ["sign_language"]


def test_these_pages_are_explained_in_leichte_sprache(client, trier):
    text = text_of(client, "/trier/leichte-sprache/")

    assert "So finden Sie ein Angebot" in text
    assert "Entwurf" in text
    assert "/trier/leichte-sprache/" in text_of(client, "/trier/")


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "متى وكيف قيّمنا ذلك"), ("uk", "частково відповідають"), ("de-leicht", "Wann und wie haben wir geprüft?")],
)
def test_the_statement_speaks_the_language_of_the_page_and_says_what_stays_german(client, trier, language, words):
    assess(trier, **{CAPTIONS: Answered(result="not", remark="Zwei Videos ohne Untertitel.")})
    client.post(STAFF, SHOWN)

    text = text_of(client, f"/trier/{language}/barrierefreiheit/")

    assert words in text
    assert '<span lang="de" dir="ltr">Zwei Videos ohne Untertitel.</span>' in text
    assert f'href="{PUBLIC}" hreflang="de"' in text
