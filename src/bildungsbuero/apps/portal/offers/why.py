"""Why an offer stands among the hits: its words, the filters, and what decides the order."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.searching import Question, understand
from bildungsbuero.apps.catalogue.vocabulary import search_language
from bildungsbuero.apps.portal.offers.filters import Chip, present_said
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.search.reasons import (
    EVERYDAY,
    FEATURES,
    ITSELF,
    LABELS,
    NOT_FOUND,
    PART,
    PLACE,
    PROVIDER,
    SAME,
    SIMILAR,
    TEXT,
    TITLE,
    Reason,
    reasons,
)
from bildungsbuero.web.wording import day

WHERE = {
    TITLE: gettext_lazy("in the title"),
    PROVIDER: gettext_lazy("in the name of the provider"),
    PLACE: gettext_lazy("in the place"),
    LABELS: gettext_lazy("in kind, topic, phase of life or target group"),
    TEXT: gettext_lazy("in the text"),
    FEATURES: gettext_lazy("among its features"),
    EVERYDAY: gettext_lazy("among the everyday words of its topic"),
}
SENTENCES = {
    ITSELF: gettext_lazy("“%(word)s” stands %(where)s."),
    PART: gettext_lazy("“%(word)s” is part of a word %(where)s."),
    SAME: gettext_lazy("“%(word)s” means the same as “%(other)s”, which stands %(where)s."),
    SIMILAR: gettext_lazy("“%(word)s” is written much like “%(other)s”, which stands %(where)s."),
    NOT_FOUND: gettext_lazy("“%(word)s” was not found here; the other words were enough."),
}


def present_why(offer: Offer, selection: Selection, question: Question, office: Office | None) -> dict[str, Any]:
    """Return what the page says of one hit of a search."""
    understood = understand(question)
    words = [_in_words(one) for one in reasons(public_record_of(offer), understood.request.text, search_language())]
    chips: Sequence[Chip] = present_said(understood.recognised, selection, office)
    return {
        "offer": offer,
        "words": words,
        "chips": chips,
        "confirmed": day(offer.confirmed_on) if offer.confirmed_on else "",
        "back": f"{reverse('portal:offers')}?{selection.query()}",
    }


def _in_words(reason: Reason) -> str:
    facts = {"word": reason.word, "other": reason.other, "where": WHERE.get(reason.where, _("in the entry"))}
    return str(SENTENCES[reason.how]) % facts
