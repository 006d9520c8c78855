"""openQ-cat 1.1 read: a whole catalogue, an update with new and gone, events that follow their offer."""

from datetime import date

from tests.support.feeds import codes, read_all, read_text, records
from tests.support.shared import SHARED, needs_shared

FOLDER = SHARED / "offers" / "openqcat_synthetic"
SERVICE = """<SERVICE><PRODUCT_ID>{number}</PRODUCT_ID><SERVICE_DETAILS><TITLE>{title}</TITLE>
<SERVICE_DATE><START_DATE>{start}</START_DATE></SERVICE_DATE><SERVICE_MODULE><EDUCATION type="{is_offer}">
<COURSE_ID>{offer}</COURSE_ID></EDUCATION></SERVICE_MODULE></SERVICE_DETAILS></SERVICE>"""


def service(number: str, *, offer: str = "", start: str = "2027-03-01T00:00:00.000+01:00") -> str:
    is_offer = "false" if offer else "true"
    return SERVICE.format(
        number=number, title="" if offer else "Kurs", start=start, is_offer=is_offer, offer=offer or number
    )


def catalogue(*services: str) -> str:
    return f'<OPENQCAT version="1.1"><NEW_CATALOG FULLCATALOG="true">{"".join(services)}</NEW_CATALOG></OPENQCAT>'


def test_events_belong_to_their_offer_wherever_they_stand(tmp_path):
    text = catalogue(service("1"), service("2"), service("1-V001", offer="1"), service("1-V002", offer="1"))
    first, second = records(read_text(tmp_path, text, provider="Akademie (Beispiel)"))

    assert [run.external_id for run in first.runs] == ["1-V001", "1-V002"]
    assert [run.external_id for run in second.runs] == ["2"]


def test_an_event_of_an_unknown_offer_and_a_bad_day_are_refused(tmp_path):
    text = catalogue(service("1"), service("9-V001", offer="9"), service("1-V001", offer="1", start="bald"))
    found = read_text(tmp_path, text, provider="Akademie (Beispiel)")

    assert sorted(codes(found)) == ["offers.bad_date", "offers.run_without_offer"]


@needs_shared
def test_a_whole_catalogue_in_an_older_encoding_is_read():
    name, found, feed = read_all(FOLDER / "new_catalog_iso-8859-15.xml")
    first = records(found)[0]

    assert (name, feed.is_partial, codes(found)) == ("openqcat", False, [])
    assert first.title == "Python für Einsteiger - Größe & Übung"
    assert "100 €" in first.description
    assert (first.prices, first.is_free) == ((), False)
    assert first.runs[0].external_id == "1000-V001"
    assert (first.runs[0].seats_min, first.runs[0].seats) == (6, 14)
    assert first.provider.name == "Musterakademie Trier gGmbH"
    assert "Erika" not in repr(first)


@needs_shared
def test_an_update_names_what_is_gone_and_leaves_the_rest():
    _name, found, feed = read_all(FOLDER / "update_catalog_utf-8.xml")

    assert feed.is_partial
    assert [one.external_id for one in found if one.is_removed] == ["2000"]
    assert [record.runs[0].starts_on for record in records(found)] == [date(2026, 9, 1)]
