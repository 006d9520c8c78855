"""The mission statement: one draft at a time, released by the management, readable for good from then on."""

from datetime import date

from django import forms
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.models import Mission, MissionVersion
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.inputs import DayInput


class MissionForm(forms.ModelForm[MissionVersion]):
    """The draft of the next version."""

    title = forms.CharField(label=_("Title"), max_length=200)

    class Meta:
        model = MissionVersion
        fields = ("title", "text", "dated_on", "note")
        widgets = {"text": forms.Textarea(attrs={"rows": 16}), "dated_on": DayInput()}


def find_mission(office: Office) -> Mission | None:
    """Return the mission statement of an office, None where nobody has begun one."""
    return Mission.objects.of(office).first()


def draft_of(office: Office, on: date) -> MissionVersion:
    """Return the draft that is being written, or a new one, not stored yet, that begins as the last version."""
    drafts = MissionVersion.objects.of(office).drafts().select_related("mission")
    if (draft := drafts.first()) is not None:
        return draft
    last = MissionVersion.objects.of(office).released().first()
    return MissionVersion(office=office, text=last.text if last else "", dated_on=on)


@transaction.atomic
def save_draft(draft: MissionVersion, *, title: str, person: Person | None) -> MissionVersion:
    """Store a draft, and the name of the mission statement."""
    mission, _made = Mission.objects.of(draft.office).get_or_create(office=draft.office, defaults={"title": title})
    if mission.title != title:
        mission.title = title
        mission.save()
    if draft.pk is None:
        last = MissionVersion.objects.of(draft.office).filter(mission=mission).aggregate(last=Max("number"))["last"]
        draft.mission, draft.number = mission, (last or 0) + 1
    draft.save()
    audit.note("mission.saved", office=draft.office, person=person, about=str(draft.number))
    return draft


@transaction.atomic
def release(office: Office, *, on: date, person: Person | None) -> MissionVersion:
    """Release the draft: everybody may read it, and nobody changes it any more."""
    draft = MissionVersion.objects.of(office).drafts().select_related("mission").first()
    if draft is None:
        raise Refusal("mission.nothing_to_release")
    draft.released_on = on
    draft.save()
    audit.note("mission.released", office=office, person=person, about=str(draft.number))
    return draft
