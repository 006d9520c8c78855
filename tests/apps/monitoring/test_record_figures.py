"""Figures that are counted of records arrive as deliveries: released, undone and made anew like any other."""

from datetime import UTC, date, datetime

import pytest

from bildungsbuero.apps.catalogue.figures import TABLES
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.deciding import withdraw
from bildungsbuero.apps.monitoring.actions.record_figures import count_for_all_offices, count_records
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.models import Job
from tests.support.cast import editor_of, make_office, monitor_of
from tests.support.offers import make_offer
from tests.support.territory import give_area, make_unit

ON, AT = date(2026, 11, 22), datetime(2026, 11, 22, 2, 50, tzinfo=UTC)
COUNT = "/trier/buero/zahlen/zaehlen/"
LIST = "/trier/buero/zahlen/"


@pytest.fixture
def trier(units):
    office = make_office()
    give_area(office, units["07211"])
    make_unit(key="07211000", name="Trier", kind="kreisfreie Stadt", parent=units["07211"])
    return office


@pytest.fixture
def offers(trier):
    """A school, a library, a counselling centre, a course about STEM; an example and a draft that do not count."""
    for title, profile, more in (
        ("Grundschule", {"institution_type": "school"}, {"topics": ["school_learning"]}),
        ("Bibliothek", {"institution_type": "library"}, {"topics": ["reading_library"]}),
        (
            "Beratungsstelle",
            {"institution_type": "counselling_centre"},
            {"topics": ["transitions"], "life_phases": ["adult_life", "later_life"]},
        ),
    ):
        make_offer(office=trier, title=title, kind="institution", profile=profile, **more)
    make_offer(office=trier, title="Experimente", topics=["stem", "school_learning"])
    make_offer(office=trier, title="Beispielkurs", topics=["stem"], is_example=True)
    make_offer(office=trier, title="Entwurf", topics=["stem"], state=State.DRAFT)
    return trier


def counted(office, key: str, **by: str) -> int | None:
    answer = published.answer(key, area="07211", period="2026-11-22", by=list(by.items()), office=office)
    return int(answer.figure.cell.value)


def test_every_registered_figure_becomes_a_published_delivery(offers):
    made = count_records(offers, on=ON, at=AT)
    bring_up_to_date()

    assert [item.dataset.key for item in made] == list(TABLES)
    assert {(item.state, *item.periods) for item in made} == {("released", "2026-11-22")}
    assert {check["result"] for item in made for check in item.checks} == {"PASS"}
    source = made[0].as_source()
    assert source["attribution"] == "eigene Erhebung: Angebotskatalog, Stand 22.11.2026"


def test_indicators_of_the_catalogue_are_computed_from_them(offers):
    count_records(offers, on=ON, at=AT)
    bring_up_to_date()

    assert counted(offers, "B-02") == 3
    assert counted(offers, "B-02", einrichtungsart="schule") == 1
    assert counted(offers, "B-02", einrichtungsart="kultur") == 1
    assert counted(offers, "I-06") == 1
    assert (counted(offers, "I-06", lebensphase="erwachsene"), counted(offers, "I-06", lebensphase="aeltere")) == (1, 1)
    assert counted(offers, "H-10") == 1, "a marked example is never counted"


def test_the_page_of_an_indicator_names_the_catalogue_as_its_source(client, offers):
    count_records(offers, on=ON, at=AT)
    bring_up_to_date()
    text = client.get("/trier/kennzahlen/B-02/").content.decode()
    assert "eigene Erhebung: Angebotskatalog, Stand 22.11.2026" in text
    page = client.get("/trier/kennzahlen/eigene/angebotskatalog/").content.decode()
    assert "Angebote und Einrichtungen nach Thema" in page


def test_only_changed_numbers_make_a_delivery_in_the_night(offers):
    assert count_for_all_offices(on=ON, at=AT) == len(TABLES)
    assert count_for_all_offices(on=date(2026, 11, 23), at=AT) == 0

    make_offer(office=offers, title="Noch ein Kurs", topics=["stem"])
    count_for_all_offices(on=date(2026, 11, 24), at=AT)
    newest = Delivery.objects.of(offers).filter(periods=["2026-11-24"])
    assert set(newest.values_list("dataset__key", flat=True)) == {"angebotskatalog", "mint"}


def test_it_is_undone_like_any_delivery_and_does_not_come_back_by_itself(offers):
    person = monitor_of(offers)
    count_for_all_offices(on=ON, at=AT)
    wrong = Delivery.objects.of(offers).get(dataset__key="mint")
    withdraw(wrong, office=offers, person=person)

    assert count_for_all_offices(on=date(2026, 11, 23), at=AT) == 0
    again = count_records(offers, on=ON, at=AT, person=person, only="mint")
    assert [item.state for item in again] == ["released"]


def test_what_a_person_has_decided_about_the_data_set_stays(offers):
    count_records(offers, on=ON, at=AT, only="mint")
    Dataset.objects.of(offers).filter(key="mint").update(protected_at_source=False)
    Offer.objects.of(offers).filter(title="Experimente").delete()
    later = count_records(offers, on=date(2026, 12, 1), at=AT, only="mint")
    assert [item.state for item in later] == ["stored"]


def test_an_office_without_areas_and_one_without_offers_do_no_harm(trier):
    make_office(key="leer", name="Ohne Gebiet")
    assert count_for_all_offices(on=ON, at=AT) == len(TABLES)
    assert counted(trier, "B-02") == 0


def test_the_button_counts_in_the_job_process(client, offers, django_capture_on_commit_callbacks):
    client.force_login(monitor_of(offers))
    assert "Aus den eigenen Einträgen gezählt" in client.get(LIST).content.decode()
    assert client.post(COUNT, {"dataset": "einrichtungen"}).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        job = Job.objects.of(offers).latest("pk")
        result = jobs.run_now(job.kind, office=offers, person=job.person, arguments=job.arguments).result

    assert result["address"].startswith("/")
    assert "Jetzt zählen" in client.get("/trier/buero/zahlen/datensatz/trier/einrichtungen/").content.decode()
    assert "zuletzt gezählt zum" in client.get(LIST).content.decode()


@pytest.mark.parametrize("dataset", ["", "erfunden", "12411-02-03-4", "\x00"])
def test_what_cannot_be_counted_is_refused(client, trier, dataset):
    client.force_login(monitor_of(trier))
    assert client.post(COUNT, {"dataset": dataset}).status_code == 400
    assert client.get(COUNT).status_code == 405


def test_only_the_role_monitoring_counts(client, trier):
    client.force_login(editor_of(trier))
    assert client.post(COUNT, {"dataset": "mint"}).status_code == 403
    assert "Jetzt zählen" not in client.get(LIST).content.decode()


def test_an_earlier_day_is_counted_as_the_records_stood_and_leaves_the_latest_one(client, offers):
    earlier = date(2026, 10, 1)
    Offer.history.filter(title="Bibliothek").update(history_date=datetime(2026, 9, 1, 12, tzinfo=UTC))
    count_records(offers, on=ON, at=AT)
    count_records(offers, on=earlier, at=AT, only="einrichtungen")
    bring_up_to_date()

    assert counted(offers, "B-02") == 3
    answer = published.answer("B-02", area="07211", period=earlier.isoformat(), by=[], office=offers)
    assert int(answer.figure.cell.value) == 1
    assert count_for_all_offices(on=ON, at=AT) == 0, "the night compares with the latest day, not with the last file"


@pytest.mark.parametrize("on", ["2999-01-01", "gestern"])
def test_a_day_that_cannot_be_counted_is_said(client, offers, on):
    client.force_login(monitor_of(offers))
    answer = client.post(COUNT, {"dataset": "einrichtungen", "on": on}, follow=True)
    assert "einrichtungen" not in {job.arguments.get("dataset") for job in Job.objects.of(offers)}
    assert answer.redirect_chain
