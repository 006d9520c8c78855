"""Calendars read: rules, exceptions, moved dates, zones, and rules that never end."""

from datetime import date, time

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats import recurrence
from tests.support.feeds import codes, read_all, read_text, records
from tests.support.shared import SHARED, needs_shared

SERIES = """DTSTART;TZID=Europe/Berlin:20261013T180000
DTEND;TZID=Europe/Berlin:20261013T193000
RRULE:FREQ=WEEKLY;COUNT=5
EXDATE;TZID=Europe/Berlin:20261020T180000
LOCATION:Bürgerhaus\\, Franz-Georg-Straße 36\\, 54292 Trier
"""


def calendar(*events: str) -> str:
    body = "".join(f"BEGIN:VEVENT\nSUMMARY:Lesekreis\n{event}END:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nX-WR-CALNAME:Bürgerhaus (Beispiel)\n{body}END:VCALENDAR\n".replace(
        "\n", "\r\n"
    )


def read_or_refused(path) -> str:
    try:
        read_all(path, provider="Verein (Beispiel)")
    except Refusal as refusal:
        return refusal.code
    return "read"


def read(folder, *events: str):
    return read_text(folder, calendar(*events), "kalender.ics")


def test_a_series_keeps_its_hour_when_summer_time_ends(tmp_path):
    (record,) = records(read(tmp_path, f"UID:1\n{SERIES}"))
    (run,) = record.runs

    assert (run.starts_at, run.ends_at, run.exception_dates) == (time(18, 0), time(19, 30), (date(2026, 10, 20),))
    assert list(recurrence.days(run.recurrence, run.starts_on, without=run.exception_dates)) == [
        date(2026, 10, 13),
        date(2026, 10, 27),
        date(2026, 11, 3),
        date(2026, 11, 10),
    ]
    assert run.ends_on == date(2026, 11, 10)
    assert (record.place.street, record.place.postcode, record.place.town) == (
        "Franz-Georg-Straße 36",
        "54292",
        "Trier",
    )


def test_an_hour_in_another_zone_is_told_as_it_is_here(tmp_path):
    (record,) = records(read(tmp_path, "UID:1\nDTSTART:20260701T160000Z\nDURATION:PT90M\n"))

    assert (record.runs[0].starts_at, record.runs[0].ends_at) == (time(18, 0), time(19, 30))


def test_a_moved_date_becomes_a_run_and_a_cancelled_one_an_exception(tmp_path):
    moved = "UID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20261027T180000\nDTSTART;TZID=Europe/Berlin:20261028T190000\n"
    day = "TZID=Europe/Berlin:20261103T180000"
    off = f"UID:1\nRECURRENCE-ID;{day}\nSTATUS:CANCELLED\nDTSTART;{day}\n"
    (record,) = records(read(tmp_path, f"UID:1\n{SERIES}", moved, off))

    assert [run.starts_on for run in record.runs] == [date(2026, 10, 13), date(2026, 10, 28)]
    assert record.runs[0].exception_dates == (date(2026, 10, 20), date(2026, 10, 27), date(2026, 11, 3))


def test_the_newest_version_of_an_event_counts(tmp_path):
    older, newer = (f"UID:1\nSEQUENCE:{number}\nDTSTART;VALUE=DATE:202701{number + 9}\n" for number in (1, 2))

    assert [run.starts_on.day for record in records(read(tmp_path, newer, older)) for run in record.runs] == [11]


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY;COUNT=99999999", "FREQ=WEEKLY;BYSECOND=1,2,3", "FREQ=WEEKLY;BYDAY=XX"]
)
def test_a_rule_that_would_never_end_or_is_none_is_refused(tmp_path, rule):
    found = read(tmp_path, f"UID:1\nDTSTART:20270101T100000\nRRULE:{rule}\n", "UID:2\nDTSTART:20270101T100000\n")

    assert len(codes(found)) == 1
    assert len(records(found)) == 1


def test_an_endless_series_is_never_over(tmp_path):
    (record,) = records(read(tmp_path, "UID:1\nDTSTART:20200107T100000\nRRULE:FREQ=WEEKLY\n"))

    assert record.kind == "group"
    assert record.runs[0].last_day is None


def test_organisers_and_guests_are_not_kept(tmp_path):
    (record,) = records(
        read(tmp_path, "UID:1\nDTSTART:20270107T100000\nORGANIZER;CN=Erika Muster:mailto:e@example.org\n")
    )

    assert "Muster" not in repr(record)
    assert record.provider.name == "Bürgerhaus (Beispiel)"


@needs_shared
@pytest.mark.parametrize(
    "path", sorted((SHARED / "offers" / "ical_icalendar_tests").glob("*.ics")), ids=lambda path: path.name
)
def test_odd_calendars_are_read_or_refused_with_a_reason(path):
    assert read_or_refused(path) in ("read", "offers.empty_feed", "offers.broken_calendar")
