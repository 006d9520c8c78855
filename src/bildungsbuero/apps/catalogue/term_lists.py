"""The lists of terms as the editor shows them: titles, rows with their state, the history of a term."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import OfficeTerm
from bildungsbuero.apps.catalogue.shipped_vocabulary import shipped_vocabularies
from bildungsbuero.apps.catalogue.terms import may_have_own
from bildungsbuero.apps.catalogue.vocabulary import active_language, vocabulary
from bildungsbuero.core.languages import GERMAN, by_code
from bildungsbuero.core.vocabulary import Term

MOST_LINES = 20
# In the order of the editor: what offices change most comes first.
TITLES = {
    "topic": gettext_lazy("Topics"),
    "target_group": gettext_lazy("Target groups"),
    "life_phase": gettext_lazy("Phases of life"),
    "kind": gettext_lazy("Kinds of offers"),
    "institution_type": gettext_lazy("Kinds of institutions"),
    "school_type": gettext_lazy("School types"),
    "course_type": gettext_lazy("Types of language courses"),
    "condition": gettext_lazy("Conditions"),
    "cost": gettext_lazy("Cost"),
    "reduction": gettext_lazy("Reductions"),
    "accessibility": gettext_lazy("Accessibility"),
    "feature": gettext_lazy("Further features"),
    "language": gettext_lazy("Languages"),
    "level": gettext_lazy("Language levels"),
    "mode": gettext_lazy("On site or online"),
    "reach": gettext_lazy("Where an offer holds"),
    "learning_form": gettext_lazy("Forms of learning"),
    "holiday": gettext_lazy("School holidays"),
    "all_day": gettext_lazy("All-day school"),
    "guidance_way": gettext_lazy("Ways of counselling"),
    "appointment": gettext_lazy("Appointments"),
    "operator_kind": gettext_lazy("Kinds of operators"),
    "sector": gettext_lazy("Sectors of actors"),
    "focus": gettext_lazy("Focuses of funding"),
    "weekday": gettext_lazy("Days of the week"),
    "state": gettext_lazy("States of offers"),
    "standing": gettext_lazy("Confirmation"),
    "precision": gettext_lazy("How exactly a place is known"),
    "visibility": gettext_lazy("Who may see an address"),
    "identifier": gettext_lazy("Numbers in registers"),
    "country": gettext_lazy("Countries"),
    "yes_no": gettext_lazy("Answers"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A vocabulary with how much of it the office changed."""

    name: str
    title: Any
    terms: int
    changed: int
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """A term as the office has it."""

    key: str
    label: str
    shipped: str
    words: tuple[str, ...]
    is_own: bool
    is_changed: bool
    is_hidden: bool
    may_have_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHistoryLine:
    """A change of a term: when, and what it was."""

    at: datetime
    what: str


def lists_of(office: Office) -> list[ListLine]:
    """Return all vocabularies with how many terms the office changed or added."""
    rows = list(OfficeTerm.objects.of(office).values_list("vocabulary", "parent"))
    own = Counter(name for name, parent in rows if parent)
    changed = Counter(name for name, parent in rows if not parent)
    return [
        ListLine(name=name, title=title, terms=len(vocabulary(name)), changed=changed[name], own=own[name])
        for name, title in TITLES.items()
    ]


def terms_of(name: str, *, text: str = "", only: str = "") -> list[TermLine]:
    """Return the terms of a vocabulary that fit a filter, own ones behind the one that they lie below."""
    shipped = {term.key: term for term in shipped_vocabularies()[name]}
    language = active_language()
    lines = []
    for term in vocabulary(name):
        before = shipped.get(term.key)
        line = TermLine(
            key=term.key,
            label=term.label(language),
            shipped=before.label(language) if before else "",
            words=term.words,
            is_own=before is None,
            is_changed=before is not None and before != term,
            is_hidden=term.is_hidden,
            may_have_own=before is not None and may_have_own(name, term.key),
        )
        searched = " ".join((term.key, *term.labels.values(), *term.words)).casefold()
        if text in searched and _is_asked(line, only):
            lines.append(line)
    return lines


def _is_asked(line: TermLine, only: str) -> bool:
    if only == "changed":
        return line.is_own or line.is_changed
    return line.is_hidden if only == "hidden" else True


def codes_of(term: Term) -> list[str]:
    """Return what a term is called in vocabularies of others: "dvv 5", "ISCED-F 0611", "OEH discipline 900"."""
    names = {"dvv": "dvv", "isced_f": "ISCED-F"}
    return [
        f"{names.get(scheme) or scheme.replace('oeh_', 'OEH ')} {code}"
        for scheme, codes in term.codes.items()
        for code in codes
    ]


def history_of_term(office: Office, name: str, key: str) -> list[TermHistoryLine]:
    """Return what was changed of a term, newest first; it names no person."""
    versions = list(
        OfficeTerm.history.filter(office=office, vocabulary=name, key=key).order_by("-history_date", "-history_id")[
            : MOST_LINES + 1
        ]
    )
    pairs = zip_longest(versions, versions[1:])
    return [TermHistoryLine(at=newer.history_date, what=_change(newer, older)) for newer, older in pairs][:MOST_LINES]


def _name_of(code: str) -> str:
    language = by_code(settings.SPOKEN, code)
    return language.name if language else code


def _change(newer: Any, older: Any) -> str:
    if newer.history_type == "-":
        return _("deleted") if newer.parent else _("reset to what is shipped")
    before = older if older is not None and older.history_type != "-" else None
    said = []
    labels, former = newer.labels, before.labels if before else {}
    for code in dict.fromkeys([GERMAN, *labels, *former]):
        if labels.get(code) != former.get(code):
            facts = {"language": _name_of(code), "before": former.get(code) or "–", "after": labels.get(code) or "–"}
            said.append(_("label (%(language)s): %(before)s → %(after)s") % facts)
    if newer.words != (before.words if before else None):
        said.append(_("everyday words"))
    if newer.is_hidden != (before.is_hidden if before else False):
        said.append(_("hidden for new entries") if newer.is_hidden else _("offered again"))
    return "; ".join(said) or _("saved")
