"""The accessibility statement as it is made from what an office found."""

from dataclasses import dataclass
from datetime import date

from bildungsbuero.apps.accounts.legal import facts_of_state
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.portal.accessibility.assessing import assessed_since, assessment_of, open_criteria, results_of
from bildungsbuero.apps.portal.accessibility.criteria import Criterion, all_groups
from bildungsbuero.apps.portal.models import AccessibilityAssessment, AssessedCriterion
from bildungsbuero.apps.territory.models import OfficeArea
from bildungsbuero.core.territory import state_of

Result = AssessedCriterion.Result
MOST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """A requirement that is not met, or met in part, with what the office says about it."""

    criterion: Criterion
    is_partly: bool
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the public reads."""

    assessment: AccessibilityAssessment
    # "all", "partly" or "not".
    conformity: str
    barriers: tuple[tuple[str, tuple[Barrier, ...]], ...]
    since: date
    until: date
    rules: str


def statement_of(office: Office) -> Statement | None:
    """Return the statement that an office shows; None while it shows none."""
    assessment, results = assessment_of(office), results_of(office)
    since = assessed_since(results)
    if not assessment.is_public or since is None or open_criteria(results):
        return None
    return Statement(
        assessment=assessment,
        conformity=conformity_of([one.result for one in results.values()]),
        barriers=_barriers(results),
        since=since,
        until=max(one.assessed_on for one in results.values()),
        rules=str(facts_of_state(state_of_office(office)).get("accessibility_rules", "")),
    )


def conformity_of(results: list[str]) -> str:
    """Return whether all requirements that apply are met, some are not, or most are not."""
    applying = [result for result in results if result != Result.NOT_APPLICABLE]
    if all(result == Result.FULFILLED for result in applying):
        return "all"
    return "not" if applying.count(Result.NOT) > MOST * len(applying) else "partly"


def shipped_enforcement(office: Office) -> str:
    """Return the enforcement body that is shipped for the Land of an office, one line each; empty where unknown."""
    return "\n".join(facts_of_state(state_of_office(office)).get("enforcement", []))


def state_of_office(office: Office) -> str:
    """Return the two digits of the Land that an office lies in; empty where it lies in several or in none."""
    keys = OfficeArea.objects.of(office).filter(is_context=False).values_list("unit__key", flat=True)
    states = {state for key in keys if (state := state_of(key))}
    return states.pop() if len(states) == 1 else ""


def _barriers(results: dict[str, AssessedCriterion]) -> tuple[tuple[str, tuple[Barrier, ...]], ...]:
    found = (
        (
            group.title,
            tuple(
                Barrier(criterion=one, is_partly=row.result == Result.PARTLY, remark=row.remark)
                for one in group.criteria
                if (row := results.get(one.key)) is not None and row.result in (Result.PARTLY, Result.NOT)
            ),
        )
        for group in all_groups()
    )
    return tuple((title, barriers) for title, barriers in found if barriers)
