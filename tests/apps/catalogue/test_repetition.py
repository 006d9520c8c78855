"""Runs that repeat: said in a form, without the holidays, read back, shown with their dates, given out as calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import icalendar
import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.apps.catalogue.forms.repetition import read_repetition
from bildungsbuero.apps.catalogue.forms.runs import run_forms
from bildungsbuero.apps.catalogue.holidays import calendar_of_land
from bildungsbuero.apps.catalogue.in_words import coming_in_words
from bildungsbuero.apps.catalogue.models import Offer, Run, State
from bildungsbuero.apps.catalogue.series import moved
from bildungsbuero.core.offers import RunRecord
from bildungsbuero.core.recurring import REPEATS
from bildungsbuero.formats import recurrence
from bildungsbuero.formats.export_words import Export, Words
from bildungsbuero.formats.offer_exports import write_offers
from bildungsbuero.formats.offer_exports.schema_org import document
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer
from tests.support.records import make_record

RLP = calendar_of_land("07")
MONDAYS = {
    "starts_on": "2026-09-07",
    "ends_on": "2026-11-02",
    "starts_at": "18:00",
    "ends_at": "20:00",
    "repeats": "weekly",
    "weekdays": ["mo"],
    "pauses": ["school_holidays"],
    "not_on": "14.9.2026",
}
LEFT = [
    date(2026, 9, 7),
    date(2026, 9, 21),
    date(2026, 9, 28),
    date(2026, 10, 19),
    date(2026, 10, 26),
    date(2026, 11, 2),
]
KEPT_RULE = RunRecord(public_id="r1", starts_on=date(2026, 9, 7), recurrence="FREQ=YEARLY", schedule="jährlich")


def sent(*runs: dict, before: tuple[RunRecord, ...] = ()):
    data = {"runs-TOTAL_FORMS": str(len(runs)), "runs-INITIAL_FORMS": str(len(before))}
    data |= {f"runs-{number}-{name}": value for number, run in enumerate(runs) for name, value in run.items()}
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return run_forms(query, before, calendar=RLP)


def records(*runs: dict, before: tuple[RunRecord, ...] = ()) -> tuple[RunRecord, ...]:
    forms = sent(*runs, before=before)
    assert forms.is_valid(), forms.errors
    return forms.records(before)


def as_sent(run: RunRecord) -> dict:
    """What a browser sends of the form of a stored run."""
    form = run_forms(None, (run,), calendar=RLP, extra=0).forms[0]
    values = {field.name: field.value() for field in form}
    return {
        name: [str(one) for one in value] if isinstance(value, list | tuple) else str(value)
        for name, value in values.items()
        if value not in (None, "", False, (), [])
    }


def test_each_monday_except_in_the_holidays_and_on_one_day():
    (run,) = records(MONDAYS)
    assert list(recurrence.days_of(run)) == LEFT
    assert run.recurrence == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261102"
    assert run.exception_dates == (date(2026, 9, 14), date(2026, 10, 5), date(2026, 10, 12))
    assert (run.starts_on, run.ends_on, run.pauses) == (date(2026, 9, 7), date(2026, 11, 2), ("school_holidays",))


def test_weekdays_between_two_days_with_pauses_are_weekly():
    (run,) = records({**MONDAYS, "repeats": ""})
    assert list(recurrence.days_of(run)) == LEFT


def test_so_many_times_are_those_that_take_place():
    (run,) = records({**MONDAYS, "ends_on": "", "times": "6"})
    assert list(recurrence.days_of(run)) == LEFT


def test_public_holidays_of_the_land_are_left_out():
    (run,) = records({"starts_on": "2027-05-20", "times": "3", "repeats": "weekly", "pauses": ["public_holidays"]})
    assert recurrence.days_of(run) == (date(2027, 5, 20), date(2027, 6, 3), date(2027, 6, 10)), "without Fronleichnam"


@given(
    repeats=st.sampled_from(REPEATS),
    starts_on=st.dates(date(2026, 7, 1), date(2027, 12, 31)),
    times=st.integers(1, 12),
    pauses=st.sets(st.sampled_from(["school_holidays", "public_holidays"])),
)
def test_a_form_that_is_only_saved_again_changes_nothing(repeats, starts_on, times, pauses):
    (run,) = records(
        {"starts_on": starts_on.isoformat(), "times": str(times), "repeats": repeats, "pauses": sorted(pauses)}
    )
    stored = replace(run, public_id="r1")
    assert records(as_sent(stored), before=(stored,)) == (stored,)


def test_a_rule_of_a_list_that_the_form_cannot_say_stays():
    assert read_repetition(KEPT_RULE, RLP)["repeats"] == "kept"
    (run,) = records({**as_sent(KEPT_RULE), "seats": "12"}, before=(KEPT_RULE,))
    assert (run.recurrence, run.seats) == ("FREQ=YEARLY", 12)
    (run,) = records({**as_sent(KEPT_RULE), "repeats": ""}, before=(KEPT_RULE,))
    assert run.recurrence == ""


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"ends_on": ""}, "ends_on", "braucht ein Ende"),
        ({"ends_on": "9999-12-31"}, "ends_on", "weiter als 3 Jahre"),
        ({"ends_on": "", "times": "1000000"}, "times", "200"),
        ({"times": "4"}, "times", "nicht beides"),
        ({"starts_on": ""}, "starts_on", "ersten Tag"),
        ({"repeats": "", "weekdays": []}, "repeats", "in welchem Abstand"),
        ({"not_on": "übermorgen"}, "not_on", "24.12.2026"),
        ({"not_on": "31.02.2026"}, "not_on", "24.12.2026"),
        ({"starts_on": "2026-10-05", "ends_on": "2026-10-12"}, "ends_on", "Kein Termin"),
        ({"repeats": "kept"}, "repeats", ""),
        ({"ends_on": "2028-09-01", "weekdays": ["mo", "tu", "we", "th", "fr"]}, "ends_on", "mehr als 200 Termine"),
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence_at_its_field(changes, field, words):
    forms = sent({**MONDAYS, **changes})
    assert not forms.is_valid()
    assert words in " ".join(forms.errors[0][field])


def test_the_page_names_the_next_dates_and_all_that_come():
    (run,) = records(MONDAYS)
    shown = coming_in_words(run, date(2026, 9, 8))
    assert shown["next"] == [f"Montag, {day}, 18:00–20:00 Uhr" for day in ("21.09.2026", "28.09.2026", "19.10.2026")]
    assert len(shown["dates"]) == 5
    assert shown["not_on"] == "nicht am 14.09.2026, 05.10.2026, 12.10.2026"


def test_the_calendar_keeps_the_hour_of_the_wall_when_the_time_changes(tmp_path):
    (run,) = records(MONDAYS)
    export = Export(
        title="Trier",
        key="trier",
        at=datetime(2026, 9, 1, tzinfo=UTC),
        words=Words(label=lambda _vocabulary, key: key),
        address=lambda _record: "",
    )
    write_offers("ical", [make_record(runs=(run,))], export, tmp_path / "dates.ics")
    event = icalendar.Calendar.from_ical((tmp_path / "dates.ics").read_bytes()).walk("VEVENT")[0]
    assert event["RRULE"]["BYDAY"] == ["MO"]
    left_out = event["EXDATE"] if isinstance(event["EXDATE"], list) else [event["EXDATE"]]
    days = [moment.dt for one in left_out for moment in one.dts]
    assert [moment.date() for moment in days] == list(run.exception_dates)
    assert {moment.time() for moment in days} == {time(18)}
    assert event["DTSTART"].dt.tzinfo is not None
    assert timezone.localtime(datetime(2026, 10, 26, 17, tzinfo=UTC)).time() == time(18), "winter time, same clock"


def test_a_series_takes_place_as_often_without_the_holidays_of_its_new_time():
    (run,) = records({**MONDAYS, "not_on": "", "seats": "12", "number": "K1"})
    new = moved(replace(run, seats_free=3, is_cancelled=True), 26 * 7, RLP)
    days = recurrence.days_of(new)
    assert len(days) == len(recurrence.days_of(run))
    assert days[0] == date(2027, 3, 8)
    assert not any(RLP.is_pause(day, ["school_holidays"]) for day in days)
    assert (new.seats, new.seats_free, new.external_id, new.is_cancelled) == (12, None, "", False)


@pytest.mark.django_db
def test_an_offer_is_held_again_as_a_draft(client, data_dir):
    trier = make_office()
    client.force_login(editor_of(trier))
    run = Run(starts_on=date(2026, 9, 7), ends_on=date(2026, 9, 11), register_until=date(2026, 9, 1), number="K1")
    offer = make_offer(office=trier, title="Deutsch A1", kind="course", runs=(run,))
    page = f"/trier/buero/angebote/{offer.public_id}/wiederholen/"
    assert "07.09.2026" in client.get(page).content.decode()
    for first in ("", "2026-09-07", "9999-12-31"):
        assert 'id="errors"' in client.post(page, {"first": first}).content.decode()
    client.post(page, {"first": "2027-03-01"})

    made = Offer.objects.of(trier).get(state=State.DRAFT)
    (new,) = made.runs.all()
    assert (made.title, new.starts_on, new.ends_on) == ("Deutsch A1", date(2027, 3, 1), date(2027, 3, 5))
    assert (new.register_until, new.number) == (date(2027, 2, 23), "")
    assert Offer.objects.of(trier).count() == 2


def test_search_engines_read_how_often_a_course_takes_place():
    words = Words(label=lambda _vocabulary, key: key)

    def schedule(**said: str) -> dict:
        (run,) = records({"starts_on": "2026-09-08", "times": "3", **said})
        shown = document(make_record(runs=(run,)), words, address="https://x.example/1")
        return shown["hasCourseInstance"][0]["courseSchedule"]

    assert schedule(repeats="fortnightly")["repeatFrequency"] == "P2W"
    monthly = schedule(repeats="monthly_weekday")
    assert (monthly["repeatFrequency"], monthly["byMonthWeek"]) == ("P1M", 2)
    assert monthly["byDay"] == ["https://schema.org/Tuesday"]
    assert schedule(repeats="monthly_day")["byMonthDay"] == 8
