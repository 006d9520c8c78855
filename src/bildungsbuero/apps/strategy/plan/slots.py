"""What the plan puts into the staff navigation, “Heute”, the chain and the log."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.models import Milestone
from bildungsbuero.apps.strategy.plan import chain, stuck
from bildungsbuero.web import slots
from bildungsbuero.web.handover import Chapter
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.wording import day

# The folder is a page; who needs all milestones takes the list of measures.
MOST_LINES = 60
ACTIONS = {
    "plan.field_saved": _("Field of action saved"),
    "plan.goal_saved": _("Goal saved"),
    "plan.field_removed": _("Field of action deleted"),
    "plan.goal_removed": _("Goal deleted"),
    "plan.initiative_removed": _("Measure deleted"),
    "plan.milestone_removed": _("Milestone deleted"),
    "plan.goal_state": _("State of a goal changed"),
    "plan.initiative_saved": _("Measure saved"),
    "plan.initiative_state": _("State of a measure changed"),
    "plan.next_step": _("Next step of a measure said"),
    "plan.milestone_saved": _("Milestone saved"),
    "plan.milestone_completed": _("Milestone completed"),
    "plan.milestone_cancelled": _("Milestone cancelled"),
    "plan.milestone_reopened": _("Milestone opened again"),
    "plan.sketch_saved": _("Sketch of a project saved"),
    "plan.sketch_taken": _("Sketch of a project made a measure"),
    "plan.reminded": _("Responsible office reminded of milestones"),
    "mission.saved": _("Draft of the mission statement saved"),
    "mission.released": _("Mission statement released"),
}


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("plan", navigation, order=200)
    slots.TODAY.fill("plan", stuck.today, order=50)
    slots.TODAY_PANELS.fill("plan", stuck.today_panel, order=30)
    slots.HANDOVER_FOLDER.fill("plan", chapters, order=50)
    for key, title in ACTIONS.items():
        audit.register_action(key, title)
    chain.register()


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the links to the mission statement, the plan and the measures."""
    group = _("Strategy")
    return [
        Entry(title=_("Mission statement"), url_name="strategy:mission", group=group),
        Entry(title=_("Goals and measures"), url_name="strategy:plan", group=group),
        Entry(title=_("Measures"), url_name="strategy:initiatives", group=group),
    ]


def chapters(office: Office, on: date) -> list[Chapter]:  # noqa: ARG001 - the slot's signature
    """Return the milestones that are still to be done, with the office that is responsible."""
    milestones = Milestone.objects.of(office).open().select_related("initiative").order_by("due_on", "pk")
    lines = (
        ", ".join(
            part
            for part in (
                f"{day(one.due_on)}: {one.title}",
                one.initiative.title,
                one.initiative.responsible_function,
            )
            if part
        )
        for one in milestones[:MOST_LINES]
    )
    return [Chapter(title=_("Open tasks"), lines=tuple(lines))]
