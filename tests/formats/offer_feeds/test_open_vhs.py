"""Open-vhs XML read: the official example, the older dialect, and what must not get in."""

from datetime import date, time
from decimal import Decimal

import pytest

from bildungsbuero.core.errors import Refusal
from tests.support.feeds import codes, read_all, read_text, records
from tests.support.shared import SHARED, needs_shared

COURSE = """<veranstaltung><guid>{guid}</guid><nummer>K{guid}</nummer><name>{name}</name>
<dvv_kategorie version="2.0">{area}</dvv_kategorie><level>{level}</level>
<minimale_teilnehmerzahl>5</minimale_teilnehmerzahl><maximale_teilnehmerzahl>10</maximale_teilnehmerzahl>
<aktuelle_teilnehmerzahl>10</aktuelle_teilnehmerzahl>
<beginn_datum>2026-10-20</beginn_datum><ende_datum>2026-11-03</ende_datum>
<text><eigenschaft>text</eigenschaft>
<text><![CDATA[<p>Mit <b>Buch</b> &amp; Heft.</p><script>x()</script>]]></text></text>
<veranstaltungsort><name>Haus</name><adresse><land>Luxemburg</land><plz>6401</plz><ort>Echternach</ort>
<strasse>Weg 1</strasse></adresse></veranstaltungsort>
<termin><beginn_datum>2026-10-20</beginn_datum><beginn_uhrzeit>18:00:00+02:00</beginn_uhrzeit>
<ende_uhrzeit>19:30:00+02:00</ende_uhrzeit></termin>
<termin><beginn_datum>2026-11-03</beginn_datum><beginn_uhrzeit>18:00:00+01:00</beginn_uhrzeit>
<ende_uhrzeit>19:30:00+01:00</ende_uhrzeit></termin>
<preis><betrag>0.0</betrag></preis>
<dozent><name>Erika Muster</name></dozent>
<webadresse><typ>website</typ><uri>https://example.org/k</uri></webadresse></veranstaltung>"""


def file(*courses: str, head: str = "<veranstaltungen>") -> str:
    return f"{head}{''.join(courses)}</veranstaltungen>"


def course(guid: str = "1", name: str = "Englisch A2", area: str = "4.06", level: str = "A2.1") -> str:
    return COURSE.format(guid=guid, name=name, area=area, level=level)


def test_a_course_says_language_level_place_dates_and_seats(tmp_path):
    (record,) = records(read_text(tmp_path, file(course()), provider="vhs (Beispiel)"))

    assert (record.kind, record.topics) == ("language_course", ("foreign_languages",))
    assert (record.language_taught, record.level_from) == ("en", "A2")
    assert (record.place.country, record.place.town) == ("LU", "Echternach")
    assert record.description == "Mit Buch & Heft."
    (run,) = record.runs
    assert [session.on for session in run.sessions] == [date(2026, 10, 20), date(2026, 11, 3)]
    # The clock on the wall stays at six, although summer time ends between the two.
    assert {session.starts_at for session in run.sessions} == {time(18, 0)}
    assert (run.seats_min, run.seats, run.seats_free) == (5, 10, 0)
    assert run.booking_address == "https://example.org/k"


def test_a_price_of_nothing_does_not_mean_free_of_charge(tmp_path):
    (record,) = records(read_text(tmp_path, file(course()), provider="vhs (Beispiel)"))

    assert (record.prices, record.is_free, record.cost) == ((), False, "unknown")


def test_names_of_persons_are_not_kept(tmp_path):
    (record,) = records(read_text(tmp_path, file(course()), provider="vhs (Beispiel)"))

    assert "Muster" not in repr(record)


def test_german_courses_are_about_learning_german(tmp_path):
    found = read_text(tmp_path, file(course(name="Deutsch als Zweitsprache B1", level="B1")), provider="vhs (Beispiel)")

    assert [record.topics for record in records(found)] == [("german_language",)]


def test_the_older_dialect_needs_to_be_told_whose_file_it_is(tmp_path):
    assert codes(read_text(tmp_path, file(course()))) == ["offers.no_provider"]


def test_one_bad_course_is_named_and_the_others_stand(tmp_path):
    bad = course("2").replace(
        "2026-10-20</beginn_datum><ende_datum>2026-11-03", "2026-12-20</beginn_datum><ende_datum>2026-11-03"
    )
    worse = course("3").replace("<betrag>0.0", "<betrag>viel")
    found = read_text(tmp_path, file(course("1"), bad, worse), provider="vhs (Beispiel)")

    assert len(records(found)) == 1
    assert codes(found) == ["offers.ends_before_start", "offers.bad_number"]
    assert found[2].place.field == "preis/betrag"
    assert found[2].place.row


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (file(course())[:-40], "offers.broken_xml"),
        ('<!DOCTYPE v [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + file(course(name="&x;")), "offers.xml_with_dtd"),
        ("<fremd><a/></fremd>", "offers.unknown_xml"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_as_a_whole(tmp_path, text, code):
    with pytest.raises(Refusal) as refused:
        read_text(tmp_path, text, provider="vhs (Beispiel)")

    assert refused.value.code == code


@needs_shared
def test_the_official_example_gives_five_courses_and_one_refusal():
    name, found, feed = read_all(SHARED / "offers" / "open_vhs_1.2_dvv_beispiel.xml")

    assert (name, feed.is_partial, len(records(found))) == ("open-vhs", False, 5)
    assert codes(found) == ["offers.ends_before_start"]
    first = records(found)[0]
    assert first.provider.name == "vhs Landkreis Fulda"
    assert (first.reach, first.mode, first.accessibility) == ("online", "online_live", {"step_free": False})
    assert first.prices[0].amount == Decimal("82.80")
    assert len(first.runs[0].sessions) == 5
    # The same number twice: the guid tells the courses apart.
    assert len({record.external_id for record in records(found)}) == 5
