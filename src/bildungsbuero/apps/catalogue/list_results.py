"""What a list of offers would change, or has changed, in the shape in which pages show it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.bringing_results import counts_in_words, refused_table
from bildungsbuero.apps.catalogue.indexing import ORGANISATION, PLACE
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.formats.offer_feeds import FORMATS
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number


@dataclass(frozen=True, slots=True, kw_only=True)
class ListResult:
    """One list with its counts, the titles behind them, and what needs a look."""

    public_id: str
    file_name: str
    is_rehearsal: bool
    counts: list[tuple[str, str]]
    titles: list[tuple[str, list[str]]]
    continues: str
    held_back: int
    would_change: int
    refused_count: int
    refused: Table | None
    format: str
    is_partial: bool
    differences: Table | None
    duplicates: Table | None
    alike: Table | None


def present_result(job: Job) -> ListResult:
    """Return the result of a finished job."""
    found: dict[str, Any] = job.result
    return ListResult(
        public_id=job.public_id,
        file_name=job.arguments["file_name"],
        is_rehearsal=job.arguments["is_rehearsal"],
        counts=_counts(found),
        titles=[
            (name, found["titles"][key])
            for key, name in (("new", _("new")), ("changed", _("changed")), ("vanished", _("no longer in the list")))
            if found["titles"][key]
        ],
        continues=", ".join(found.get("continues", [])),
        held_back=found["held_back"],
        would_change=sum(found[key] for key in ("new", "changed", "restored", "vanished")),
        refused_count=found["refused_count"],
        refused=refused_table(found),
        format=_format(found.get("format", "")),
        is_partial=found.get("is_partial", False),
        differences=_differences(found),
        duplicates=_duplicates(job, found["duplicates"]),
        alike=_alike(found.get("alike", [])),
    )


def _counts(found: dict[str, Any]) -> list[tuple[str, str]]:
    words = {
        "new": _("new"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "restored": _("in the list again, brought back"),
        "vanished": _("no longer in the list, archived"),
        "refused_count": _("refused"),
    }
    return counts_in_words(found, words)


def _format(keys: str) -> str:
    """Return the formats of the files by their names; our own list needs none."""
    return ", ".join(FORMATS[key].title for key in keys.split(", ") if key in FORMATS)


def _differences(found: dict[str, Any]) -> Table | None:
    """Return old beside new for each field of the offers that change."""
    changed = found.get("differences", [])
    if not changed:
        return None
    left_out = found["changed"] - len(changed)
    return Table(
        key="differences",
        caption=_("What changes"),
        columns=tuple(Column(title=title) for title in (_("Offer"), _("Field"), _("So far"), _("New"))),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=entry["title"], address=reverse("catalogue:offer", args=[entry["id"]])),
                    Cell(text=one["field"]),
                    Cell(text=one["old"] or "–"),
                    Cell(text=one["new"] or "–"),
                )
            )
            for entry in changed
            for one in entry["fields"]
        ),
        note=_("%(count)s more offers change.") % {"count": number(left_out)} if left_out > 0 else "",
    )


def _duplicates(job: Job, pairs: list[dict[str, str]]) -> Table | None:
    twins = Offer.objects.of(job.office).with_provider_and_place().filter(public_id__in=[pair["b"] for pair in pairs])
    if not twins:
        return None
    return Table(
        key="duplicates",
        caption=_("Perhaps here already"),
        columns=(Column(title=_("Offer")), Column(title=_("Provider"))),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=twin.title, address=reverse("catalogue:offer", args=[twin.public_id])),
                    Cell(text=twin.provider.name),
                )
            )
            for twin in twins
        ),
        note=_("These offers stand here under the same title and provider, from another list or written by hand."),
    )


def _alike(pairs: list[dict[str, str]]) -> Table | None:
    """Return new providers and places beside those that may be the same."""
    if not pairs:
        return None
    pages = {ORGANISATION: (_("Provider"), "actors:organisation"), PLACE: (_("Place"), "actors:place")}
    return Table(
        key="alike",
        caption=_("Providers and places that may be here already"),
        columns=(Column(title=_("What")), Column(title=_("New by this list")), Column(title=_("Here already"))),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=pages[pair["kind"]][0]),
                    Cell(text=pair["name"]),
                    Cell(text=pair["other"], address=reverse(pages[pair["kind"]][1], args=[pair["id"]])),
                )
            )
            for pair in pairs
        ),
        note=_("Nothing is put together by itself. Once the list is taken over, each pair waits under “Duplicates”."),
    )
