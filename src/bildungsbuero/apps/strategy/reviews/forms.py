"""Forms of interim reviews."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.strategy.models import InterimReview, ReviewAddendum, ReviewNote
from bildungsbuero.apps.strategy.public_words import KINDS
from bildungsbuero.apps.strategy.reviews.actions import Noted
from bildungsbuero.core.reviews import RecordKind, Review
from bildungsbuero.web.inputs import DayInput

NOTE = ReviewNote._meta.get_field("text")
LONGEST_NOTE = 2000
# The structures of a review are derived; what is said of them has a field of its own.
NOTED_KINDS = (RecordKind.DECISION, RecordKind.PROJECT, RecordKind.NEED)


class InterimReviewForm(forms.ModelForm[InterimReview]):
    """Title, day and what the office says over all."""

    class Meta:
        model = InterimReview
        fields = ["title", "reference_day", "summary", "structures"]
        widgets = {
            "reference_day": DayInput(),
            "summary": forms.Textarea(attrs={"rows": 4}),
            "structures": forms.Textarea(attrs={"rows": 4}),
        }


class AddendumForm(forms.ModelForm[ReviewAddendum]):
    """What is added to a frozen review."""

    class Meta:
        model = ReviewAddendum
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class NotesForm(forms.Form):
    """A note for each record of a draft, and whether everybody may read it."""

    def __init__(self, *arguments: Any, content: Review, notes: Iterable[ReviewNote], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.ends = list(_ends(content))
        known = {(note.kind, note.record): note for note in notes}
        for kind, record, title in self.ends:
            note = known.get((kind, record))
            self.fields[f"{kind}-{record}"] = forms.CharField(
                label=f"{KINDS[RecordKind(kind)]}: {title}",
                required=False,
                max_length=LONGEST_NOTE,
                initial=note.text if note else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"{kind}-{record}-public"] = forms.BooleanField(
                label=_("Everybody may read this note"),
                required=False,
                initial=bool(note and note.is_public),
            )

    def noted(self) -> list[Noted]:
        """Return what a valid form says."""
        found = self.cleaned_data
        return [
            Noted(
                kind=kind,
                record=record,
                text=found[f"{kind}-{record}"].strip(),
                is_public=found[f"{kind}-{record}-public"],
            )
            for kind, record, _title in self.ends
        ]


def _ends(content: Review) -> Iterable[tuple[str, str, str]]:
    for goal in content.goals:
        yield str(RecordKind.GOAL), goal.public_id, goal.title
        for one in content.initiatives:
            if one.goal == goal.public_id:
                yield str(RecordKind.INITIATIVE), one.public_id, one.title
    for kind in NOTED_KINDS:
        for record in content.of_kind(kind):
            yield str(kind), record.public_id, record.title
