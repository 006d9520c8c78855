"""The hits of a search in three groups: they fit what was said, they may fit, they do not fit; all are counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.searching import find
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.portal.offers.listing import Hit, present_hits
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.apps.portal.offers.ways_out import whom_to_ask
from bildungsbuero.core.fitting import Answer, Fit, Situation, answer_for
from bildungsbuero.web.wording import number

# So many hits of a search are looked at; who has more is asked to search more closely.
MOST_LOOKED_AT = 200
SENTENCES = {
    Fit.FITS: gettext_lazy("fits"),
    Fit.MAY_FIT: gettext_lazy("may fit – please ask"),
    Fit.DOES_NOT_FIT: gettext_lazy("does not fit what you said – let somebody advise you"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A hit with its answer and the conditions that decided it."""

    hit: Hit
    answer: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The hits of one answer, with their number in words."""

    key: str
    title: str
    hits: Sequence[Fitted]
    is_open: bool


def present_fitting(selection: Selection, office: Office, at: datetime, situation: Situation) -> dict[str, Any]:
    """Return the hits of a search by how they fit a situation."""
    question = replace(selection.question(office, at.date(), at.time()), offset=0, limit=MOST_LOOKED_AT, counted=())
    found = find(question)
    answers = [answer_for(public_record_of(offer), situation) for offer in found.offers]
    hits = present_hits(found.offers, selection, at.date())
    fitted = [(answer, _fitted(hit, answer)) for hit, answer in zip(hits, answers, strict=True)]
    groups = [_group(fit, [one for answer, one in fitted if answer.fit == fit]) for fit in Fit]
    return {
        "groups": [group for group in groups if group.hits],
        "looked_at": _looked_at(len(hits), found.answer.total),
        "whom_to_ask": whom_to_ask(question),
    }


def _fitted(hit: Hit, answer: Answer) -> Fitted:
    because = ", ".join(label("condition", key) for key in answer.because)
    return Fitted(hit=hit, answer=str(SENTENCES[answer.fit]), because=because)


def _group(fit: Fit, hits: Sequence[Fitted]) -> Group:
    count = len(hits)
    titles = {
        Fit.FITS: ngettext("%(count)s offer fits", "%(count)s offers fit", count),
        Fit.MAY_FIT: ngettext(
            "%(count)s more offer may fit – please ask", "%(count)s more offers may fit – please ask", count
        ),
        Fit.DOES_NOT_FIT: ngettext(
            "%(count)s offer does not fit what you said", "%(count)s offers do not fit what you said", count
        ),
    }
    title = titles[fit] % {"count": number(count)}
    return Group(key=fit, title=title, hits=hits, is_open=fit != Fit.DOES_NOT_FIT)


def _looked_at(count: int, total: int) -> str:
    if total <= count:
        return ""
    return _("Of %(total)s offers the first %(count)s were looked at. Search more closely to see the others.") % {
        "total": number(total),
        "count": number(count),
    }
