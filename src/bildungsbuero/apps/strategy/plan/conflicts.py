"""Two people at one record of the plan: what was typed stays, and both versions stand side by side."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from bildungsbuero.web.tables import Cell, Column, Row, Table

SEEN = "seen"


def add_seen(form: forms.ModelForm[Any]) -> None:
    """Let a form remember which version of its record it was opened with."""
    changed_at: datetime | None = getattr(form.instance, "changed_at", None)
    seen = changed_at.isoformat() if form.instance.pk and changed_at else ""
    form.fields[SEEN] = forms.CharField(widget=forms.HiddenInput, required=False, initial=seen)


def conflict_in(
    form: forms.ModelForm[Any], stored: models.Model, *, before: Mapping[str, Any] | None = None
) -> Table | None:
    """Return both versions where somebody else saved meanwhile; saving once more then overwrites knowingly.

    `before` is what stands in the fields of a stored record, where its form is made of more than the record.
    """
    current = stored.changed_at.isoformat()  # type: ignore[attr-defined]
    if form.cleaned_data.get(SEEN) == current:
        return None
    form.add_error(
        None,
        _(
            "Somebody else has changed this record in the meantime. Your entries are still here; below stands where "
            "they differ from what is stored now. Saving once more replaces what the other person wrote."
        ),
    )
    data = cast(QueryDict, form.data).copy()
    data[SEEN] = current
    form.data = data
    if before is None:
        before = form.__class__(instance=stored, **form_arguments(stored)).initial
    return _both_versions(form, before)


def _both_versions(form: forms.ModelForm[Any], before: Mapping[str, Any]) -> Table:
    rows = []
    for name, field in form.fields.items():
        if name == SEEN:
            continue
        there, here = _shown(field, before.get(name)), _shown(field, form.cleaned_data.get(name))
        if there != here:
            label = capfirst(str(field.label or name))
            rows.append(Row(cells=(Cell(text=label), Cell(text=there or "–"), Cell(text=here or "–"))))
    columns = (Column(title=_("Field")), Column(title=_("Stored")), Column(title=_("Your entry")))
    return Table(caption=_("What differs"), columns=columns, rows=tuple(rows), key="conflict")


def form_arguments(stored: models.Model) -> dict[str, Any]:
    """Return what forms of records need besides: the office, whose other records may be chosen."""
    return {"office": stored.office}  # type: ignore[attr-defined]


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(str(one) for one in value or ()))
    if isinstance(field, forms.ModelChoiceField):
        found = field.queryset.filter(pk=value).first() if isinstance(value, int) else value  # type: ignore[union-attr]
        return str(found or "")
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    return "" if value is None else str(value.normalize() if hasattr(value, "normalize") else value)
