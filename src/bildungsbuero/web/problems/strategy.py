"""Sentences about the plan of an office."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "plan.open_milestones": Sentence(
        _("Milestones of this measure are still open."), _("Complete or cancel them first; then it can be completed.")
    ),
    "plan.live_measures": Sentence(
        _("Measures of this goal are still planned, running or paused."), _("Complete or cancel them first.")
    ),
    "plan.reason_needed": Sentence(_("A reason is missing."), _("Say in one sentence why, so that others understand.")),
    "plan.milestone_not_open": Sentence(
        _("This milestone is completed or cancelled already."), _("Undo that first if it was a mistake.")
    ),
    "plan.milestone_not_closed": Sentence(
        _("This milestone is open; there is nothing to undo."), _("Look at the measure again.")
    ),
    "plan.completed_in_future": Sentence(
        _("The day of completion has not come yet."), _("Choose today or an earlier day.")
    ),
    "plan.new_day_needed": Sentence(
        _("A new day is missing, or it lies in the past or too far ahead."),
        _("Write a day from today on, for example 31.12.2027."),
    ),
    "plan.is_released": Sentence(
        _("Everybody sees this record, so it cannot be deleted."), _("Take the release back first, under “Change”.")
    ),
    "plan.has_hanging": Sentence(
        _("Something else hangs on this record, so it cannot be deleted."), _("Below stands what it is.")
    ),
    "mission.nothing_to_release": Sentence(
        _("There is no draft of the mission statement."), _("Write one first, then release it.")
    ),
}
