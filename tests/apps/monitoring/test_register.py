"""The register of data sets and the calendar of their deliveries."""

from datetime import UTC, date, datetime

import pytest

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.monitoring.actions.demo_register import fill_example_register
from bildungsbuero.apps.monitoring.actions.scheduling import remind
from bildungsbuero.apps.monitoring.models import Dataset, DatasetSchedule
from bildungsbuero.apps.monitoring.register import due_lines
from tests.support import samples
from tests.support.cast import editor_of, make_office, monitor_of
from tests.support.deliveries import bring

REGISTER = "/trier/buero/zahlen/kalender/"


@pytest.fixture
def trier(units):
    return make_office()


def expect(office, key="schuleingang", **values):
    dataset = Dataset.unscoped.create(office=office, key=key, title=f"Zahlen {key}")
    return DatasetSchedule.unscoped.create(dataset=dataset, supplier="Gesundheitsamt", **values)


def test_data_sets_are_listed_by_the_day_of_their_next_delivery(client, trier):
    expect(trier, "spaet", next_due=date(2099, 1, 1))
    expect(trier, "frueh", next_due=date(2001, 1, 1))
    expect(trier, "nie")
    client.force_login(editor_of(trier))
    text = client.get(REGISTER).content.decode()
    assert text.index("Zahlen frueh") < text.index("Zahlen spaet") < text.index("Zahlen nie")
    assert "überfällig" in text


def test_a_data_set_is_announced_and_entered_before_its_first_file(client, trier, tmp_path):
    client.force_login(monitor_of(trier))
    answer = client.post(f"{REGISTER}neu/", {"key": "schuleingang", "title": "Schuleingangsuntersuchung"})
    page = "/trier/buero/zahlen/datensatz/trier/schuleingang/verzeichnis/"
    assert answer.url == page
    entry = {
        "content": "Befunde der Untersuchung",
        "supplier": "Gesundheitsamt",
        "frequency": "year",
        "next_due": "2025-11-10",
        "reminder_days": "14",
        "legal_basis": "Schulgesetz",
        "contact": "Abteilung 3",
        "contact_mail": "abteilung3@example.org",
    }
    assert client.post(page, entry).status_code == 302
    shown = client.get("/trier/buero/zahlen/datensatz/trier/schuleingang/").content.decode()
    for part in ("Gesundheitsamt", "10.11.2025", "Schulgesetz", "abteilung3@example.org"):
        assert part in shown
    delivery = bring(samples.write_long(tmp_path), office=trier, dataset="schuleingang")
    assert delivery.rows == 3
    assert DatasetSchedule.objects.of(trier).get().next_due == date(2026, 11, 10)


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"frequency": "never", "reminder_days": "14"},
        {"frequency": "year", "reminder_days": "9999"},
        {"frequency": "year", "reminder_days": "14", "next_due": "31.02.2025"},
        {"frequency": "year", "reminder_days": "14", "contact_mail": "kein"},
    ],
)
def test_an_entry_that_makes_no_sense_is_turned_down_on_the_page(client, trier, entry):
    expect(trier)
    client.force_login(monitor_of(trier))
    assert client.post("/trier/buero/zahlen/datensatz/trier/schuleingang/verzeichnis/", entry).status_code == 200


def test_a_code_is_announced_once(client, trier):
    expect(trier)
    client.force_login(monitor_of(trier))
    answer = client.post(f"{REGISTER}neu/", {"key": "schuleingang", "title": "Noch einmal"})
    assert "gibt es schon" in answer.content.decode()
    assert Dataset.objects.of(trier).count() == 1


def test_open_tables_are_entered_by_whoever_administers_the_installation(client, trier, tmp_path):
    bring(samples.write_leavers(tmp_path))
    page = "/trier/buero/zahlen/datensatz/shared/21111-02-06-4/verzeichnis/"
    person = monitor_of(trier)
    client.force_login(person)
    assert client.get(page).status_code == 403
    person.administers_installation = True
    person.save()
    assert client.get(page).status_code == 200


def test_the_calendar_is_handed_out_as_a_file(client, trier):
    expect(trier, next_due=date(2026, 3, 1))
    client.force_login(editor_of(trier))
    answer = client.get(f"{REGISTER}lieferungen.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"DTSTART;VALUE=DATE:20260301" in answer.content
    assert "Lieferung erwartet: Zahlen schuleingang" in answer.content.decode()


def test_heute_tells_the_role_monitoring_what_is_due(trier):
    expect(trier, "bald", next_due=date(2025, 11, 10))
    expect(trier, "laengst", next_due=date(2025, 10, 1))
    expect(trier, "spaet", next_due=date(2026, 11, 10))
    with within(trier):
        (line,) = due_lines(trier, monitor_of(trier), date(2025, 11, 3))
    assert str(line.title) == "1 Lieferung ist überfällig. 1 Lieferung wird bald erwartet."
    assert line.count == 2


def test_each_expected_day_is_told_of_once_before_and_once_after(trier, mailoutbox):
    konz = make_office(key="konz", name="Bildungsbüro Konz")
    person = monitor_of(trier)
    monitor_of(konz)
    editor_of(trier)
    expect(trier, next_due=date(2025, 11, 10))
    for day, mails in ((1, 1), (2, 1), (9, 1), (11, 2), (12, 2)):
        remind(datetime(2025, 11, day, 6, 30, tzinfo=UTC))
        assert len(mailoutbox) == mails, day
    first, last = mailoutbox
    assert (first.subject, last.subject) == ("Bald erwartet: Zahlen schuleingang", "Überfällig: Zahlen schuleingang")
    assert first.to == [person.email]
    assert "Gesundheitsamt" in last.body
    assert "war am 10.11.2025 erwartet" in last.body


def test_an_early_or_late_file_moves_the_day_on_and_an_older_one_does_not(trier, tmp_path):
    schedule = expect(trier, "eigene-zahlen", next_due=date(2027, 3, 1))
    bring(samples.write_long(tmp_path), office=trier, dataset="eigene-zahlen")
    schedule.refresh_from_db()
    assert schedule.next_due == date(2027, 3, 1)


def test_people_of_another_office_find_nothing(client, trier):
    expect(trier)
    konz = make_office(key="konz", name="Bildungsbüro Konz")
    client.force_login(monitor_of(konz))
    assert client.get("/konz/buero/zahlen/datensatz/trier/schuleingang/verzeichnis/").status_code == 404
    assert "Zahlen schuleingang" not in client.get("/konz/buero/zahlen/kalender/").content.decode()
    assert b"schuleingang" not in client.get("/konz/buero/zahlen/kalender/lieferungen.ics").content


def test_the_register_takes_as_many_queries_for_many_data_sets(client, trier, django_assert_max_num_queries):
    for number in range(12):
        expect(trier, f"d{number}", next_due=date(2026, 1, 1))
    client.force_login(editor_of(trier))
    with django_assert_max_num_queries(14):
        client.get(REGISTER)


def test_the_register_of_the_demo_says_what_is_due_soon(client, trier):
    on, person = date(2026, 11, 22), monitor_of(trier)
    assert fill_example_register(trier, on=on) > 0
    assert fill_example_register(trier, on=on) == 0, "what somebody has entered stays"

    with within(trier):
        assert [line.count for line in due_lines(trier, person, on)] == [1]
    client.force_login(person)
    assert "Ganztagsplätze an Grundschulen (Beispiel)" in client.get(REGISTER).content.decode()
