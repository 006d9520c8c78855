"""Addresses of the plan: mission, goals, measures, milestones, sketches, and the page behind a reminder's link."""

from django.urls import path

from bildungsbuero.apps.strategy.views import goals, initiatives, milestones, mission, plan_update, removal, sketches

ONE = "buero/massnahmen/<slug:public_id>/"
MILESTONE = f"{ONE}meilenstein/<slug:milestone_id>/"

urlpatterns = [
    path("buero/leitbild/", mission.mission, name="mission"),
    path("buero/leitbild/entwurf/", mission.mission_draft, name="mission-draft"),
    path("buero/leitbild/freigeben/", mission.mission_release, name="mission-release"),
    path("buero/leitbild/<int:number>/", mission.mission_version, name="mission-version"),
    path("buero/ziele/", goals.plan, name="plan"),
    path("buero/ziele/neu/", goals.goal_new, name="goal-new"),
    path("buero/ziele/handlungsfeld/neu/", goals.field_new, name="field-new"),
    path("buero/ziele/handlungsfeld/<slug:public_id>/", goals.field_edit, name="field-edit"),
    path("buero/ziele/handlungsfeld/<slug:public_id>/loeschen/", removal.field_remove, name="field-remove"),
    path("buero/ziele/<slug:public_id>/", goals.goal, name="goal"),
    path("buero/ziele/<slug:public_id>/bearbeiten/", goals.goal_edit, name="goal-edit"),
    path("buero/ziele/<slug:public_id>/zustand/", goals.goal_state, name="goal-state"),
    path("buero/ziele/<slug:public_id>/loeschen/", removal.goal_remove, name="goal-remove"),
    path("buero/massnahmen/", initiatives.initiatives, name="initiatives"),
    path("buero/massnahmen/datei.<slug:kind>", initiatives.initiatives_file, name="initiatives-file"),
    path("buero/massnahmen/neu/", initiatives.initiative_new, name="initiative-new"),
    path("buero/massnahmen/skizzen/", sketches.sketches, name="sketches"),
    path("buero/massnahmen/skizzen/neu/", sketches.sketch_new, name="sketch-new"),
    path("buero/massnahmen/skizzen/<slug:public_id>/", sketches.sketch_edit, name="sketch-edit"),
    path("buero/massnahmen/skizzen/<slug:public_id>/weglegen/", sketches.sketch_put_away, name="sketch-put-away"),
    path(ONE, initiatives.initiative, name="initiative"),
    path(f"{ONE}bearbeiten/", initiatives.initiative_edit, name="initiative-edit"),
    path(f"{ONE}loeschen/", removal.initiative_remove, name="initiative-remove"),
    path(f"{ONE}zustand/", initiatives.initiative_state, name="initiative-state"),
    path(f"{ONE}naechster-schritt/", initiatives.next_step, name="next-step"),
    path(f"{ONE}meilenstein/", initiatives.milestone_new, name="milestone-new"),
    path(MILESTONE, milestones.milestone_edit, name="milestone-edit"),
    path(f"{MILESTONE}loeschen/", removal.milestone_remove, name="milestone-remove"),
    path(f"{MILESTONE}erledigt/", milestones.milestone_complete, name="milestone-complete"),
    path(f"{MILESTONE}absagen/", milestones.milestone_cancel, name="milestone-cancel"),
    path(f"{MILESTONE}offen/", milestones.milestone_reopen, name="milestone-reopen"),
    path("pflege/massnahme/<str:token>/", plan_update.look, name="plan-update"),
    path("pflege/massnahme/<str:token>/naechster-schritt/", plan_update.say_next_step, name="plan-update-step"),
    path("pflege/massnahme/<str:token>/<slug:milestone_id>/", plan_update.answer, name="plan-update-milestone"),
]
