"""Tables read back: our own list as `offers import` takes it, and the fifty columns of Integreat."""

import csv
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.offer_checks.findings import Findings, is_address, is_email, is_number, one_of
from bildungsbuero.formats.offer_feeds import Feed, read_feed
from bildungsbuero.formats.offer_feeds.integreat import COLUMNS, DAYS
from bildungsbuero.formats.offer_list import Lists

NEEDED = ("name", "street_address", "city", "country")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def check_list(path: Path, findings: Findings, lists: Lists) -> None:
    """Read our own list back: every row must be taken as it stands."""
    if path.suffix == ".csv":
        # A list without any row is complete all the same.
        with path.open(encoding="utf-8-sig", newline="") as file:
            if sum(1 for _row in csv.reader(file, delimiter=";")) <= 1:
                return
    with TemporaryDirectory() as folder:
        _format, found = read_feed(Feed(path=path, name=path.name, work_dir=Path(folder)), lists)
        for one in found:
            findings.count += one.refusal is None
            if one.refusal is not None:
                findings.add(one.external_id, one.refusal)


def check_integreat(path: Path, findings: Findings) -> None:
    """Check a table of places: its columns, what must be filled, hours that are none."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != tuple(COLUMNS):
            findings.add("", Refusal("exports.wrong_order", place=Place(row=1)))
        for number, row in enumerate(reader, 2):
            findings.count += 1
            _check_place(row, number, findings)


def _check_place(row: dict[str, str], number: int, findings: Findings) -> None:
    where = f"{row.get('name') or number}: "
    for name in NEEDED:
        findings.need("", where + name, row.get(name))
    for name in ("latitude", "longitude"):
        findings.fit("", where + name, row.get(name), is_number)
    findings.fit("", where + "email", row.get("email"), is_email)
    findings.fit("", where + "website", row.get("website"), is_address)
    flags = ("location_on_map", "barrier_free", "temporarily_closed")
    days = tuple(f"{day}_{name}" for day in DAYS for name in ("all_day", "closed", "appointment_only"))
    for name in (*flags, *days):
        findings.fit("", where + name, row.get(name), one_of("yes", "no"))
    for day in DAYS:
        start, end = row.get(f"{day}_start") or "", row.get(f"{day}_end") or ""
        findings.fit("", f"{where}{day}_start", start, lambda text: _CLOCK.fullmatch(text) is not None)
        if bool(start) != bool(end) or end < start:
            findings.add("", Refusal("exports.ends_before_start", place=Place(field=f"{where}{day}_end")))
