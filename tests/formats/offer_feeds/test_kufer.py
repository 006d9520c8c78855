"""Course XML of KuferSQL: cancelled, booked out, prices with a comma, several dates, an empty export."""

from datetime import date, time
from decimal import Decimal

import pytest

from bildungsbuero.core.errors import Refusal
from tests.support.feeds import codes, read_text, records

COURSE = """<kurs><knr>{number}</knr><haupttitel><![CDATA[Yoga & Atem]]></haupttitel><titellang>Für Anfänger</titellang>
<inhalt><![CDATA[Ruhe.<br/>Kraft.]]></inhalt><zielgruppe>Alle</zielgruppe><fachbtext>Gesundheit</fachbtext>
<beginndat>01.03.2027</beginndat><endedat>08.03.2027</endedat><beginnuhr>18:00</beginnuhr><endeuhr>19:30</endeuhr>
<termine><termin><tag>01.03.2027</tag><zeitvon>18:00</zeitvon><zeitbis>19:30</zeitbis>
<termin_ortraumname>Raum 5</termin_ortraumname></termin><termin><tag>08.03.2027</tag></termin></termine>
<ortstr>Domfreihof 1</ortstr><ortplz>54290</ortplz><ortname>Trier</ortname>
<gebnorm>1.048,50</gebnorm><geberm>24,00</geberm>
<tnmin>6</tnmin><tnmax>12</tnmax><tnanmeldungen>{taken}</tnanmeldungen><tnwarteliste>3</tnwarteliste>
<keinewebanmeldung>W</keinewebanmeldung><dozenten><dozent><vorname>Erika</vorname><name>Muster</name></dozent></dozenten>
<mitarbeiter_planend>M. Muster</mitarbeiter_planend>{more}</kurs>"""


def read(folder, *courses: str):
    return read_text(folder, f"<kurse>{''.join(courses)}</kurse>", provider="vhs (Beispiel)")


def course(number: str = "27F-101", taken: int = 4, more: str = "") -> str:
    return COURSE.format(number=number, taken=taken, more=more)


def test_a_course_brings_dates_prices_and_place(tmp_path):
    (record,) = records(read(tmp_path, course()))

    assert (record.title, record.topics, record.provider.name) == (
        "Yoga & Atem",
        ("health_movement",),
        "vhs (Beispiel)",
    )
    assert [(price.amount, price.label) for price in record.prices] == [
        (Decimal("1048.50"), ""),
        (Decimal("24.00"), "ermäßigt"),
    ]
    (run,) = record.runs
    assert (run.starts_on, run.ends_on, run.starts_at) == (date(2027, 3, 1), date(2027, 3, 8), time(18, 0))
    assert [session.place for session in run.sessions] == ["Raum 5", ""]
    assert (run.seats_free, run.is_cancelled) == (8, False)
    assert record.registration == "Anmeldung nicht über das Internet; Warteliste: 3"
    assert "Muster" not in repr(record)


def test_a_booked_out_course_has_no_free_seats_and_a_cancelled_one_says_so(tmp_path):
    full, off = records(read(tmp_path, course("1", taken=14), course("2", more="<ausfall>W</ausfall>")))

    assert full.runs[0].seats_free == 0
    assert off.runs[0].is_cancelled


def test_an_empty_export_is_refused_so_that_nothing_vanishes(tmp_path):
    with pytest.raises(Refusal) as refused:
        read_text(tmp_path, "<kurs_export></kurs_export>", provider="vhs (Beispiel)", wanted="kufer")

    assert refused.value.code == "offers.empty_feed"


def test_a_course_without_number_is_refused_by_name(tmp_path):
    found = read(tmp_path, course("").replace("<knr></knr>", ""), course("2"))

    assert codes(found) == ["offers.missing_value"]
    assert found[0].place.field == "knr"
