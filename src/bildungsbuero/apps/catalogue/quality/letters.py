"""The letter about the quality of its entries that a provider gets: as a page to print, and as PDF."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.quality.hints import hints_of
from bildungsbuero.apps.catalogue.staff import standing_in_words
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.documents.table_report import ReportTable, TableReport
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day

MOST_OFFERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What stands in the letter: sentences, and a line for each offer."""

    title: str
    lines: list[str]
    rows: list[tuple[str, str, str, str, str]]


def letter_of(organisation: Organisation, on: date) -> Letter:
    """Return the letter about the public offers of a provider."""
    public = Offer.objects.of(organisation.office).public_on(on).filter(provider=organisation, replaces=None)
    offers = list(public.with_provider_and_place().order_by("title", "pk")[:MOST_OFFERS])
    hints = {one.offer.pk: one.hints for one in hints_of(offers)}
    rows = [
        (
            offer.title,
            label("kind", offer.kind),
            day(offer.confirmed_on) or _("never"),
            standing_in_words(offer.standing_on(on)),
            " ".join(hints.get(offer.pk, ())) or _("Nothing to mend."),
        )
        for offer in offers
    ]
    title = _("Your offers: %(name)s") % {"name": organisation.name}
    return Letter(title=title, lines=_lines(organisation, len(rows), len(hints), on), rows=rows)


def as_report(letter: Letter, organisation: Organisation) -> TableReport:
    """Return the letter as the document that is set as PDF."""
    table = ReportTable(caption=_("Offers"), heads=heads(), rows=letter.rows)
    return TableReport(
        title=letter.title, author=organisation.office.name, lines=letter.lines, tables=[table] if letter.rows else []
    )


def as_table(letter: Letter) -> Table:
    """Return the letter's table as the page shows it."""
    columns = tuple(Column(title=head) for head in heads())
    rows = tuple(Row(cells=tuple(Cell(text=text) for text in row)) for row in letter.rows)
    return Table(caption=_("Offers"), columns=columns, rows=rows, key="letter", is_caption_hidden=True)


def heads() -> list[str]:
    """Return the heads of the columns."""
    return [_("Title"), _("Kind"), _("Confirmed on"), _("State"), _("What would help")]


def _lines(organisation: Organisation, offers: int, hinted: int, on: date) -> list[str]:
    office = organisation.office
    shown = ngettext(
        "%(office)s shows %(count)d offer of yours.", "%(office)s shows %(count)d offers of yours.", offers
    )
    mend = ngettext(
        "In %(count)d of them something could be better; the table says what.",
        "In %(count)d of them something could be better; the table says what.",
        hinted,
    )
    reach = ", ".join(part for part in (office.phone, office.email) if part)
    tell = _("You can mend it yourself by the link of our mails, or tell us: %(reach)s") % {"reach": reach}
    return [
        _("As of %(day)s.") % {"day": day(on)},
        shown % {"office": office.name, "count": offers},
        mend % {"count": hinted} if hinted else _("Everything is in order. Thank you!"),
        *([tell] if reach else []),
    ]
