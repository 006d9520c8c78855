"""Where the offers of an office stand in each language: one offer, a page of many, and all of them counted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.staff import standing_in_words
from bildungsbuero.apps.catalogue.translating.editing import texts_by_field
from bildungsbuero.apps.catalogue.translating.languages import targets
from bildungsbuero.apps.catalogue.translating.showing import rows_of
from bildungsbuero.apps.catalogue.translating.texts import INSTITUTION, TITLE, originals_of
from bildungsbuero.core.languages import Language
from bildungsbuero.core.translations import CURRENT, MISSING, OUTDATED, PARTLY, state_of
from bildungsbuero.web.tables import Cell, Column, Row, Table, sortable
from bildungsbuero.web.wording import number

STATE_WORDS = {
    MISSING: gettext_lazy("missing"),
    PARTLY: gettext_lazy("partly"),
    OUTDATED: gettext_lazy("outdated"),
    CURRENT: gettext_lazy("current"),
}
UNCHECKED = "unchecked"
ORDERS = {"title": ("title", "pk"), "changed": ("changed_at", "pk")}
DEFAULT_ORDER = "title"


def states_of(offers: Sequence[Offer]) -> dict[int, dict[str, str]]:
    """Return the state of each offer in each language, by key; one query for all of them."""
    rows = rows_of(offers)
    found: dict[int, dict[str, str]] = {}
    for offer in offers:
        originals = originals_of(record_of(offer))
        found[offer.pk] = {
            language.code: state_of(
                originals, texts_by_field([row for row in rows[offer.pk] if row.language == language.code])
            )
            for language in targets()
        }
    return found


def offer_panel(offer: Offer) -> dict[str, Any]:
    """Return what the page of an offer shows of its languages; nothing for a change that only waits."""
    if offer.replaces_id is not None:
        return {}
    states = states_of([offer])[offer.pk]
    unchecked = {row.language for row in rows_of([offer])[offer.pk] if not row.is_checked}
    return {
        "translations": [
            {
                "language": language,
                "state": states[language.code],
                "words": STATE_WORDS[states[language.code]],
                "is_unchecked": language.code in unchecked,
            }
            for language in targets()
        ]
    }


def offers_table(offers: Sequence[Offer], *, order: str, query: QueryDict, on: date, may_write: bool) -> Table:
    """Return a page of offers with their state in each language."""
    columns = (
        Column(title=_("Title"), key="title"),
        Column(title=_("State")),
        *(Column(title=language.name) for language in targets()),
    )
    states = states_of(offers)
    return Table(
        caption=_("Translations"),
        columns=sortable(columns, order=order, query=query),
        rows=tuple(_row(offer, states[offer.pk], on, may_write=may_write) for offer in offers),
        key="translations",
        is_caption_hidden=True,
    )


def in_state(offers: OfferQuerySet, state: str, code: str) -> OfferQuerySet:
    """Return the offers that stand so in a language, or in any where no language is given."""
    texts = Translation.objects.across_offices(because="each text belongs to the offer beside it")
    texts = texts.filter(offer=OuterRef("pk"))
    texts = texts.into(code) if code else texts
    match state:
        case "missing":
            return without_names(offers).filter(~Exists(texts.filter(field=TITLE)))
        case "outdated":
            return offers.filter(Exists(texts.outdated()))
        case "unchecked":
            return offers.filter(Exists(texts.unchecked()))
        case "current":
            return offers.filter(Exists(texts.filter(field=TITLE)), ~Exists(texts.outdated()))
        case _:
            return offers


def without_names(offers: OfferQuerySet) -> OfferQuerySet:
    """Return the offers whose title is more than the name of an institution, which needs no translation."""
    return offers.exclude(kind=INSTITUTION, title=F("provider__name"))


def counts_table(office: Office, on: date) -> Table:
    """Return how many public offers are translated into each language, and how many of them need a look."""
    public = Offer.objects.of(office).public_on(on).filter(replaces=None)
    total = without_names(public).count()
    found: dict[str, dict[str, Any]] = {
        row["language"]: dict(row)
        for row in Translation.objects.of(office)
        .filter(offer__in=public)
        .order_by()
        .values("language")
        .annotate(
            translated=Count("offer", distinct=True, filter=Q(field=TITLE)),
            outdated=Count("offer", distinct=True, filter=Q(is_outdated=True)),
            unchecked=Count("offer", distinct=True, filter=Q(is_checked=False)),
        )
    }
    return Table(
        caption=_("Public offers by language"),
        columns=(
            Column(title=_("Language")),
            *(
                Column(title=title, is_numeric=True)
                for title in (_("translated"), _("of them outdated"), _("not released"), _("missing"))
            ),
        ),
        rows=tuple(_count_row(language, found.get(language.code, {}), total) for language in targets()),
        key="languages",
    )


def _count_row(language: Language, counts: dict[str, Any], total: int) -> Row:
    address = f"{reverse('catalogue:translations')}?language={language.code}"
    translated = counts.get("translated", 0)
    return Row(
        cells=(
            Cell(text=language.name),
            Cell(text=number(translated)),
            _linked(counts.get("outdated", 0), f"{address}&state={OUTDATED}"),
            _linked(counts.get("unchecked", 0), f"{address}&state={UNCHECKED}"),
            _linked(total - translated, f"{address}&state={MISSING}"),
        )
    )


def _linked(count: int, address: str) -> Cell:
    return Cell(text=number(count), address=address if count else "")


def _row(offer: Offer, states: dict[str, str], on: date, *, may_write: bool) -> Row:
    return Row(
        cells=(
            Cell(text=offer.title, address=reverse("catalogue:offer", args=[offer.public_id])),
            Cell(text=standing_in_words(offer.standing_on(on))),
            *(_state_cell(offer, language, states[language.code], may_write=may_write) for language in targets()),
        )
    )


def _state_cell(offer: Offer, language: Language, state: str, *, may_write: bool) -> Cell:
    address = reverse("catalogue:translate-offer", args=[offer.public_id, language.code]) if may_write else ""
    return Cell(text=STATE_WORDS[state], address=address)
