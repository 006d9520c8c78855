"""The plan of a year: what it shows, what it is narrowed to, and the calendar behind a secret address."""

from datetime import UTC, date, datetime

import icalendar
import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.strategy.models import CalendarKey, LogicRow
from bildungsbuero.apps.strategy.year import calendar
from bildungsbuero.apps.strategy.year.gathering import Asked, entries_of
from tests.support.cast import make_office, make_person
from tests.support.funding import make_decision, make_line, make_project, make_report
from tests.support.plans import make_goal, make_initiative, make_milestone

pytestmark = pytest.mark.django_db

PAGE = "/trier/buero/jahresplan/"
KEYS = f"{PAGE}kalender/"
TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def measure(trier):
    """A measure over two years with a milestone in each, a project with a report, and a decision."""
    found = make_initiative(
        goal=make_goal(office=trier),
        starts_on=date(2026, 3, 1),
        ends_on=date(2027, 6, 30),
        responsible_function="Bildungsbüro",
    )
    make_milestone(initiative=found, title="Raum, Möbel; und Tee", due_on=date(2026, 12, 1))
    make_milestone(initiative=found, title="Zehn Lernende", due_on=date(2027, 5, 1))
    project = make_project(office=trier, runs_from=date(2026, 1, 1), responsible_function="Amt 5")
    project.initiatives.add(found)
    make_report(line=make_line(project=project), due_on=date(2026, 10, 1))
    make_decision(office=trier)
    return found


def manager_of(office):
    return make_person(office=office, roles=(Role.MANAGEMENT,))


def kinds(office, **asked):
    return [str(entry.kind) for entry in entries_of(office, Asked(**{"year": 2026} | asked), TODAY)]


def test_a_year_holds_what_lasts_and_what_is_due_in_it(trier, measure):
    assert kinds(trier) == ["measure", "milestone", "project", "report", "decision"]
    assert kinds(trier, year=2027) == ["measure", "milestone", "project"]
    assert kinds(trier, year=2025) == []
    states = {str(entry.kind): entry.state_key for entry in entries_of(trier, Asked(year=2026), TODAY)}
    assert (states["milestone"], states["report"]) == ("open", "overdue")


def test_a_year_is_narrowed_to_a_field_or_an_office(trier, measure):
    assert kinds(trier, field=measure.goal.field.public_id) == ["measure", "milestone", "project", "report"]
    assert kinds(trier, field="bcdfghjk") == []
    assert kinds(trier, function="Amt 5") == ["project", "report"]


def test_the_page_shows_table_and_picture_and_is_taken_along(client, trier, measure, django_assert_max_num_queries):
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    for number in range(10):
        one = make_initiative(goal=measure.goal, title=f"<b>Kurs {number}", starts_on=date(2026, 1, 1))
        make_milestone(initiative=one, title="Beginn", due_on=date(2026, 2, 1))

    with django_assert_max_num_queries(18):
        text = client.get(f"{PAGE}?year=2026").content.decode()

    for said in ("Raum, Möbel; und Tee", "01.12.2026", "Zwischenbericht", "Stadtrat", 'role="img"', "&lt;b&gt;Kurs 3"):
        assert said in text
    assert "<b>Kurs" not in text
    rows = client.get(f"{PAGE}datei.csv?year=2026").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 5 + 20
    assert client.get(f"{PAGE}datei.xlsx?year=2026").content.startswith(b"PK")
    assert client.get(f"{PAGE}datei.exe").status_code == 404


@pytest.mark.parametrize("query", ["year=99999", "year=abc", "year=-1", "field=%00", "function=Unfug", "year=2100"])
def test_a_question_without_sense_is_met_kindly(client, trier, query):
    client.force_login(make_person(office=trier, roles=(Role.READER,)))

    assert client.get(f"{PAGE}?{query}").status_code == 200


def test_the_calendar_is_read_back_by_another_program(trier, measure):
    read = icalendar.Calendar.from_ical(calendar.calendar_of(trier, at=AT))

    events = {str(event["summary"]): event for event in read.walk("VEVENT")}
    milestone = events["Meilenstein: Raum, Möbel; und Tee"]
    assert milestone["dtstart"].dt == date(2026, 12, 1)
    assert milestone["dtend"].dt == date(2026, 12, 2)
    assert len(events) == 3
    assert len({str(event["uid"]) for event in events.values()}) == 3
    assert all(event["dtstamp"].dt == AT for event in events.values())


def test_a_key_is_shown_once_opens_the_calendar_and_is_taken_back(client, trier, measure):
    client.force_login(manager_of(trier))
    page = client.post(KEYS, {"role": "reader"})
    address = page.context["address"]
    assert address in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"
    assert address.rsplit("/", 1)[1].removesuffix(".ics") not in client.get(KEYS).content.decode()
    assert CalendarKey.objects.of(trier).get().digest not in address
    path = address.removeprefix("http://testserver")

    client.logout()
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"Zehn Lernende" in answer.content
    assert client.get(path.replace("/trier/", "/konz/")).status_code == 404

    client.force_login(manager_of(trier))
    client.post(f"{KEYS}reader/zuruecknehmen/")
    assert client.get(path).status_code == 404


def test_a_key_opens_no_other_office_and_a_new_one_ends_the_old(client, trier):
    konz = make_office(key="konz")
    first = calendar.make_key(Role.READER, office=trier, person=manager_of(trier), on=TODAY)
    second = calendar.make_key(Role.READER, office=trier, person=manager_of(trier), on=TODAY)

    assert not calendar.opens(first, trier)
    assert calendar.opens(second, trier)
    assert not calendar.opens(second, konz)
    assert client.get(f"/konz/kalender/{second}.ics").status_code == 404


def test_only_those_who_steer_make_keys_and_only_for_roles_of_the_office(client, trier):
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    assert client.post(KEYS, {"role": "reader"}).status_code == 403
    client.force_login(manager_of(trier))
    for role in ("provider", "", "Unfug"):
        client.post(KEYS, {"role": role})
    assert not CalendarKey.objects.of(trier).exists()


ROWS = {"rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0", "rows-1-stage": "", "rows-1-text": ""}


def test_the_logic_of_a_measure_is_written_and_shown_as_table_and_picture(client, trier, measure):
    client.force_login(manager_of(trier))
    path = f"/trier/buero/massnahmen/{measure.public_id}/"
    client.post(
        f"{path}wirkungslogik/",
        ROWS
        | {"rows-0-stage": "output", "rows-0-text": "Zwölf <i>Abende", "rows-0-indicator": "D-17"}
        | {"rows-0-target_value": "3,5", "rows-0-target_year": "2028"},
    )

    row = LogicRow.objects.of(trier).get()
    assert (row.initiative, str(row.target_value), row.target_year) == (measure, "3.5000", 2028)
    text = client.get(path).content.decode()
    for said in ("Wirkungslogik", "Zwölf &lt;i&gt;Abende", "3,50 bis 2028", "noch keine veröffentlichte Zahl"):
        assert said in text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"rows-0-target_value": "3"}, "braucht eine Kennzahl"),
        ({"rows-0-indicator": "D-17", "rows-0-target_year": "2028"}, "Ein Jahr ohne Wert"),
        ({"rows-0-indicator": "Z-99"}, "Kennzahl"),
        ({"rows-0-stage": "magic"}, "Stufe"),
    ],
)
def test_a_logic_that_cannot_be_is_refused(client, trier, measure, changed, said):
    client.force_login(manager_of(trier))
    sent = ROWS | {"rows-0-stage": "input", "rows-0-text": "Geld"} | changed

    answer = client.post(f"/trier/buero/massnahmen/{measure.public_id}/wirkungslogik/", sent)

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not LogicRow.objects.of(trier).exists()


def test_what_has_no_dates_stands_under_its_own_heading_with_the_way_to_set_them(client, trier, measure, manager):
    idea = make_initiative(goal=measure.goal, title="Sprachpaten", responsible_function="Amt 5")
    make_initiative(goal=measure.goal, title="Aufgegeben", state="cancelled")
    seen = make_initiative(goal=measure.goal, title="Nur ein Meilenstein")
    make_milestone(initiative=seen, title="Auftakt", due_on=date(2026, 5, 1))
    make_project(office=trier, title="Vorhaben", responsible_function="Bildungsbüro")

    def undated(query=""):
        table = client.get(f"{PAGE}?year=2026{query}").context["undated"]
        return [row.cells[0].text for row in table.rows] if table else []

    assert undated() == ["Sprachpaten", "Vorhaben"]
    assert undated("&function=Amt+5") == ["Sprachpaten"]
    assert undated(f"&field={measure.goal.field.public_id}") == ["Sprachpaten"]
    text = client.get(f"{PAGE}?year=2026").content.decode()
    assert text.index("Das Jahr als Bild") < text.index("Ohne Termin")
    assert f"/massnahmen/{idea.public_id}/bearbeiten/#id_starts_on" in text
    assert 'id="id_starts_on"' in client.get(f"/trier/buero/massnahmen/{idea.public_id}/bearbeiten/").content.decode()
    rows = client.get(f"{PAGE}datei.csv?year=2026").content.decode("utf-8-sig").splitlines()
    assert [row.split(";")[2] for row in rows[-2:]] == ["ohne Termin"] * 2

    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    text = client.get(f"{PAGE}?year=1995").content.decode()
    assert "Ohne Termin" in text
    assert "Termine eintragen" not in text
