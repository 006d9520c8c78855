"""Writing down what an office found, and when it is due again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.portal.accessibility.criteria import all_criteria
from bildungsbuero.apps.portal.models import AccessibilityAssessment, AssessedCriterion

# A statement is looked through once a year.
GOOD_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was found for one requirement."""

    result: str
    remark: str = ""


def assessment_of(office: Office) -> AccessibilityAssessment:
    """Return the assessment of an office; a new one is not stored yet."""
    return AccessibilityAssessment.objects.of(office).first() or AccessibilityAssessment(office=office)


def results_of(office: Office) -> dict[str, AssessedCriterion]:
    """Return what was found, by the key of the requirement."""
    return {one.key: one for one in AssessedCriterion.objects.of(office)}


def open_criteria(results: Mapping[str, AssessedCriterion]) -> int:
    """Return how many requirements of the norm nobody has assessed."""
    return sum(1 for one in all_criteria() if not one.is_more and one.key not in results)


def assessed_since(results: Mapping[str, AssessedCriterion]) -> date | None:
    """Return the day of the oldest finding, which says how old the whole is; None where there is none."""
    return min((one.assessed_on for one in results.values()), default=None)


def is_due(office: Office, on: date) -> bool:
    """Whether an assessment is older than a year."""
    since = assessed_since(results_of(office))
    return since is not None and on - since > GOOD_FOR


@transaction.atomic
def keep_results(office: Office, found: Mapping[str, Answered | None], *, on: date, person: Person) -> int:
    """Store what was found on a day and return how many requirements it names; None takes a finding away."""
    before = results_of(office)
    for key, answered in found.items():
        row = before.get(key)
        if answered is None:
            if row is not None:
                row.delete()
            continue
        row = row or AssessedCriterion(office=office, key=key)
        row.result, row.remark, row.assessed_on = answered.result, answered.remark, on
        row.save()
    audit.note("accessibility.assessed", office=office, person=person)
    return sum(1 for answered in found.values() if answered is not None)


@transaction.atomic
def keep_assessment(assessment: AccessibilityAssessment, *, person: Person) -> None:
    """Store how the assessment was made and whether its statement is public."""
    assessment.save()
    action = "accessibility.statement_shown" if assessment.is_public else "accessibility.statement_kept"
    audit.note(action, office=assessment.office, person=person)
