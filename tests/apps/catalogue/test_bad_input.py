"""What comes broken, hostile or at the wrong moment: a clear sentence, nothing lost, nothing half stored.

What other tests prove already: damaged lists (`test_hostile_lists.py`), rules of recurrence
(`formats/test_recurrence.py`), links that are guessed or too old (`test_upkeep.py`), transfers
(`operations/test_fetching.py`), two editors (`test_staff_pages.py`), feeds that are suddenly empty (`test_sources.py`).
"""

import json
from datetime import date, time

import icalendar
import pytest
from django.core.mail import EmailMessage

from bildungsbuero.apps.catalogue.models import Offer, Run
from bildungsbuero.apps.operations.mail import QueueBackend
from bildungsbuero.apps.operations.models import OutgoingMail
from bildungsbuero.core.errors import Refusal
from tests.support.cast import editor_of, make_office
from tests.support.offers import import_bytes, import_text, make_offer

pytestmark = pytest.mark.django_db

ROOTS = {
    "open-vhs": ("<openvhs><veranstaltungen>", "</veranstaltungen></openvhs>"),
    "openqcat": ("<OPENQCAT><NEW_CATALOG>", "</NEW_CATALOG></OPENQCAT>"),
    "kufer": ("<kurse>", "</kurse>"),
}
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n"


def stored(office) -> int:
    return Offer.objects.of(office).count()


@pytest.mark.parametrize("root", ROOTS.values(), ids=list(ROOTS))
@pytest.mark.parametrize(
    "inside",
    ["<a><b></a>", "<a>&unbekannt;</a>", "<a", "\x00", "<a>" * 5000],
    ids=["crossed", "entity", "cut", "zero byte", "deep"],
)
def test_broken_xml_is_refused_as_a_whole(trier, tmp_path, root, inside):
    begin, end = root
    with pytest.raises(Refusal, match=r"offers\.|file\."):
        import_text(trier, begin + inside + end, tmp_path / "export.xml", provider="VHS")
    assert stored(trier) == 0


@pytest.mark.parametrize("root", ROOTS.values(), ids=list(ROOTS))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_external_and_nested_entities_are_never_read(trier, tmp_path, root, encoding):
    (tmp_path / "geheim.txt").write_text("streng geheim")
    bomb = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    begin, end = root
    name = begin[1:].partition(">")[0]
    outside = f'<!ENTITY x SYSTEM "file://{tmp_path}/geheim.txt">'
    for declared in (outside, bomb, '<!ENTITY % p SYSTEM "http://x/"> %p;'):
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE {name} [{declared}]>{begin}<a>&x;</a>{end}'
        with pytest.raises(Refusal) as caught:
            import_bytes(trier, text.encode(encoding), tmp_path / "export.xml", provider="VHS")
        assert "geheim" not in repr(caught.value.facts)
    assert stored(trier) == 0


@pytest.mark.parametrize("text", ["[" * 100_000, '{"offers": [' + "[" * 50_000, '{"@graph": ' + '{"a":' * 20_000])
def test_json_that_is_nested_without_end_is_refused(trier, tmp_path, text):
    with pytest.raises(Refusal):
        import_text(trier, text, tmp_path / "liste.json")


def test_of_many_rows_every_tenth_bad_one_is_named_and_the_others_stand(trier, tmp_path):
    rows = [
        f"{number};{'' if number % 10 == 0 else f'Kurs {number}'};course;Verein;Trier;01.12.2026"
        for number in range(1, 501)
    ]
    result = import_text(trier, "\n".join(["Kennung;Titel;Art;Anbieter;Ort;Beginn", *rows]), tmp_path / "kurse.csv")

    assert (result.new, len(result.refused), stored(trier)) == (450, 50, 450)
    assert [refusal.place.row for refusal in result.refused] == [number + 1 for number in range(10, 501, 10)]
    assert {(refusal.code, refusal.place.column) for refusal in result.refused} == {("offers.missing_value", "Titel")}


def test_an_end_before_the_start_is_refused_wherever_it_comes_from(client, trier, tmp_path):
    event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Fest\r\n{dates}END:VEVENT\r\n"
    dates = "DTSTART:20261201T100000\r\nDTEND:20261130T100000\r\n"
    calendar = CALENDAR.format(events=event.format(dates=dates))
    assert [one.code for one in import_text(trier, calendar, tmp_path / "a.ics", provider="Verein").refused] == [
        "offers.ends_before_start"
    ]
    client.force_login(editor_of(trier))
    offer = make_offer(office=trier, kind="course", title="Töpfern")
    sent = {"title": "Töpfern", "provider": offer.provider.name, "reach": "online", "runs-TOTAL_FORMS": "1"}
    sent |= {"runs-INITIAL_FORMS": "0", "runs-0-starts_on": "2026-12-01", "runs-0-ends_on": "2026-11-01"}
    page = client.post(f"/trier/buero/angebote/{offer.public_id}/bearbeiten/", sent)
    assert page.status_code == 200
    assert any(run.errors for run in page.context["runs"])
    assert not Run.objects.of(trier).exists()


@pytest.mark.parametrize(
    ("day", "at"), [(date(2027, 3, 28), time(2, 30)), (date(2027, 10, 31), time(2, 30)), (date(2027, 3, 28), time(18))]
)
def test_the_hour_that_is_skipped_or_comes_twice_stays_the_hour_on_the_clock(client, trier, tmp_path, day, at):
    run = Run(starts_on=day, ends_on=day, starts_at=at, ends_at=time(at.hour + 2, 30))
    offer = make_offer(office=trier, kind="single_event", title="Nachtlesung", runs=(run,))
    written = client.get(f"/trier/angebote/{offer.public_id}/termine.ics").content
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")

    assert event["DTSTART"].dt.replace(tzinfo=None).time() == at
    other = make_office(key="konz")
    assert import_bytes(other, written, tmp_path / "termine.ics", provider="Verein").refused == []
    again = Run.objects.of(other).get()
    assert (again.starts_on, again.starts_at) == (day, at)


def test_html_in_fields_is_shown_as_words_or_dropped_and_never_runs(client, trier, tmp_path):
    entry = {"id": "1", "title": f"Chor {SCRIPT}", "kind": "group", "provider": f"Verein {SCRIPT}", "town": "Trier"}
    entry |= {"summary": SCRIPT, "description": f"<b>Fett</b> {SCRIPT}"}
    bad = entry | {"id": "2", "website": "javascript:alert(3)"}
    result = import_text(trier, json.dumps({"offers": [entry, bad]}), tmp_path / "liste.json")
    assert (result.new, len(result.refused)) == (1, 1)
    offer = Offer.objects.of(trier).get()
    pages = [
        f"/trier/angebote/{offer.public_id}/",
        f"/trier/anbieter/{offer.provider.public_id}/",
        "/trier/angebote/",
        "/trier/angebote/neu.atom",
    ]
    for page in pages:
        text = client.get(page).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_no_mail_of_ours_is_answered_by_another_machine(trier):
    """Mails come in nowhere, so a loop needs another machine that answers: each of ours tells it to keep still."""
    QueueBackend().send_messages([EmailMessage(subject="Hallo", body="Text", to=["a@example.org"])])
    text = bytes(OutgoingMail.objects.across_offices(because="a test").get().text)

    assert b"Auto-Submitted: auto-generated" in text
    assert b"X-Auto-Response-Suppress: All" in text
