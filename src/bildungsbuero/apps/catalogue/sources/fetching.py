"""One fetch of a source: the file, its import, what is noted about both."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.importing import ImportOrder, ImportResult
from bildungsbuero.apps.catalogue.list_imports import import_lists
from bildungsbuero.apps.catalogue.models import ListSource, Offer
from bildungsbuero.apps.catalogue.reviewing import ALL, NEW_KINDS
from bildungsbuero.apps.catalogue.sources.harvesting import harvest, is_harvest
from bildungsbuero.apps.catalogue.sources.sampling import draw
from bildungsbuero.apps.catalogue.upkeep.lists import confirm, keep_rhythm, note_taken
from bildungsbuero.apps.operations import fetching
from bildungsbuero.apps.operations.fetching import UNCHANGED, Answer, Fetch, Wanted
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.problems import describe

Report = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a fetch brought; nothing where the file is unchanged."""

    is_unchanged: bool = False
    results: list[ImportResult] = field(default_factory=list)
    sampled: int = 0


def fetch_source(
    source: ListSource, at: datetime, *, reason: str, report: Report, fetch: Fetch | None = None
) -> Fetched:
    """Fetch a list and take it over as a whole; what goes wrong is noted with the source and raised again."""
    on = timezone.localtime(at).date()
    try:
        with tempfile.TemporaryDirectory() as folder, transaction.atomic():
            found = _taken(source, Path(folder) / "list", at=at, reason=reason, report=report, fetch=fetch)
    except Refusal as refusal:
        with translation.override("de"):
            problem = describe(refusal)
        _note(source, at, on, problem=f"{problem.message} {problem.remedy}".strip())
        raise
    _note(source, at, on, problem=_held_back(found))
    return found


def _taken(
    source: ListSource, target: Path, *, at: datetime, reason: str, report: Report, fetch: Fetch | None
) -> Fetched:
    limit_bytes = settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20
    on = timezone.localtime(at).date()
    wanted = Wanted(
        address=source.address,
        target=target,
        limit_bytes=limit_bytes,
        etag=source.etag,
        last_modified=source.last_modified,
    )
    get = fetch or fetching.fetch
    if is_harvest(source):
        # The moment of the harvest stands where a server would say the date of its file.
        has_news = harvest(source, wanted, at, fetch=get)
        answer = Answer(status=200 if has_news else UNCHANGED, last_modified=at.isoformat())
    else:
        answer = get(wanted)
    if answer.status == UNCHANGED:
        source.last_modified = answer.last_modified or source.last_modified
        _confirm(source, on)
        return Fetched(is_unchanged=True)
    order = ImportOrder(
        path=target,
        name=f"{source.list_name}.list",
        office=source.office,
        on=on,
        list_name=source.list_name,
        format=source.wanted_format,
        provider=source.provider,
        reason=reason,
        review=NEW_KINDS if source.is_trusted else ALL,
        origin=source.list_name,
        sequence=source.sequence,
    )
    results = import_lists(order, report, limit_bytes=limit_bytes)
    numbers = [result.sequence for result in results if result.sequence is not None]
    source.sequence = max(numbers) if numbers else None
    source.etag, source.last_modified = answer.etag, answer.last_modified
    return Fetched(results=results, sampled=_sampled(source, results, on) if source.is_trusted else 0)


def _confirm(source: ListSource, on: date) -> None:
    """A list that has not changed confirms its offers as if it had come again."""
    note_taken(source.office, source.list_name, on=on)
    mine = Offer.objects.of(source.office).filter(list_name=source.list_name, as_of="", is_example=False)
    confirm(source.office, list(mine.values_list("pk", flat=True)), on=on)


def _sampled(source: ListSource, results: list[ImportResult], on: date) -> int:
    new = draw(source, [one for result in results for one in result.published], on=on)
    return new + draw(source, [one for result in results for one in result.altered], on=on, is_change=True)


def _held_back(found: Fetched) -> str:
    count = sum(result.held_back for result in found.results)
    if not count:
        return ""
    with translation.override("de"):
        return _("%(count)d offers are missing in the list and stay as they are: too little of it came.") % {
            "count": count
        }


def _note(source: ListSource, at: datetime, on: date, *, problem: str) -> None:
    """Write down how it went; a list that was refused or came in part is asked for whole the next time."""
    source.fetched_at = at
    if problem:
        source.failed(problem, on=on)
        source.etag = source.last_modified = ""
    else:
        source.problem, source.failing_since = "", None
    fields = ["fetched_at", "problem", "failing_since", "etag", "last_modified", "harvested_at", "sequence"]
    source.save(update_fields=fields)


def stop(source: ListSource) -> None:
    """Fetch a list no more and forget what is known of it: what was taken back would come again the next night."""
    source.begin_anew()
    source.is_active = False
    source.save()
    keep_rhythm(source.office, source.list_name, None)


def facts_of(found: Fetched) -> dict[str, Any]:
    """Return the counts of a fetch in plain values."""
    counts = {name: sum(getattr(one, name) for one in found.results) for name in ("new", "changed", "vanished")}
    return counts | {"is_unchanged": found.is_unchanged, "sampled": found.sampled}


def standing_offers(source: ListSource) -> int:
    """Return how many offers of a source stand."""
    return Offer.objects.of(source.office).in_use().filter(list_name=source.list_name).count()
