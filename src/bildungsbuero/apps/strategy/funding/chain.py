"""Projects in the chain: which measures they pay for, and which decision continues them."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import GUEST_ROLES, Office
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.operations.links import Bond, Shown
from bildungsbuero.apps.strategy.decisions.actions import DECISION
from bildungsbuero.apps.strategy.funding.actions import PROJECT
from bildungsbuero.apps.strategy.funding.presenting import marked
from bildungsbuero.apps.strategy.models import Project
from bildungsbuero.web.addresses import find_address

PAID_BY = "paid_by"
CONTINUES = "continues"
INITIATIVE = "initiative"


def register() -> None:
    """Let projects take part in the chain."""
    links.register_kind(PROJECT, title=_("Projects"), step=35, shown=shown, holds=held_by_projects)
    links.register_relation(PAID_BY, forwards=_("is paid by"), backwards=_("pays for"))
    links.register_relation(CONTINUES, forwards=_("continues"), backwards=_("is continued by"))


def shown(public_ids: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return how projects appear: to those who work in the office, to nobody else."""
    if not roles - GUEST_ROLES:
        return {}
    return {
        one.public_id: Shown(
            title=marked(one.title, is_example=one.is_example), address=find_address("strategy:project", one.public_id)
        )
        for one in Project.objects.of(office).filter(public_id__in=public_ids)
    }


def held_by_projects(public_ids: Collection[str], office: Office) -> Iterable[Bond]:
    """Return what binds projects to the measures that they pay for and the decision that continues them."""
    projects = Project.objects.of(office).filter(public_id__in=public_ids)
    for project, measure in projects.values_list("public_id", "initiatives__public_id"):
        if measure:
            yield (INITIATIVE, measure), PAID_BY, (PROJECT, project)
    for project, decision in projects.values_list("public_id", "continued_by__public_id"):
        if decision:
            yield (DECISION, decision), CONTINUES, (PROJECT, project)


def projects_of_measures(public_ids: Collection[str], office: Office) -> Iterable[Bond]:
    """Return what binds measures to the projects that pay for them."""
    projects = Project.objects.of(office).filter(initiatives__public_id__in=public_ids)
    for project, measure in projects.values_list("public_id", "initiatives__public_id"):
        yield (INITIATIVE, measure), PAID_BY, (PROJECT, project)


def projects_of_decisions(public_ids: Collection[str], office: Office) -> Iterable[Bond]:
    """Return what binds decisions to the projects that they continue."""
    projects = Project.objects.of(office).filter(continued_by__public_id__in=public_ids)
    for project, decision in projects.values_list("public_id", "continued_by__public_id"):
        yield (DECISION, decision), CONTINUES, (PROJECT, project)
