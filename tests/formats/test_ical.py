"""Calendar files that other programs read."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.formats.ical import LINE_OCTETS, Event, write_calendar

AT = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)


def written(**parts):
    event = Event(**{"key": "a@b", "title": "Lieferung", "day": date(2026, 3, 1), **parts})
    return write_calendar([event], name="Kalender", at=AT)


def unfolded(content):
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_an_event_is_a_whole_day():
    lines = unfolded(written(description="Von: Landesamt, Mainz", alarm_days=14))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTAMP:20251103T090000Z" in lines
    assert "DTSTART;VALUE=DATE:20260301" in lines
    assert "DTEND;VALUE=DATE:20260302" in lines
    assert "DESCRIPTION:Von: Landesamt\\, Mainz" in lines
    assert "TRIGGER:-P14D" in lines
    assert lines[-2:] == ["END:VCALENDAR", ""]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_long_titles_are_folded_without_cutting_a_letter(title):
    content = written(title=title)
    assert all(len(line) <= LINE_OCTETS for line in content.split(b"\r\n"))
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}" in unfolded(content)


def test_a_line_break_cannot_begin_a_line_of_its_own():
    lines = unfolded(written(title="A\r\nBEGIN:VEVENT"))
    assert lines.count("BEGIN:VEVENT") == 1
